// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prov {

/// Most bytes of a passphrase; at least one.
inline constexpr std::size_t kPassphraseLimit = 1024;

/// A passphrase: bytes as they were typed, in no other normal form. They are overwritten when the
/// object goes.
class Passphrase {
 public:
  /// Throws Error{key} for an empty one, one beyond the limit, or one with a NUL or line end in it.
  explicit Passphrase(std::string_view text);
  Passphrase(Passphrase&&) noexcept = default;
  Passphrase& operator=(Passphrase&& other) noexcept;
  ~Passphrase();

  [[nodiscard]] std::string_view text() const { return {bytes_.data(), bytes_.size()}; }
  /// A further copy, as carefully kept.
  [[nodiscard]] Passphrase copy() const { return Passphrase(text()); }

 private:
  std::vector<char> bytes_;
};

/// What a passphrase is wanted for.
struct PassphraseRequest {
  std::string handle;    ///< of the log that the key writes
  bool fresh = false;    ///< one is to be set, so whoever types it does so twice
  unsigned attempt = 0;  ///< how many for this key have been wrong
};

/// Gives a passphrase, or nothing when there is none (more) to be had; the key then stays locked.
/// The library asks for as long as what it gets is wrong.
using PassphraseSource = std::function<std::optional<Passphrase>(const PassphraseRequest&)>;

/// An Ed25519 signature (RFC 8032) of a message by a key that is held elsewhere.
using KeySigner = std::function<std::array<std::uint8_t, 64>(std::string_view message)>;

/// The signer of an encrypted key that is unlocked, empty when it is not. `name` is that of its
/// file without ending: the first 32 hexadecimal digits of the SHA-256 of the public key. What it
/// signs is checked, so a signer that lies is found out.
using KeySignerSource = std::function<KeySigner(std::string_view name)>;

/// How the key of a new log is kept, and which log the new one goes on from.
struct NewKey {
  bool encrypted = false;  ///< under a passphrase of the environment's PassphraseSource
  std::string after;       ///< handle or origin of a log of this case; empty: none
};

/// A private key out of its file, in memory that is locked (not swapped out) where the system
/// allows it, and overwritten when the object goes.
class UnlockedKey {
 public:
  UnlockedKey(UnlockedKey&&) noexcept;
  UnlockedKey& operator=(UnlockedKey&&) noexcept;
  ~UnlockedKey();

  /// The name of its file without ending, see KeySignerSource.
  [[nodiscard]] const std::string& name() const;
  /// Handle of the log that it writes.
  [[nodiscard]] const std::string& handle() const;
  [[nodiscard]] std::array<std::uint8_t, 64> sign(std::string_view message) const;
  /// Moves the key into memory locked by this process: locks do not pass to the child of a fork(2).
  void settle();

  /// For the library, which makes them.
  struct State;
  explicit UnlockedKey(std::unique_ptr<State> state);

 private:
  std::unique_ptr<State> state_;
};

}  // namespace prov
