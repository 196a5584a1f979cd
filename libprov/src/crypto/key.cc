// SPDX-License-Identifier: Apache-2.0
#include "crypto/key.h"

#include <openssl/err.h>
#include <openssl/evp.h>

#include "base/hex.h"
#include "crypto/digest.h"
#include "crypto/openssl.h"
#include "crypto/pem.h"

namespace prov {

struct SigningKey::State {
  openssl::Key key;  // OpenSSL overwrites the private bytes when it frees the key
};

SigningKey::SigningKey(std::span<const std::uint8_t, 32> seed) : state_(std::make_unique<State>()) {
  state_->key.reset(
      EVP_PKEY_new_raw_private_key_ex(nullptr, "ED25519", nullptr, seed.data(), seed.size()));
  openssl::check(state_->key != nullptr, "use the private key");
  std::size_t length = public_key_.size();
  openssl::check(EVP_PKEY_get_raw_public_key(state_->key.get(), public_key_.data(), &length) == 1 &&
                     length == public_key_.size(),
                 "derive the public key");
}

SigningKey::~SigningKey() = default;
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;

SigningKey SigningKey::generate(Entropy& entropy) {
  Seed seed;
  entropy.fill(seed);
  SigningKey key{std::span<const std::uint8_t, 32>(seed)};
  cleanse(std::span<std::uint8_t>(seed));
  return key;
}

SigningKey SigningKey::from_pem(std::string_view pem) {
  Seed seed = seed_from_pem(pem);
  SigningKey key{std::span<const std::uint8_t, 32>(seed)};
  cleanse(std::span<std::uint8_t>(seed));
  return key;
}

std::string SigningKey::to_pem() const {
  Seed seed;
  std::size_t length = seed.size();
  openssl::check(EVP_PKEY_get_raw_private_key(state_->key.get(), seed.data(), &length) == 1 &&
                     length == seed.size(),
                 "read the private key");
  std::string pem = seed_to_pem(seed);
  cleanse(std::span<std::uint8_t>(seed));
  return pem;
}

Signature SigningKey::sign(std::span<const std::uint8_t> message) const {
  const openssl::DigestContext context(EVP_MD_CTX_new());
  openssl::check(context && EVP_DigestSignInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr,
                                                  state_->key.get(), nullptr) == 1,
                 "start a signature");
  Signature signature;
  std::size_t length = signature.size();
  openssl::check(EVP_DigestSign(context.get(), signature.data(), &length, message.data(),
                                message.size()) == 1 &&
                     length == signature.size(),
                 "sign");
  return signature;
}

Signature SigningKey::sign(std::string_view message) const { return sign(as_bytes(message)); }

struct Verifier::State {
  openssl::Key key;
  openssl::DigestContext context{EVP_MD_CTX_new()};
};

Verifier::Verifier(std::span<const std::uint8_t, 32> public_key)
    : state_(std::make_unique<State>()) {
  state_->key.reset(EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr, public_key.data(),
                                                   public_key.size()));
  openssl::check(state_->key && state_->context, "use the public key");
}
Verifier::~Verifier() = default;
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;

bool Verifier::verify(std::span<const std::uint8_t> message,
                      std::span<const std::uint8_t> signature) {
  if (signature.size() != Signature{}.size()) return false;
  EVP_MD_CTX* context = state_->context.get();
  EVP_MD_CTX_reset(context);
  openssl::check(EVP_DigestVerifyInit_ex(context, nullptr, nullptr, nullptr, nullptr,
                                         state_->key.get(), nullptr) == 1,
                 "start checking a signature");
  const int result =
      EVP_DigestVerify(context, signature.data(), signature.size(), message.data(), message.size());
  ERR_clear_error();  // a wrong signature is an answer here, no failure
  return result == 1;
}

bool Verifier::verify(std::string_view message, std::span<const std::uint8_t> signature) {
  return verify(as_bytes(message), signature);
}

bool verify_signature(std::span<const std::uint8_t, 32> public_key, std::string_view message,
                      std::span<const std::uint8_t> signature) {
  return Verifier(public_key).verify(message, signature);
}

}  // namespace prov
