// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <prov/passage.h>

#include "text/text.h"

namespace prov {

/// Words that must stand side by side, each as it is compared: letter case, accents, vowel points
/// and compatibility forms do not count, nor does what stands between words.
using SearchTerm = std::vector<std::string>;

/// A place where a term stands.
struct TermPlace {
  std::size_t term = 0;  ///< which one, from 0
  Range range;
};

/// Reads texts as they are searched. Words are runs of letters, digits and marks (Unicode general
/// categories L, N, M); in scripts that write no blanks between words each character is one, so
/// that a search finds any run of them. Keeps what it has learnt of each character, so use one for
/// many texts. Not thread-safe.
class TextSearch {
 public:
  TextSearch();
  ~TextSearch();
  TextSearch(const TextSearch&) = delete;
  TextSearch& operator=(const TextSearch&) = delete;

  /// Reads what somebody seeks: each word is a term, and so are all words between double quotation
  /// marks of any language; a mark that is not closed holds to the end. No term comes twice. Throws
  /// Error{usage} when there is no word, or there are more than 64.
  [[nodiscard]] std::vector<SearchTerm> parse(std::string_view typed);

  /// Well-formed UTF-8 in the form that a full-text index takes: parted at characters of ASCII that
  /// are neither letters nor digits, it gives the words of the text; only the case of ASCII letters
  /// is left as it is.
  [[nodiscard]] std::string index_form(std::string_view text);

  /// Every place of every term, ascending by its end.
  [[nodiscard]] std::vector<TermPlace> find(const Text& text, const std::vector<SearchTerm>& terms);

 private:
  /// What a character does to the word before it.
  enum class Act : std::uint8_t {
    unknown,   ///< not looked at yet
    nothing,   ///< left out: an accent, an invisible character
    separate,  ///< ends it
    join,      ///< belongs to it
    alone,     ///< ends it and is a word, to which only marks belong
    mark,      ///< belongs to it, whatever it is
  };
  struct Letter {
    Act act = Act::unknown;
    bool accent = false;  ///< nothing to compare, but part of the word it stands on
    std::string key;      ///< as compared; with a blank where it holds two words (one half)
  };
  struct Word;

  const Letter& letter(char32_t c);
  static Letter look_at(char32_t c);
  template <typename Visit>
  void each_word(std::string_view text, Visit visit);
  SearchTerm words_of(std::string_view text);

  using Page = std::array<Letter, 256>;
  std::vector<std::unique_ptr<Page>> pages_;
};

}  // namespace prov
