// SPDX-License-Identifier: Apache-2.0
#include "base/hex.h"

#include <prov/error.h>

namespace prov {
namespace {

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

std::string to_hex(std::span<const std::uint8_t> bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out(bytes.size() * 2, '0');
  std::size_t pos = 0;
  for (const std::uint8_t byte : bytes) {
    out[pos++] = kDigits[byte >> 4];
    out[pos++] = kDigits[byte & 15];
  }
  return out;
}

std::vector<std::uint8_t> from_hex(std::string_view digits) {
  if (digits.size() % 2 != 0) throw Error(ErrorCode::bad_data, "odd number of hexadecimal digits");
  std::vector<std::uint8_t> out;
  out.reserve(digits.size() / 2);
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const int high = digit_value(digits[i]);
    const int low = digit_value(digits[i + 1]);
    if (high < 0 || low < 0) {
      throw Error(ErrorCode::bad_data, "not a lower-case hexadecimal digit at character " +
                                           std::to_string(high < 0 ? i + 1 : i + 2));
    }
    out.push_back(static_cast<std::uint8_t>(high << 4 | low));
  }
  return out;
}

bool is_hex(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    if (digit_value(c) < 0) return false;
  }
  return true;
}

}  // namespace prov
