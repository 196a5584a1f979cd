// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace prov {

/// Byte offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7: no overlong
/// forms, no surrogates, nothing above U+10FFFF); `text.size()` when all of it is well-formed.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

/// Whether all of `text` is well-formed UTF-8.
[[nodiscard]] bool valid_utf8(std::string_view text);

/// Number of code points of well-formed UTF-8.
[[nodiscard]] std::uint64_t count_code_points(std::string_view text);

/// Byte offset of the code point number `index` (from 0) of well-formed UTF-8; `text.size()` when
/// there are no more than `index` of them.
[[nodiscard]] std::size_t byte_of_code_point(std::string_view text, std::uint64_t index);

/// Decodes the code point at byte `pos` of well-formed UTF-8 and moves `pos` past it.
/// `pos` must be less than `text.size()`.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& pos);

/// Appends a code point (0 to 0x10FFFF, no surrogate) as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// Whether `c` is a blank, tab, line feed, carriage return, vertical tab or form feed.
[[nodiscard]] constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace prov
