// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace prov::report {

/// Terminal cells of one code point: 0 for combining marks, format characters and variation
/// selectors, 2 for East Asian wide and emoji presentation (Unicode 15, EastAsianWidth and
/// emoji-data, joined into few ranges), else 1.
[[nodiscard]] int cell_width(char32_t c);

/// Terminal cells of valid UTF-8. An emoji sequence (joined by U+200D, with a skin tone, made an
/// emoji by U+FE0F) counts as one emoji.
[[nodiscard]] std::size_t cell_width(std::string_view text);

/// Byte offset after the user-perceived character that begins at `pos`, by the same rules.
[[nodiscard]] std::size_t next_cell(std::string_view text, std::size_t pos);

}  // namespace prov::report
