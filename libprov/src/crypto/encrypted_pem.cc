// SPDX-License-Identifier: Apache-2.0
// The AES functions of libcrypto, deprecated there in favour of EVP, need none of its machinery
// (doc/decisions/0008 and 0013). They cannot fail with a key of 256 bits.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "crypto/encrypted_pem.h"

#include <algorithm>
#include <bit>

#include <openssl/aes.h>
#include <sodium.h>

#include <prov/error.h>

#include "base/base64.h"
#include "base/hex.h"
#include "base/utf8.h"
#include "crypto/der.h"
#include "crypto/digest.h"

namespace prov {
namespace {

constexpr std::string_view kBegin = "-----BEGIN ENCRYPTED PRIVATE KEY-----";
constexpr std::string_view kEnd = "-----END ENCRYPTED PRIVATE KEY-----";
constexpr std::size_t kLine = 64;  // characters of base64
constexpr std::size_t kLongestPem = 4096;
constexpr std::size_t kBlock = AES_BLOCK_SIZE;
// One block of padding follows (RFC 8018 section 6.1.1), the key being a multiple of a block.
constexpr std::size_t kEncrypted = SeedDer{}.size() + kBlock;

// Object identifiers: RFC 8018 appendix A.4, RFC 7914 section 7, NIST's list of algorithms.
constexpr std::string_view kPbes2("\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d", 9);
constexpr std::string_view kScrypt("\x2b\x06\x01\x04\x01\xda\x47\x04\x0b", 9);
constexpr std::string_view kAes256Cbc("\x60\x86\x48\x01\x65\x03\x04\x01\x2a", 9);

constexpr std::uint64_t kCost = 16384, kBlockSize = 8, kParallel = 5;
constexpr std::uint64_t kMostCost = std::uint64_t{1} << 20;
constexpr std::uint64_t kMostMemory = std::uint64_t{256} << 20;
constexpr std::uint64_t kMostWork = 32 * kCost * kBlockSize * kParallel;

struct Sealed {
  std::string salt, iv, bytes;
  std::uint64_t cost = kCost, block_size = kBlockSize, parallel = kParallel;
};

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorCode::key, message); }

[[noreturn]] void refuse_algorithm() {
  refuse(
      "the private key is encrypted in another way than scrypt with AES-256-CBC (convert it: "
      "openssl pkcs8 -topk8 -in KEY -scrypt -v2 aes-256-cbc -out NEW)");
}

template <std::size_t size>
struct Secret {
  std::array<std::uint8_t, size> bytes{};
  Secret() = default;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { cleanse(std::span<std::uint8_t>(bytes)); }
};

void check_cost(const Sealed& sealed) {
  const auto [cost, size, parallel] = std::array{sealed.cost, sealed.block_size, sealed.parallel};
  const bool sane = std::has_single_bit(cost) && cost >= 2 && cost <= kMostCost && size >= 1 &&
                    size <= 1024 && parallel >= 1 && parallel <= 1024 &&
                    128 * size * (cost + parallel) <= kMostMemory &&
                    cost * size * parallel <= kMostWork;
  if (!sane) refuse("the private key asks for more work to decrypt it than a key should");
}

// RFC 7914 section 6.
void derive(const Sealed& sealed, const Passphrase& passphrase, Secret<32>& key) {
  const auto text = as_bytes(passphrase.text());
  const auto salt = as_bytes(sealed.salt);
  if (crypto_pwhash_scryptsalsa208sha256_ll(
          text.data(), text.size(), salt.data(), salt.size(), sealed.cost,
          static_cast<std::uint32_t>(sealed.block_size),
          static_cast<std::uint32_t>(sealed.parallel), key.bytes.data(), key.bytes.size()) != 0) {
    throw Error(ErrorCode::io, "there is not enough memory to decrypt the private key");
  }
}

template <std::size_t size>
void run_cipher(const Secret<32>& key, std::string_view iv, const std::uint8_t* in,
                Secret<size>& out, bool encrypt) {
  std::array<std::uint8_t, kBlock> chain{};
  std::copy(iv.begin(), iv.end(), chain.begin());
  AES_KEY schedule;
  if (encrypt) {
    AES_set_encrypt_key(key.bytes.data(), 256, &schedule);
  } else {
    AES_set_decrypt_key(key.bytes.data(), 256, &schedule);
  }
  AES_cbc_encrypt(in, out.bytes.data(), size, &schedule, chain.data(),
                  encrypt ? AES_ENCRYPT : AES_DECRYPT);
  cleanse(std::span<std::uint8_t>(reinterpret_cast<std::uint8_t*>(&schedule), sizeof schedule));
}

