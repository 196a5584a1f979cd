// SPDX-License-Identifier: Apache-2.0
#include "text/text_search.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <deque>
#include <map>

#include <prov/error.h>

#include "base/utf8.h"
#include "text/find.h"
#include "text/folding.h"

namespace prov {
namespace {

constexpr std::size_t kMostTerms = 64;
constexpr std::size_t kPages = 0x110000 / 256;

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

const icu::Normalizer2& decomposition() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status) != 0) throw Error{ErrorCode::internal, "ICU has no NFKD data"};
  return *instance;
}

icu::UnicodeString decomposed(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString one(static_cast<UChar32>(c));
  icu::UnicodeString out = decomposition().normalize(one, status);
  if (U_FAILURE(status) != 0) throw Error{ErrorCode::internal, "ICU could not normalise a letter"};
  return out;
}

bool is_word_character(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

// Marks that people leave out when they type: accents, Arabic and Hebrew points (canonical
// combining classes 10 to 99 and 200 to 240, Unicode 15). Other marks are vowels, tones and voicing
// of their scripts.
bool is_accent(UChar32 c) {
  const int order = u_getCombiningClass(c);
  return (order >= 10 && order < 100) || order >= 200;
}

// Whether every place beside `c` is a word's edge, as the finder of passages has it.
bool stands_alone(char32_t c) {
  std::string beside = "a";
  append_utf8(beside, c);
  return at_word_edge(beside, 1);
}

}  // namespace

TextSearch::TextSearch() : pages_(kPages) {}
TextSearch::~TextSearch() = default;

const TextSearch::Letter& TextSearch::letter(char32_t c) {
  std::unique_ptr<Page>& page = pages_[c >> 8];
  if (page == nullptr) page = std::make_unique<Page>();
  Letter& known = (*page)[c & 0xFF];
  if (known.act == Act::unknown) known = look_at(c);
  return known;
}

TextSearch::Letter TextSearch::look_at(char32_t c) {
  Letter out;
  if (is_left_out(c)) return {Act::nothing, false, {}};
  const icu::UnicodeString parts = decomposed(c);
  for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
    const UChar32 part = parts.char32At(at);
    if (is_accent(part)) continue;
    if (is_word_character(part)) {
      append_utf8(out.key, static_cast<char32_t>(u_foldCase(part, U_FOLD_CASE_DEFAULT)));
    } else if (!out.key.empty() && out.key.back() != ' ') {
      out.key.push_back(' ');
    }
  }
  if (!out.key.empty() && out.key.back() == ' ') out.key.pop_back();
  out.accent = out.key.empty() && is_mark(static_cast<UChar32>(c));
  if (out.key.empty()) {
    out.act = out.accent ? Act::nothing : Act::separate;
  } else if (is_mark(static_cast<UChar32>(c))) {
    out.act = Act::mark;
  } else {
    out.act = stands_alone(c) ? Act::alone : Act::join;
  }
  return out;
}

std::string TextSearch::index_form(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  bool after_alone = false;
  for (std::size_t pos = 0; pos < text.size();) {
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      if (after_alone) out.push_back(' ');
      after_alone = false;
      out.push_back(text[pos++]);
      continue;
    }
    const Letter& next = letter(next_code_point(text, pos));
    if (next.act == Act::nothing) continue;
    if (next.act == Act::separate || next.act == Act::alone ||
        (after_alone && next.act == Act::join)) {
      out.push_back(' ');
    }
    if (next.act != Act::mark) after_alone = next.act == Act::alone;
    out += next.key;
  }
  return out;
}

// The word that is being read.
struct TextSearch::Word {
  std::string key;
  std::size_t begin = 0, end = 0;  ///< bytes
  bool alone = false;
};

// Calls `visit(word)` for each word, as index_form() parts them.
template <typename Visit>
void TextSearch::each_word(std::string_view text, Visit visit) {
  Word word;
  const auto finish = [&] {
    if (!word.key.empty()) visit(word);
    word = {};
  };
  const auto take = [&](std::string_view key, std::size_t begin, std::size_t end) {
    if (word.key.empty()) word.begin = begin;
    word.key += key;
    word.end = end;
  };
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char first = text[pos];
    if (static_cast<unsigned char>(first) < 0x80) {
      ++pos;
      if (!is_ascii_word(first) || word.alone) finish();
      const char small = lower(first);
      if (is_ascii_word(first)) take({&small, 1}, begin, pos);
      continue;
    }
    const Letter& next = letter(next_code_point(text, pos));
    if (next.act == Act::nothing) {
      if (next.accent && !word.key.empty()) word.end = pos;
      continue;
    }
    if (next.act == Act::separate || next.act == Act::alone ||
        (word.alone && next.act == Act::join)) {
      finish();
    }
    std::string_view key = next.key;
    for (std::size_t gap = key.find(' '); gap != std::string_view::npos; gap = key.find(' ')) {
      take(key.substr(0, gap), begin, pos);
      finish();
      key.remove_prefix(gap + 1);
    }
    if (!key.empty()) take(key, begin, pos);
    if (next.act == Act::alone) word.alone = true;
  }
  finish();
}

SearchTerm TextSearch::words_of(std::string_view text) {
  SearchTerm out;
  each_word(text, [&out](const Word& word) { out.push_back(word.key); });
  return out;
}

std::vector<SearchTerm> TextSearch::parse(std::string_view typed) {
  std::vector<SearchTerm> out;
  const auto take = [&](std::string_view words) {
    SearchTerm term = words_of(words);
    if (!term.empty() && std::find(out.begin(), out.end(), term) == out.end()) {
      out.push_back(std::move(term));
    }
  };
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t pos = 0; pos < typed.size();) {
    const std::size_t at = pos;
    (void)next_code_point(typed, pos);
    // Quotation marks and white space of any language, as passages know them.
    const FoldedText folded(typed.substr(at, pos - at));
    const bool mark = folded.text() == "\"";
    if (!mark && (quoted || folded.text() != " ")) continue;
    take(typed.substr(begin, at - begin));
    begin = pos;
    quoted = quoted != mark;
  }
  take(typed.substr(begin));
  if (out.empty()) {
    throw Error(ErrorCode::usage, "no letter or digit to look for: " + std::string(typed));
  }
  if (out.size() > kMostTerms) {
    throw Error(ErrorCode::usage, "at most " + std::to_string(kMostTerms) +
                                      " words can be looked for at once, these are " +
                                      std::to_string(out.size()));
  }
  return out;
}

std::vector<TermPlace> TextSearch::find(const Text& text, const std::vector<SearchTerm>& terms) {
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_last_word;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i].empty()) continue;
    by_last_word[terms[i].back()].push_back(i);
    longest = std::max(longest, terms[i].size());
  }
  std::vector<TermPlace> out;
  std::deque<Word> latest;  // as many as the longest term has
  each_word(text.utf8(), [&](const Word& word) {
    if (latest.size() == longest) latest.pop_front();
    latest.push_back(word);
    const auto ending = by_last_word.find(word.key);
    if (ending == by_last_word.end()) return;
    for (const std::size_t i : ending->second) {
      const SearchTerm& term = terms[i];
      if (latest.size() < term.size()) continue;
      const auto first = latest.end() - static_cast<std::ptrdiff_t>(term.size());
      const bool equal = std::equal(term.begin(), term.end(), first,
                                    [](const std::string& a, const Word& b) { return a == b.key; });
      if (!equal) continue;
      out.push_back({i, {text.code_point_of(first->begin), text.code_point_of(word.end)}});
    }
  });
  return out;
}

}  // namespace prov
