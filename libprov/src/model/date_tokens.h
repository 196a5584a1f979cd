// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace prov {

/// A piece of a date as written.
struct DateToken {
  enum class Kind {
    number,  ///< a run of digits; `text` in ASCII
    word,    ///< a run of letters; `text` folded by `fold_date_word`
    mark,    ///< one of , . / - : + or "--" for an en or em dash
    other,   ///< anything else
  };
  Kind kind = Kind::other;
  std::string text;
  bool glued = false;              ///< no white space before it
  bool native = false;             ///< number: written with Arabic-Indic or Persian digits
  std::size_t begin = 0, end = 0;  ///< bytes in the text as written

  [[nodiscard]] bool is_number() const { return kind == Kind::number; }
  [[nodiscard]] bool is_word() const { return kind == Kind::word; }
  [[nodiscard]] bool is_word(std::string_view folded) const { return is_word() && text == folded; }
  [[nodiscard]] bool is_mark(std::string_view mark) const {
    return kind == Kind::mark && text == mark;
  }
};

/// Splits well-formed UTF-8 into tokens; white space and invisible format characters are dropped.
[[nodiscard]] std::vector<DateToken> date_tokens(std::string_view text);

/// Lower case without Latin accents, Arabic and Persian letters in one form (yeh, kaf, alef, heh),
/// without vowel marks: for comparing month names, never for stored text.
[[nodiscard]] std::string fold_date_word(std::string_view text);

/// The value of an ASCII, Arabic-Indic or Persian digit; -1 for any other character.
[[nodiscard]] int digit_value(char32_t c);

}  // namespace prov
