// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace prov {

/// A sentence as byte offsets into the line it was found in, half-open.
struct SentenceBytes {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Divides one line of well-formed UTF-8 into sentences: ICU's break iterator (UAX 29) for
/// `language`, then repairs that join what it tears apart: abbreviations (Mr., U.S., z. B.),
/// initials, numbers (No. 5), a quotation followed by its "she asked", short quotations.
/// `language` is a BCP 47 tag; when empty or without rules of its own, it is guessed from the
/// script of the line. Ascending, without white
/// space and marks of direction around them; none in a blank line. Sentences are a way to
/// type a passage and are never stored.
[[nodiscard]] std::vector<SentenceBytes> divide_sentences(std::string_view line,
                                                          std::string_view language);

/// The language whose rules fit the script that most letters of `line` have: "en" for Latin and
/// for lines without letters, "ru" for Cyrillic, "fa" or "ar" for Arabic (by the letters that only
/// Persian uses), "he", "el", "ja", "zh".
[[nodiscard]] std::string_view guess_language(std::string_view line);

}  // namespace prov