std::string to_der(const Sealed& sealed) {
  const auto sequence = [](const std::string& content) {
    return der_element(kDerSequence, content);
  };
  const std::string derivation =
      sequence(der_element(kDerObject, kScrypt) +
               sequence(der_element(kDerOctets, sealed.salt) + der_integer(sealed.cost) +
                        der_integer(sealed.block_size) + der_integer(sealed.parallel)));
  const std::string cipher =
      sequence(der_element(kDerObject, kAes256Cbc) + der_element(kDerOctets, sealed.iv));
  return sequence(sequence(der_element(kDerObject, kPbes2) + sequence(derivation + cipher)) +
                  der_element(kDerOctets, sealed.bytes));
}

void take_algorithm(DerReader& reader, std::string_view object) {
  if (reader.take(kDerObject) != object) refuse_algorithm();
}

void take_scrypt(DerReader reader, Sealed& out) {
  out.salt = reader.take(kDerOctets);
  out.cost = reader.take_integer();
  out.block_size = reader.take_integer();
  out.parallel = reader.take_integer();
  if (!reader.at_end() && reader.take_integer() != 32) refuse_algorithm();
  reader.end();
}

Sealed from_der(std::string_view der) {
  Sealed out;
  DerReader outside(der);
  DerReader all(outside.take(kDerSequence));
  outside.end();
  DerReader algorithm(all.take(kDerSequence));
  out.bytes = all.take(kDerOctets);
  all.end();
  take_algorithm(algorithm, kPbes2);
  DerReader scheme(algorithm.take(kDerSequence));
  algorithm.end();
  DerReader derivation(scheme.take(kDerSequence));
  take_algorithm(derivation, kScrypt);
  take_scrypt(DerReader(derivation.take(kDerSequence)), out);
  derivation.end();
  DerReader cipher(scheme.take(kDerSequence));
  scheme.end();
  take_algorithm(cipher, kAes256Cbc);
  out.iv = cipher.take(kDerOctets);
  cipher.end();
  if (out.iv.size() != kBlock) refuse_algorithm();
  if (out.bytes.size() != kEncrypted) {
    refuse("the encrypted private key is not an Ed25519 key (make one: prov key new)");
  }
  check_cost(out);
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string drawn(Entropy& entropy) {
  std::array<std::uint8_t, kBlock> bytes{};
  entropy.fill(bytes);
  return std::string(as_chars(bytes));
}

}  // namespace

bool is_encrypted_pem(std::string_view pem) { return trim(pem).starts_with(kBegin); }

std::string encrypt_seed(std::span<const std::uint8_t, 32> seed, const Passphrase& passphrase,
                         Entropy& entropy) {
  Sealed sealed;
  sealed.salt = drawn(entropy);
  sealed.iv = drawn(entropy);
  Secret<32> key;
  derive(sealed, passphrase, key);
  Secret<kEncrypted> plain;
  plain.bytes.fill(kBlock);  // the padding
  SeedDer der = seed_to_der(seed);
  std::copy(der.begin(), der.end(), plain.bytes.begin());
  cleanse(std::span<std::uint8_t>(der));
  Secret<kEncrypted> encrypted;
  run_cipher(key, sealed.iv, plain.bytes.data(), encrypted, true);
  sealed.bytes = as_chars(encrypted.bytes);
  const std::string base64 = to_base64(as_bytes(to_der(sealed)));
  std::string pem = std::string(kBegin) + "\n";
  for (std::size_t at = 0; at < base64.size(); at += kLine) {
    pem += base64.substr(at, kLine) + "\n";
  }
  return pem.append(kEnd).append("\n");
}

std::optional<Seed> decrypt_seed(std::string_view pem, const Passphrase& passphrase) {
  std::string_view text = trim(pem);
  if (text.size() > kLongestPem || !text.starts_with(kBegin) || !text.ends_with(kEnd) ||
      text.size() < kBegin.size() + kEnd.size()) {
    refuse("this is no encrypted private key in PEM form");
  }
  std::string base64(text.substr(kBegin.size(), text.size() - kBegin.size() - kEnd.size()));
  std::erase(base64, '\n');
  std::vector<std::uint8_t> der;
  try {
    der = from_base64(base64);
  } catch (const Error&) {
    refuse("the encrypted private key is damaged: its text is not base64");
  }
  const Sealed sealed = from_der(as_chars(der));
  Secret<32> key;
  derive(sealed, passphrase, key);
  Secret<kEncrypted> plain;
  run_cipher(key, sealed.iv, as_bytes(sealed.bytes).data(), plain, false);
  const auto padding = std::span(plain.bytes).subspan(SeedDer{}.size());
  if (std::any_of(padding.begin(), padding.end(), [](auto byte) { return byte != kBlock; })) {
    return std::nullopt;
  }
  try {
    return seed_from_der(std::span(plain.bytes).first(SeedDer{}.size()));
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace prov
