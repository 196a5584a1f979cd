// SPDX-License-Identifier: Apache-2.0
// The SHA256 functions of libcrypto, deprecated there in favour of EVP, take half the time of EVP
// on an entry and need none of the machinery that EVP sets up at the first use in a process.
// doc/decisions/0008 says why and how to leave. They cannot fail.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "crypto/digest.h"

#include <openssl/crypto.h>
#include <openssl/sha.h>

#include "base/hex.h"

namespace prov {
namespace {

constexpr std::size_t kBlock = 64;  // input block of SHA-256, FIPS 180-4 section 1
using Block = std::array<std::uint8_t, kBlock>;

// The key, padded with zeros to a block, XOR `byte` (RFC 2104 section 2).
Block pad_key(std::span<const std::uint8_t, 32> key, std::uint8_t byte) {
  Block block;
  block.fill(byte);
  for (std::size_t i = 0; i < key.size(); ++i) block[i] ^= key[i];
  return block;
}

}  // namespace

struct Hasher::State {
  SHA256_CTX context{};
};

Hasher::Hasher() : state_(std::make_unique<State>()) {}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::start() { SHA256_Init(&state_->context); }

void Hasher::update(std::span<const std::uint8_t> bytes) {
  SHA256_Update(&state_->context, bytes.data(), bytes.size());
}

void Hasher::update(std::string_view bytes) { update(as_bytes(bytes)); }

Digest Hasher::finish() {
  Digest out;
  SHA256_Final(out.data(), &state_->context);
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
