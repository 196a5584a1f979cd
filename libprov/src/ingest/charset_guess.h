// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace prov {

/// The least confidence, of 100, with which a guessed encoding is taken.
inline constexpr int kLeastConfidence = 40;
/// A guess that is at most this much behind the best one is a rival: where it gives another text,
/// neither is taken.
inline constexpr int kRivalMargin = 10;

/// A text whose encoding was guessed.
struct GuessedText {
  std::string text;  ///< UTF-8, strictly decoded; a byte order mark would stand in it as U+FEFF
  std::string charset;
  int confidence = 0;  ///< kLeastConfidence to 100, as ICU gives it
};

/// Guesses the encoding of bytes that are not well-formed UTF-8 and have no byte order mark, and
/// decodes them. Throws Error{bad_data} calling the document `document`, with the next step: when
/// the bytes are damaged UTF-8, when no guess is confident enough, when it gives words with symbols
/// inside (the mark of a wrong guess) or when a rival gives another text.
[[nodiscard]] GuessedText guess_text(std::string_view bytes, std::string_view document);

/// The same for bytes that hold U+0000, which only UTF-16 and UTF-32 texts do. Throws
/// Error{bad_data} saying that the document is binary.
[[nodiscard]] GuessedText guess_wide_text(std::string_view bytes, std::string_view document);

/// Whether more of the bytes above 0x7F follow the pattern of UTF-8 (complete, overlong, surrogate
/// or cut sequences) than do not: then the bytes are damaged UTF-8 and no older encoding.
[[nodiscard]] bool is_damaged_utf8(std::string_view bytes);

}  // namespace prov
