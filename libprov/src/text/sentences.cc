// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include <prov/error.h>

#include "base/utf8.h"
#include "text/folding.h"
#include "text/quotations.h"
#include "text/sentence_rules.h"

namespace prov {
namespace {

constexpr std::size_t kGuessLetters = 2000;  // letters looked at to guess a script
constexpr std::size_t kQuotedSentence = 3;   // words that make a sentence inside a quotation
constexpr std::size_t kEnumerator = 3;       // digits of a number that counts off: "12. Next"
constexpr std::size_t kWordBytes = 80;       // longest abbreviation looked at, with its marks
constexpr std::size_t kNesting = 16;         // quotations inside each other

using Breaks = std::vector<std::size_t>;

std::size_t before(std::string_view line, std::size_t at) {
  do {
    --at;
  } while (at > 0 && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80);
  return at;
}

UChar32 code_point_at(std::string_view line, std::size_t at) {
  return static_cast<UChar32>(next_code_point(line, at));
}

// `at`, or the start of the code point that it falls into.
std::size_t utf8_floor(std::string_view line, std::size_t at) {
  if (at >= line.size()) return line.size();
  while (at > 0 && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) --at;
  return at;
}

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) != 0; }

// What a sentence neither begins nor ends with: white space, and invisible characters that do not
// belong to the character before them (marks of direction, a byte order mark).
bool is_margin(UChar32 c) {
  return is_space(c) || (is_left_out(static_cast<char32_t>(c)) && c != 0x200D &&
                         u_hasBinaryProperty(c, UCHAR_GRAPHEME_EXTEND) == 0);
}

std::size_t skip_margin(std::string_view line, std::size_t at) {
  while (at < line.size() && is_margin(code_point_at(line, at))) (void)next_code_point(line, at);
  return at;
}

std::size_t strip_margin(std::string_view line, std::size_t begin, std::size_t at) {
  while (at > begin && is_margin(code_point_at(line, before(line, at)))) at = before(line, at);
  return at;
}

// Words between two places, counted no further than kQuotedSentence.
std::size_t count_words(std::string_view line, std::size_t begin, std::size_t end) {
  std::size_t count = 0;
  bool inside = false;
  for (std::size_t pos = begin; pos < end && count < kQuotedSentence;) {
    const bool space = is_space(static_cast<UChar32>(next_code_point(line, pos)));
    if (!space && !inside) ++count;
    inside = !space;
  }
  return count;
}

// The run of non-blank characters that ends at `end`, without marks it opens with; no more than
// kWordBytes of it.
std::string_view word_before(std::string_view line, std::size_t begin, std::size_t end) {
  std::size_t start = end;
  while (start > begin && end - start < kWordBytes &&
         !is_space(code_point_at(line, before(line, start)))) {
    start = before(line, start);
  }
  while (start < end && u_isalnum(code_point_at(line, start)) == 0) {
    (void)next_code_point(line, start);
  }
  return line.substr(start, end - start);
}

// The run of letters that begins the text at `at`, opening marks skipped; nothing where it is not
// within kWordBytes.
std::string_view word_after(std::string_view line, std::size_t at) {
  line = line.substr(0, std::min(line.size(), utf8_floor(line, at + kWordBytes)));
  while (at < line.size() && u_isalnum(code_point_at(line, at)) == 0) {
    (void)next_code_point(line, at);
  }
  std::size_t end = at;
  while (end < line.size() && u_isalnum(code_point_at(line, end)) != 0) {
    (void)next_code_point(line, end);
  }
  return line.substr(at, end - at);
}

bool starts_with_number(std::string_view word) {
  if (word.empty()) return false;
  if (u_isdigit(code_point_at(word, 0)) != 0) return true;
  return word.find_first_not_of("IVXLC") == std::string_view::npos;
}

bool all_digits(std::string_view word) {
  std::size_t pos = 0;
  while (pos < word.size()) {
    if (u_isdigit(static_cast<UChar32>(next_code_point(word, pos))) == 0) return false;
  }
  return !word.empty();
}

// One letter, capital where the script has capitals: an initial.
bool is_initial(std::string_view word) {
  std::size_t pos = 0;
  if (word.empty()) return false;
  const auto c = static_cast<UChar32>(next_code_point(word, pos));
  return pos == word.size() && u_isalpha(c) != 0 && u_islower(c) == 0;
}

