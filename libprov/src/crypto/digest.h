// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>

namespace prov {

/// A SHA-256 value (FIPS 180-4), also an HMAC-SHA256 (RFC 2104).
using Digest = std::array<std::uint8_t, 32>;

/// Computes SHA-256 and HMAC-SHA256, many times over, without a look-up of the algorithm for each
/// (which costs more than hashing a leaf). Make one, keep it; one thread at a time.
/// Every function throws Error{internal} when OpenSSL fails.
class Hasher {
 public:
  /// Sets nothing up beyond itself.
  Hasher();
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  /// The digest of all of `bytes`. Forgets a stream under way.
  [[nodiscard]] Digest sha256(std::span<const std::uint8_t> bytes);
  [[nodiscard]] Digest sha256(std::string_view bytes);
  /// The digest of the concatenation of `parts`. Forgets a stream under way.
  [[nodiscard]] Digest sha256(std::initializer_list<std::string_view> parts);

  /// Streaming: `start`, any number of `update`, `finish`.
  void start();
  void update(std::span<const std::uint8_t> bytes);
  void update(std::string_view bytes);
  [[nodiscard]] Digest finish();

  /// HMAC-SHA256 of the concatenation of `parts` under a key of 32 bytes.
  [[nodiscard]] Digest hmac(std::span<const std::uint8_t, 32> key,
                            std::initializer_list<std::string_view> parts);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// As the members of Hasher, for use now and then (each call makes a Hasher).
[[nodiscard]] Digest sha256(std::span<const std::uint8_t> bytes);
[[nodiscard]] Digest sha256(std::string_view bytes);
[[nodiscard]] Digest hmac_sha256(std::span<const std::uint8_t, 32> key,
                                 std::initializer_list<std::string_view> parts);

/// Overwrites memory in a way that the compiler does not optimise away.
void cleanse(std::span<std::uint8_t> bytes);
void cleanse(std::span<char> bytes);

}  // namespace prov
