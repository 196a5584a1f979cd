// SPDX-License-Identifier: Apache-2.0
#include "log/origin.h"

#include <array>

#include "base/hex.h"

namespace prov {
namespace {

constexpr std::string_view kPrefix = "prov.invalid/";
constexpr std::size_t kDigits = 32;

std::string key_digits(Hasher& hasher, const PublicKey& key) {
  return to_hex(hasher.sha256(key)).substr(0, kDigits);
}

}  // namespace

std::string make_origin(Hasher& hasher, Entropy& entropy, const PublicKey& key) {
  std::array<std::uint8_t, kDigits / 2> drawn{};
  entropy.fill(drawn);
  return std::string(kPrefix) + to_hex(drawn) + "/" + key_digits(hasher, key);
}

bool is_origin(std::string_view text) {
  return text.size() == kPrefix.size() + kDigits + 1 + kDigits && text.starts_with(kPrefix) &&
         is_hex(text.substr(kPrefix.size(), kDigits)) && text[kPrefix.size() + kDigits] == '/' &&
         is_hex(text.substr(kPrefix.size() + kDigits + 1));
}

std::string_view drawn_digits(std::string_view origin) {
  return origin.substr(kPrefix.size(), kDigits);
}

bool origin_names_key(Hasher& hasher, std::string_view text, const PublicKey& key) {
  return is_origin(text) && text.ends_with("/" + key_digits(hasher, key));
}

}  // namespace prov
