// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

// Words that others wrote, made harmless for a page or a terminal. A *phrase* is text of our own in
// which such words stand between U+2068 (first strong isolate) and U+2069; as those characters are
// made visible inside the words, a phrase can be taken apart again without doubt.
namespace prov::report {

inline constexpr std::string_view kIsolate = "\u2068";
inline constexpr std::string_view kEndIsolate = "\u2069";

/// Makes control characters, bidirectional controls, line and paragraph separators, U+FEFF and
/// noncharacters visible as "‹U+202E›"; folds white space that breaks lines to one blank when
/// `one_line`, else keeps LF, CR and tab. What is not valid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string harmless(std::string_view words, bool one_line);

/// "‹U+00A0›" for blanks other than U+0020, for tabs, and for characters that are not seen:
/// joiners, marks of direction, soft hyphens, variation selectors.
[[nodiscard]] std::string with_invisible_shown(std::string_view words);

/// Words of others as a piece of a phrase: harmless, on one line, isolated.
[[nodiscard]] std::string own_words(std::string_view words);

/// Whether a strong right-to-left letter stands in it (Hebrew, Arabic and the other such scripts).
[[nodiscard]] bool has_right_to_left(std::string_view text);

/// A line of a phrase for plain text: isolates stay only around words with right-to-left letters,
/// and each that is opened on the line is closed on it.
[[nodiscard]] std::string plain_line(std::string_view phrase);

/// A phrase as HTML: &, <, >, quotes escaped; isolates become <bdi>.
[[nodiscard]] std::string html(std::string_view phrase);
/// Harmless text for HTML without isolates: an attribute value, a text node.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// A phrase as inline Markdown (CommonMark, GitHub tables and autolinks): every character with a
/// meaning escaped; isolates as in plain_line.
[[nodiscard]] std::string markdown(std::string_view phrase);

}  // namespace prov::report
