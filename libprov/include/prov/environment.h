// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include <prov/key.h>

namespace prov {

/// Tells the time that entries claim. The library reads no other clock for what it stores.
class Clock {
 public:
  virtual ~Clock() = default;
  /// Seconds since 1970-01-01T00:00:00Z.
  [[nodiscard]] virtual std::int64_t now() = 0;
};

/// Source of salts, keys and log identities.
class Entropy {
 public:
  virtual ~Entropy() = default;
  /// Fills `out` with bytes that nobody can predict. Throws Error{io} when there are none to be
  /// had.
  virtual void fill(std::span<std::uint8_t> out) = 0;
};

/// How grave a message of the library is.
enum class Severity { debug, info, warning };

/// Receives the library's messages (never document text); the default drops them.
using LogSink = std::function<void(Severity, std::string_view)>;

/// What the library needs of the world around it; it reads no environment variable and no
/// configuration of its own. The referenced objects must outlive every object made with it.
struct Environment {
  Clock& clock;
  Entropy& entropy;
  std::filesystem::path key_dir;    ///< private keys, e.g. ~/.local/share/prov/keys
  std::filesystem::path state_dir;  ///< high-water marks, e.g. ~/.local/state/prov; empty: none
  std::chrono::milliseconds lock_wait{60000};  ///< longest wait for another writer
  LogSink log{};                               ///< may be empty
  PassphraseSource passphrase{};  ///< asked where a key is encrypted; empty: there is none
  KeySignerSource signer{};       ///< asked before that; empty: no key is unlocked
};

/// The system's clock and random generator; both live as long as the process.
[[nodiscard]] Clock& system_clock();
[[nodiscard]] Entropy& system_entropy();

}  // namespace prov
