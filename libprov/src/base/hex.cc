// SPDX-License-Identifier: Apache-2.0
#include "base/hex.h"

#include <algorithm>
#include <array>

#include <prov/error.h>

namespace prov {
namespace {

constexpr std::int8_t kNone = -1;

// What a character counts as a digit; a table, since digits of digests follow no pattern that a
// processor could foresee.
constexpr std::array<std::int8_t, 256> digit_values() {
  std::array<std::int8_t, 256> values{};
  values.fill(kNone);
  for (int i = 0; i < 10; ++i) values['0' + i] = static_cast<std::int8_t>(i);
  for (int i = 0; i < 6; ++i) values['a' + i] = static_cast<std::int8_t>(10 + i);
  return values;
}

int digit_value(char c) {
  static constexpr std::array<std::int8_t, 256> kValues = digit_values();
  return kValues[static_cast<unsigned char>(c)];
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
  std::vector<std::uint8_t> out(digits.size() / 2);
  if (!decode_hex(digits, out)) {
    const auto bad =
        std::find_if(digits.begin(), digits.end(), [](char c) { return digit_value(c) == kNone; });
    throw Error(ErrorCode::bad_data, "not a lower-case hexadecimal digit at character " +
                                         std::to_string(bad - digits.begin() + 1));
  }
  return out;
}

bool decode_hex(std::string_view digits, std::span<std::uint8_t> out) {
  if (digits.size() != 2 * out.size()) return false;
  int seen = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int high = digit_value(digits[2 * i]), low = digit_value(digits[2 * i + 1]);
    seen |= high | low;
    out[i] = static_cast<std::uint8_t>(high * 16 | low);
  }
  return seen >= 0;
}

bool is_hex(std::string_view text) {
  int seen = 0;
  for (const char c : text) seen |= digit_value(c);
  return !text.empty() && seen >= 0;
}

}  // namespace prov
