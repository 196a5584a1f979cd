// SPDX-License-Identifier: Apache-2.0
#include "base/base64.h"

#include <array>
#include <cstddef>

#include <prov/error.h>

namespace prov {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> make_values() {
  std::array<std::int8_t, 256> values{};
  for (auto& value : values) value = -1;
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
  }
  return values;
}
constexpr std::array<std::int8_t, 256> kValues = make_values();

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorCode::bad_data, "not base64: " + what);
}

std::uint32_t value_at(std::string_view text, std::size_t pos) {
  const int value = kValues[static_cast<unsigned char>(text[pos])];
  if (value < 0) refuse("unexpected character at position " + std::to_string(pos + 1));
  return static_cast<std::uint32_t>(value);
}

// The last group of four holds one or two bytes when padded.
void decode_padded(std::string_view text, std::size_t pos, std::size_t padding,
                   std::vector<std::uint8_t>& out) {
  const std::uint32_t first = value_at(text, pos) << 6 | value_at(text, pos + 1);
  if (padding == 2) {
    if ((first & 0xF) != 0) refuse("unused bits are not zero");
    out.push_back(static_cast<std::uint8_t>(first >> 4));
    return;
  }
  const std::uint32_t bits = first << 6 | value_at(text, pos + 2);
  if ((bits & 0x3) != 0) refuse("unused bits are not zero");
  out.push_back(static_cast<std::uint8_t>(bits >> 10));
  out.push_back(static_cast<std::uint8_t>(bits >> 2));
}

}  // namespace

std::string to_base64(std::span<const std::uint8_t> bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  const auto add = [&out](std::uint32_t bits) { out.push_back(kAlphabet[bits & 63]); };
  std::size_t i = 0;
  for (; i + 3 <= bytes.size(); i += 3) {
    const std::uint32_t bits = static_cast<std::uint32_t>(bytes[i]) << 16 |
                               static_cast<std::uint32_t>(bytes[i + 1]) << 8 | bytes[i + 2];
    for (const int shift : {18, 12, 6, 0}) add(bits >> shift);
  }
  const std::size_t rest = bytes.size() - i;
  if (rest == 0) return out;
  const std::uint32_t bits = static_cast<std::uint32_t>(bytes[i]) << 16 |
                             (rest == 2 ? static_cast<std::uint32_t>(bytes[i + 1]) << 8 : 0);
  add(bits >> 18);
  add(bits >> 12);
  if (rest == 2) add(bits >> 6);
  out.append(3 - rest, '=');
  return out;
}

std::vector<std::uint8_t> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) refuse("the length is not a multiple of four");
  std::size_t padding = 0;
  if (text.ends_with("==")) {
    padding = 2;
  } else if (text.ends_with('=')) {
    padding = 1;
  }
  std::vector<std::uint8_t> out;
  out.reserve(text.size() / 4 * 3);
  const std::size_t whole = text.size() - (padding != 0 ? 4 : 0);
  for (std::size_t pos = 0; pos < whole; pos += 4) {
    const std::uint32_t bits = value_at(text, pos) << 18 | value_at(text, pos + 1) << 12 |
                               value_at(text, pos + 2) << 6 | value_at(text, pos + 3);
    for (const int shift : {16, 8, 0}) out.push_back(static_cast<std::uint8_t>(bits >> shift));
  }
  if (padding != 0) decode_padded(text, whole, padding, out);
  return out;
}

}  // namespace prov