// Letters with single dots between them, one or two at a time: U.S, Ph.D, a.m.
bool is_dotted(std::string_view word) {
  std::size_t letters = 0;
  bool dotted = false;
  for (std::size_t pos = 0; pos < word.size();) {
    const auto c = static_cast<UChar32>(next_code_point(word, pos));
    if (c == '.') {
      if (letters == 0) return false;
      dotted = true;
      letters = 0;
    } else if (u_isalpha(c) == 0 || ++letters > 2) {
      return false;
    }
  }
  return dotted && letters > 0;
}

class Divider {
 public:
  Divider(std::string_view line, std::string_view language)
      : line_(line), rules_(sentence_rules(language)), quotations_(pair_quotations(line)) {
    for (std::size_t pos = 0; pos < line.size() && !cased_;) {
      cased_ = u_isupper(static_cast<UChar32>(next_code_point(line, pos))) != 0;
    }
    std::sort(quotations_.pairs.begin(), quotations_.pairs.end(),
              [](const Quotation& a, const Quotation& b) { return a.open < b.open; });
    spaced_ = language != "ja" && language != "zh";
  }

  std::vector<SentenceBytes> divide(Breaks breaks) {
    move_before_openings(breaks);
    breaks.push_back(line_.size());
    std::vector<SentenceBytes> sentences;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < breaks.size(); ++i) {
      const std::size_t at = breaks[i];
      if (at < line_.size() && joins(begin, at, breaks[i + 1])) continue;
      const std::size_t first = skip_margin(line_, begin);
      const std::size_t last = strip_margin(line_, begin, at);
      if (first < last) sentences.push_back({first, last});
      begin = at;
    }
    return sentences;
  }

 private:
  // ICU takes an opening mark without a blank before it for one that closes: `fell.“Then`.
  void move_before_openings(Breaks& breaks) const {
    for (std::size_t& at : breaks) {
      while (at > 0 && std::binary_search(quotations_.openings.begin(), quotations_.openings.end(),
                                          before(line_, at))) {
        at = before(line_, at);
      }
    }
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    if (!breaks.empty() && breaks.front() == 0) breaks.erase(breaks.begin());
  }

  [[nodiscard]] bool joins(std::size_t begin, std::size_t at, std::size_t next) {
    const std::size_t first = skip_margin(line_, begin);
    const std::size_t end = strip_margin(line_, begin, at);
    const bool torn = joins_short_quotation(begin, at, next);
    return torn || first >= end || joins_lower_case(at) || joins_after_dot(first, end, at);
  }

  // `“Is it true?” she asked.` and `Yahoo! said`; nothing is known where no capitals are used.
  [[nodiscard]] bool joins_lower_case(std::size_t at) const {
    at = skip_margin(line_, at);
    return cased_ && at < line_.size() && u_islower(code_point_at(line_, at)) != 0;
  }

  [[nodiscard]] bool joins_after_dot(std::size_t begin, std::size_t end, std::size_t at) const {
    if (line_[end - 1] != '.') return false;
    const std::string_view word = word_before(line_, begin, end - 1);
    const std::string_view next = word_after(line_, at);
    if (all_digits(word)) return joins_number(word, begin, end, next);
    const bool starter = in_list(&SentenceRules::starters, next);
    if (in_list(&SentenceRules::always, word)) return true;
    if (in_list(&SentenceRules::before_number, word) && starts_with_number(next)) return true;
    const bool weak =
        is_initial(word) || is_dotted(word) || in_list(&SentenceRules::unless_starter, word);
    return weak && !starter;
  }

  // `12. Next` counts off at the start; `am 3. Mai` is an ordinal in languages that write it so.
  [[nodiscard]] bool joins_number(std::string_view word, std::size_t begin, std::size_t end,
                                  std::string_view next) const {
    const bool alone = static_cast<std::size_t>(word.data() - line_.data()) == begin &&
                       begin + word.size() + 1 == end;
    if (alone && word.size() <= kEnumerator) return true;
    const bool ordinal = std::any_of(rules_.begin(), rules_.end(),
                                     [](const SentenceRules* rules) { return rules->ordinal_dot; });
    return ordinal && word.size() <= 2 && !in_list(&SentenceRules::starters, next);
  }

  // A quotation is divided only where what stands on both sides is long enough for a sentence.
  // `at` never goes back from one call to the next.
  [[nodiscard]] bool joins_short_quotation(std::size_t begin, std::size_t at, std::size_t next) {
    const std::size_t rest = skip_margin(line_, at);
    for (; next_pair_ < quotations_.pairs.size() && quotations_.pairs[next_pair_].open < at;
         ++next_pair_) {
      if (around_.size() < kNesting) around_.push_back(quotations_.pairs[next_pair_]);
    }
    std::erase_if(around_, [rest](const Quotation& pair) { return pair.close <= rest; });
    return std::any_of(around_.begin(), around_.end(), [&](const Quotation& pair) {
      const std::size_t left = count_words(line_, std::max(begin, pair.open), at);
      const std::size_t right = count_words(line_, at, std::min(next, pair.close));
      return spaced_ && std::min(left, right) < kQuotedSentence;
    });
  }

  [[nodiscard]] bool in_list(std::string_view SentenceRules::*list, std::string_view word) const {
    return std::any_of(rules_.begin(), rules_.end(),
                       [&](const SentenceRules* rules) { return list_holds(rules->*list, word); });
  }

  std::string_view line_;
  std::vector<const SentenceRules*> rules_;
  Quotations quotations_;          // pairs by opening mark
  std::size_t next_pair_ = 0;      // the first that has not been reached
  std::vector<Quotation> around_;  // those around the break looked at
  bool cased_ = false;
  bool spaced_ = true;
};

