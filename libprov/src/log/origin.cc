// SPDX-License-Identifier: Apache-2.0
#include "log/origin.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/hex.h"

namespace prov {
namespace {

constexpr std::string_view kPrefix = "prov.invalid/";
constexpr std::size_t kDigits = 32;

std::string key_digits(Hasher& hasher, const PublicKey& key) {
  return to_hex(hasher.sha256(key)).substr(0, kDigits);
}

constexpr std::size_t kHandleLimit = 16;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string shortest_unique(const std::string& origin, const std::vector<const NamedLog*>& all) {
  const std::string_view digits = drawn_digits(origin);
  for (std::size_t length = 1; length <= digits.size(); ++length) {
    const auto same = [&](const NamedLog* other) {
      return drawn_digits(other->origin).substr(0, length) == digits.substr(0, length);
    };
    if (std::count_if(all.begin(), all.end(), same) == 1)
      return std::string(digits.substr(0, length));
  }
  return std::string(digits) + origin.substr(origin.rfind('/') + 1);
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

bool valid_log_handle(std::string_view text) {
  return text.size() >= 2 && text.size() <= kHandleLimit && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

std::vector<std::string> shown_handles(const std::vector<NamedLog>& logs) {
  std::map<std::string_view, std::vector<const NamedLog*>> by_handle;
  for (const NamedLog& log : logs) by_handle[log.handle].push_back(&log);
  std::vector<std::string> out;
  for (const NamedLog& log : logs) {
    const auto& same = by_handle[log.handle];
    out.push_back(same.size() == 1 ? log.handle
                                   : log.handle + "~" + shortest_unique(log.origin, same));
  }
  return out;
}

}  // namespace prov
