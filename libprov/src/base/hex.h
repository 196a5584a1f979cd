// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace prov {

/// Bytes as lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);

/// The bytes of an even number of lower-case hexadecimal digits. Upper case is refused, so that a
/// value has one spelling. Throws Error{bad_data}.
[[nodiscard]] std::vector<std::uint8_t> from_hex(std::string_view digits);

/// As `from_hex` into bytes at hand, two digits for each. False when there are more or fewer
/// digits, or other characters; the bytes are then of no use.
[[nodiscard]] bool decode_hex(std::string_view digits, std::span<std::uint8_t> out);

/// Whether `text` is not empty and all lower-case hexadecimal digits.
[[nodiscard]] bool is_hex(std::string_view text);

/// The same bytes seen as characters, and back.
[[nodiscard]] inline std::string_view as_chars(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
[[nodiscard]] inline std::span<const std::uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace prov
