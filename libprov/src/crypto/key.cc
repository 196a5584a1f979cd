// SPDX-License-Identifier: Apache-2.0
#include "crypto/key.h"

#include <algorithm>
#include <new>

#include <sodium.h>

#include <prov/error.h>

#include "base/hex.h"
#include "crypto/digest.h"
#include "crypto/encrypted_pem.h"
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

// Seed and public key, the form in which the library signs. Made in memory that the library guards,
// locks and overwrites.
struct SigningKey::State {
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> bytes;
};

void SigningKey::Free::operator()(State* state) const { sodium_free(state); }

SigningKey::SigningKey(std::span<const std::uint8_t, 32> seed) {
  start_sodium();
  void* memory = sodium_malloc(sizeof(State));
  if (memory == nullptr) throw std::bad_alloc();
  state_.reset(new (memory) State);
  crypto_sign_seed_keypair(public_key_.data(), state_->bytes.data(), seed.data());
}

SigningKey::~SigningKey() = default;
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;

SigningKey SigningKey::held(const PublicKey& key, KeySigner signer) {
  SigningKey out;
  out.public_key_ = key;
  out.signer_ = std::move(signer);
  return out;
}

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

std::optional<SigningKey> SigningKey::from_encrypted_pem(std::string_view pem,
                                                         const Passphrase& passphrase) {
  std::optional<Seed> seed = decrypt_seed(pem, passphrase);
  if (!seed) return std::nullopt;
  SigningKey key{std::span<const std::uint8_t, 32>(*seed)};
  cleanse(std::span<std::uint8_t>(*seed));
  return key;
}

// Its own copy of the seed is overwritten when the object goes.
class SigningKey::OpenSeed {
 public:
  explicit OpenSeed(const SigningKey& key) {
    if (!key.state_) throw Error(ErrorCode::internal, "a key that is held elsewhere stays there");
    crypto_sign_ed25519_sk_to_seed(seed_.data(), key.state_->bytes.data());
  }
  ~OpenSeed() { cleanse(std::span<std::uint8_t>(seed_)); }
  OpenSeed(const OpenSeed&) = delete;
  OpenSeed& operator=(const OpenSeed&) = delete;
  [[nodiscard]] std::span<const std::uint8_t, 32> get() const { return seed_; }

 private:
  Seed seed_{};
};

std::string SigningKey::to_pem() const { return seed_to_pem(OpenSeed(*this).get()); }

std::string SigningKey::to_encrypted_pem(const Passphrase& passphrase, Entropy& entropy) const {
  return encrypt_seed(OpenSeed(*this).get(), passphrase, entropy);
}

SigningKey SigningKey::again() const { return SigningKey(OpenSeed(*this).get()); }

Signature SigningKey::sign(std::span<const std::uint8_t> message) const {
  if (!state_) return sign_elsewhere(as_chars(message));
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                       state_->bytes.data());
  return signature;
}

Signature SigningKey::sign_elsewhere(std::string_view message) const {
  const Signature signature = signer_(message);
  if (verify_signature(public_key_, message, signature)) return signature;
  throw Error(
      ErrorCode::key,
      "what holds the unlocked key has not signed with it (run prov key lock, then prov key "
      "unlock)");
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
