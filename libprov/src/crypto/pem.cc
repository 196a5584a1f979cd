// SPDX-License-Identifier: Apache-2.0
#include "crypto/pem.h"

#include <algorithm>
#include <vector>

#include <prov/error.h>

#include "base/base64.h"
#include "base/utf8.h"
#include "crypto/digest.h"

namespace prov {
namespace {

constexpr std::string_view kBegin = "-----BEGIN PRIVATE KEY-----\n";
constexpr std::string_view kEnd = "\n-----END PRIVATE KEY-----";
// SEQUENCE { INTEGER 0, SEQUENCE { OID 1.3.101.112 }, OCTET STRING { OCTET STRING (32 bytes) } }
constexpr std::array<std::uint8_t, 16> kDerPrefix = {
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};
constexpr std::size_t kDerSize = kDerPrefix.size() + 32;
static_assert(kDerSize == SeedDer{}.size());

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorCode::key, message); }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

// Says what a text is that is no PKCS#8 private key.
[[noreturn]] void refuse_kind(std::string_view pem) {
  constexpr std::string_view kDashes = "-----BEGIN ";
  if (!pem.starts_with(kDashes)) refuse("this is no private key in PEM form");
  const std::string_view rest = pem.substr(kDashes.size());
  const std::string kind(rest.substr(0, std::min(rest.find("-----"), std::size_t{40})));
  if (kind == "ENCRYPTED PRIVATE KEY") {
    refuse("the private key is encrypted");
  }
  if (kind == "OPENSSH PRIVATE KEY") {
    refuse(
        "this is an OpenSSH private key; prov uses Ed25519 keys in PKCS#8 form of its own "
        "(prov key new)");
  }
  if (kind == "PRIVATE KEY") {
    refuse(
        "the private key is damaged or not in the form that openssl writes "
        "(LF line ends, one line of base64)");
  }
  refuse("this is PEM of kind \"" + kind + "\", not an Ed25519 private key");
}

// The bytes between the PEM lines, overwritten when done.
class SecretBytes {
 public:
  explicit SecretBytes(std::string_view base64) {
    try {
      bytes_ = from_base64(base64);
    } catch (const Error&) {
      refuse("the private key is damaged: its text is not base64");
    }
  }
  ~SecretBytes() { cleanse(std::span<std::uint8_t>(bytes_)); }
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  [[nodiscard]] std::span<const std::uint8_t> get() const { return bytes_; }

 private:
  std::vector<std::uint8_t> bytes_;
};

[[noreturn]] void refuse_der(std::span<const std::uint8_t> der) {
  const auto algorithm = std::span(kDerPrefix).subspan(5, 7);
  const bool ed25519 =
      std::search(der.begin(), der.end(), algorithm.begin(), algorithm.end()) != der.end();
  if (!ed25519) refuse("the private key is not an Ed25519 key (make one: prov key new)");
  refuse(
      "the Ed25519 private key is damaged or of another version than PKCS#8 version 1 "
      "(convert it: openssl pkey -in KEY -out NEW)");
}

}  // namespace

std::string seed_to_pem(std::span<const std::uint8_t, 32> seed) {
  SeedDer der = seed_to_der(seed);
  std::string base64 = to_base64(der);
  std::string pem;
  pem.reserve(kBegin.size() + base64.size() + kEnd.size() + 1);
  pem.append(kBegin).append(base64).append(kEnd).append("\n");
  cleanse(std::span<char>(base64));
  cleanse(std::span<std::uint8_t>(der));
  return pem;
}

Seed seed_from_pem(std::string_view pem) {
  std::string_view text = trim(pem);
  if (!text.starts_with(kBegin) || !text.ends_with(kEnd) ||
      text.size() < kBegin.size() + kEnd.size()) {
    refuse_kind(text);
  }
  text = text.substr(kBegin.size(), text.size() - kBegin.size() - kEnd.size());
  // Keys of other algorithms take several lines; they are told apart after joining them.
  std::string joined(text);
  if (text.size() != kDerSize / 3 * 4) std::erase(joined, '\n');
  const SecretBytes der(joined);
  cleanse(std::span<char>(joined));
  return seed_from_der(der.get());
}

SeedDer seed_to_der(std::span<const std::uint8_t, 32> seed) {
  SeedDer der;
  std::copy(seed.begin(), seed.end(), std::copy(kDerPrefix.begin(), kDerPrefix.end(), der.begin()));
  return der;
}

Seed seed_from_der(std::span<const std::uint8_t> der) {
  if (der.size() != kDerSize || !std::equal(kDerPrefix.begin(), kDerPrefix.end(), der.begin())) {
    refuse_der(der);
  }
  Seed seed;
  std::copy(der.begin() + kDerPrefix.size(), der.end(), seed.begin());
  return seed;
}

}  // namespace prov
