// SPDX-License-Identifier: Apache-2.0
#include "crypto/key.h"

#include <algorithm>

#include <sodium.h>

#include <prov/error.h>

#include "base/hex.h"
#include "crypto/digest.h"
#include "crypto/pem.h"

namespace prov {
namespace {

static_assert(Seed{}.size() == crypto_sign_SEEDBYTES);
static_assert(PublicKey{}.size() == crypto_sign_PUBLICKEYBYTES);
static_assert(Signature{}.size() == crypto_sign_BYTES);

// Chooses what suits the processor; may be called again, by any thread.
void start_sodium() {
  if (sodium_init() < 0) throw Error(ErrorCode::internal, "cannot start the library of signatures");
}

}  // namespace

// Seed and public key, the form in which the library signs.
struct SigningKey::State {
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> bytes;
  ~State() { cleanse(std::span<std::uint8_t>(bytes)); }
};

SigningKey::SigningKey(std::span<const std::uint8_t, 32> seed) : state_(std::make_unique<State>()) {
  start_sodium();
  crypto_sign_seed_keypair(public_key_.data(), state_->bytes.data(), seed.data());
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
  crypto_sign_ed25519_sk_to_seed(seed.data(), state_->bytes.data());
  std::string pem = seed_to_pem(seed);
  cleanse(std::span<std::uint8_t>(seed));
  return pem;
}

Signature SigningKey::sign(std::span<const std::uint8_t> message) const {
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                       state_->bytes.data());
  return signature;
}

Signature SigningKey::sign(std::string_view message) const { return sign(as_bytes(message)); }

Verifier::Verifier(std::span<const std::uint8_t, 32> public_key) {
  start_sodium();
  std::copy(public_key.begin(), public_key.end(), public_key_.begin());
}

bool Verifier::verify(std::span<const std::uint8_t> message,
                      std::span<const std::uint8_t> signature) const {
  return signature.size() == Signature{}.size() &&
         crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                     public_key_.data()) == 0;
}

bool Verifier::verify(std::string_view message, std::span<const std::uint8_t> signature) const {
  return verify(as_bytes(message), signature);
}

bool verify_signature(std::span<const std::uint8_t, 32> public_key, std::string_view message,
                      std::span<const std::uint8_t> signature) {
  return Verifier(public_key).verify(message, signature);
}

}  // namespace prov
