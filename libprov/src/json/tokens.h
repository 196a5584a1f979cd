// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace prov::json {

/// Appends a number as ECMAScript's JSON.stringify writes it (ECMA-262 Number::toString; RFC 8785
/// section 3.2.2.3): shortest digits that read back, -0 as 0. Throws Error{bad_data} for NaN and
/// infinities.
void append_double(double value, std::string& out);

/// Appends all digits of an integer.
void append_integer(std::int64_t value, std::string& out);

/// Appends a string in quotation marks with the escapes of RFC 8785 section 3.2.2.2: only what must
/// be escaped, in its shortest form. Throws Error{bad_data} when it is not valid UTF-8.
void append_string(std::string_view text, std::string& out);

/// Appends the escape of RFC 8785 section 3.2.2.2 of a quotation mark, a backslash or a control
/// character.
void append_escape(unsigned char c, std::string& out);

/// First place from `pos` on of a character that JSON writes as an escape, or the end.
[[nodiscard]] std::size_t first_escape(std::string_view text, std::size_t pos);

/// Whether one key comes before another in the order of RFC 8785 section 3.2.3, that of UTF-16 code
/// units. Both must be valid UTF-8.
[[nodiscard]] bool less_by_utf16(std::string_view a, std::string_view b);

/// Throws Error{bad_data} when `depth` (0 at the root) is beyond `kGreatestDepth`.
void check_depth(std::size_t depth);

}  // namespace prov::json
