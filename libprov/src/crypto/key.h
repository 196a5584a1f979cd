// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <prov/environment.h>

namespace prov {

/// An Ed25519 public key and signature (RFC 8032).
using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// A private Ed25519 key. Its bytes are in locked memory where the system allows it, and
/// overwritten when the object goes. May be used by several threads at once.
class SigningKey {
 public:
  /// A new key from 32 drawn bytes. Throws what Entropy::fill throws.
  [[nodiscard]] static SigningKey generate(Entropy& entropy);

  /// The key of a PEM text in the one form that `to_pem` and `openssl genpkey -algorithm ed25519`
  /// write: PKCS#8 version 1, not encrypted (RFC 8410 section 7). White space around it is allowed.
  /// Throws Error{key} that says what else it is.
  [[nodiscard]] static SigningKey from_pem(std::string_view pem);

  /// The key of a text that `to_encrypted_pem` writes; nothing when the passphrase is wrong. Throws
  /// what decrypt_seed throws.
  [[nodiscard]] static std::optional<SigningKey> from_encrypted_pem(std::string_view pem,
                                                                    const Passphrase& passphrase);

  /// A key that is held elsewhere. Its signatures are checked. It has no PEM.
  [[nodiscard]] static SigningKey held(const PublicKey& key, KeySigner signer);

  ~SigningKey();
  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) noexcept;

  /// The key as PEM, readable by `openssl pkey`. The caller should `cleanse` the text after use.
  [[nodiscard]] std::string to_pem() const;
  /// The same under a passphrase, see encrypt_seed.
  [[nodiscard]] std::string to_encrypted_pem(const Passphrase& passphrase, Entropy& entropy) const;
  /// The same key once more, in memory locked by this process.
  [[nodiscard]] SigningKey again() const;
  [[nodiscard]] const PublicKey& public_key() const { return public_key_; }
  /// Signs bytes (Ed25519 itself, not the prehashed variant). With a key that is held elsewhere,
  /// throws what its signer throws, Error{key} when that is not a signature of this key.
  [[nodiscard]] Signature sign(std::string_view message) const;
  [[nodiscard]] Signature sign(std::span<const std::uint8_t> message) const;

 private:
  class OpenSeed;
  struct State;
  struct Free {
    void operator()(State* state) const;
  };
  SigningKey() = default;
  explicit SigningKey(std::span<const std::uint8_t, 32> seed);
  [[nodiscard]] Signature sign_elsewhere(std::string_view message) const;

  std::unique_ptr<State, Free> state_;  // none when the key is held elsewhere
  KeySigner signer_;
  PublicKey public_key_{};
};

/// Checks signatures of one public key. May be used by several threads at once.
class Verifier {
 public:
  /// Any 32 bytes are taken; those that are no point of the curve, or one of small order, verify
  /// nothing.
  explicit Verifier(std::span<const std::uint8_t, 32> public_key);

  /// Whether `signature` is one of `message`; false too when it is not 64 bytes long, or not in the
  /// one form that RFC 8032 section 5.1.7 allows.
  [[nodiscard]] bool verify(std::string_view message,
                            std::span<const std::uint8_t> signature) const;
  [[nodiscard]] bool verify(std::span<const std::uint8_t> message,
                            std::span<const std::uint8_t> signature) const;

 private:
  PublicKey public_key_{};
};

/// As Verifier, for use now and then.
[[nodiscard]] bool verify_signature(std::span<const std::uint8_t, 32> public_key,
                                    std::string_view message,
                                    std::span<const std::uint8_t> signature);

}  // namespace prov
