// SPDX-License-Identifier: Apache-2.0
#include "crypto/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "base/hex.h"
#include "crypto/openssl.h"

namespace prov {
namespace {

constexpr std::size_t kBlock = 64;  // input block of SHA-256, FIPS 180-4 section 1
using Block = std::array<std::uint8_t, kBlock>;

struct FreeDigest {
  void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
};

// The key, padded with zeros to a block, XOR `byte` (RFC 2104 section 2).
Block pad_key(std::span<const std::uint8_t, 32> key, std::uint8_t byte) {
  Block block;
  block.fill(byte);
  for (std::size_t i = 0; i < key.size(); ++i) block[i] ^= key[i];
  return block;
}

}  // namespace

struct Hasher::State {
  std::unique_ptr<EVP_MD, FreeDigest> algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
  openssl::DigestContext context{EVP_MD_CTX_new()};
};

Hasher::Hasher() : state_(std::make_unique<State>()) {
  openssl::check(state_->algorithm && state_->context, "find SHA-256");
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::start() {
  openssl::check(EVP_DigestInit_ex2(state_->context.get(), state_->algorithm.get(), nullptr) == 1,
                 "start a digest");
}

void Hasher::update(std::span<const std::uint8_t> bytes) {
  openssl::check(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1,
                 "compute a digest");
}

void Hasher::update(std::string_view bytes) { update(as_bytes(bytes)); }

Digest Hasher::finish() {
  Digest out;
  unsigned length = 0;
  openssl::check(
      EVP_DigestFinal_ex(state_->context.get(), out.data(), &length) == 1 && length == out.size(),
      "finish a digest");
  return out;
}

Digest Hasher::sha256(std::span<const std::uint8_t> bytes) {
  start();
  update(bytes);
  return finish();
}

Digest Hasher::sha256(std::string_view bytes) { return sha256(as_bytes(bytes)); }

Digest Hasher::sha256(std::initializer_list<std::string_view> parts) {
  start();
  for (const std::string_view part : parts) update(part);
  return finish();
}

Digest Hasher::hmac(std::span<const std::uint8_t, 32> key,
                    std::initializer_list<std::string_view> parts) {
  start();
  update(pad_key(key, 0x36));
  for (const std::string_view part : parts) update(part);
  const Digest inner = finish();
  start();
  update(pad_key(key, 0x5c));
  update(inner);
  return finish();
}

Digest sha256(std::span<const std::uint8_t> bytes) { return Hasher().sha256(bytes); }

Digest sha256(std::string_view bytes) { return Hasher().sha256(bytes); }

Digest hmac_sha256(std::span<const std::uint8_t, 32> key,
                   std::initializer_list<std::string_view> parts) {
  return Hasher().hmac(key, parts);
}

void cleanse(std::span<std::uint8_t> bytes) { OPENSSL_cleanse(bytes.data(), bytes.size()); }

void cleanse(std::span<char> bytes) { OPENSSL_cleanse(bytes.data(), bytes.size()); }

}  // namespace prov