// Boundaries that ICU sees inside the line.
Breaks icu_breaks(std::string_view line, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale{std::string{language}.c_str()};
  const std::unique_ptr<icu::BreakIterator> iterator{
      icu::BreakIterator::createSentenceInstance(locale, status)};
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, line.data(), static_cast<std::int64_t>(line.size()), &status);
  Breaks breaks;
  if (iterator && U_SUCCESS(status) != 0) {
    iterator->setText(&text, status);
    iterator->first();
    for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE;
         at = iterator->next()) {
      if (static_cast<std::size_t>(at) < line.size())
        breaks.push_back(static_cast<std::size_t>(at));
    }
  }
  utext_close(&text);
  if (U_FAILURE(status) != 0) throw Error{ErrorCode::internal, "ICU has no rules for sentences"};
  return breaks;
}

// The primary subtag in lower case; empty when `tag` does not begin with one of two or three
// letters (RFC 5646, section 2.2.1).
std::string primary_subtag(std::string_view tag) {
  std::string primary;
  for (const char c : tag.substr(0, tag.find_first_of("-_"))) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower < 'a' || lower > 'z') return {};
    primary.push_back(lower);
  }
  return primary.size() == 2 || primary.size() == 3 ? primary : std::string{};
}

struct ScriptLanguage {
  UScriptCode script;
  std::string_view language;
};

constexpr std::array<ScriptLanguage, 8> kScripts{{{USCRIPT_LATIN, "en"},
                                                  {USCRIPT_CYRILLIC, "ru"},
                                                  {USCRIPT_ARABIC, "ar"},
                                                  {USCRIPT_HEBREW, "he"},
                                                  {USCRIPT_GREEK, "el"},
                                                  {USCRIPT_HIRAGANA, "ja"},
                                                  {USCRIPT_KATAKANA, "ja"},
                                                  {USCRIPT_HAN, "zh"}}};

bool is_persian_letter(UChar32 c) {
  return c == 0x067E || c == 0x0686 || c == 0x0698 || c == 0x06AF || c == 0x06A9 || c == 0x06CC;
}

}  // namespace

std::string_view guess_language(std::string_view line) {
  std::array<std::size_t, kScripts.size()> counts{};
  bool persian = false;
  std::size_t letters = 0;
  for (std::size_t pos = 0; pos < line.size() && letters < kGuessLetters;) {
    const auto c = static_cast<UChar32>(next_code_point(line, pos));
    if (u_isalpha(c) == 0) continue;
    ++letters;
    persian = persian || is_persian_letter(c);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    for (std::size_t i = 0; i < kScripts.size(); ++i) {
      if (kScripts[i].script == script) ++counts[i];
    }
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  const std::string_view language =
      kScripts[static_cast<std::size_t>(most - counts.begin())].language;
  return language == "ar" && persian ? "fa" : language;
}

std::vector<SentenceBytes> divide_sentences(std::string_view line, std::string_view language) {
  if (skip_margin(line, 0) == line.size()) return {};
  const std::string given = primary_subtag(language);
  const std::string_view guess = guess_language(line);
  // English is a guess from the script alone: the rules of its neighbours are taken in.
  std::string_view rules = guess == "en" ? std::string_view{} : guess;
  if (has_sentence_rules(given)) rules = given;
  const std::string locale = given.empty() ? std::string{guess} : given;
  return Divider{line, rules}.divide(icu_breaks(line, locale));
}

}  // namespace prov
