// SPDX-License-Identifier: Apache-2.0
#include "model/number_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "model/date_tokens.h"

namespace prov {
namespace {

constexpr std::int64_t kGreatest = (std::int64_t{1} << 53) - 1;

using Word = std::pair<std::string_view, std::int64_t>;

constexpr std::array<Word, 20> kSmall = {
    {{"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
     {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
     {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
     {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}}};
constexpr std::array<Word, 8> kTens = {{{"twenty", 20},
                                        {"thirty", 30},
                                        {"forty", 40},
                                        {"fifty", 50},
                                        {"sixty", 60},
                                        {"seventy", 70},
                                        {"eighty", 80},
                                        {"ninety", 90}}};
constexpr std::array<Word, 3> kScales = {
    {{"thousand", 1000}, {"million", 1000000}, {"billion", 1000000000}}};

template <std::size_t N>
std::optional<std::int64_t> look_up(const std::array<Word, N>& words, std::string_view word) {
  for (const auto& [name, value] : words) {
    if (name == word) return value;
  }
  return std::nullopt;
}

// English number words, from left to right: groups below 1000, each with a smaller scale.
class WordReader {
 public:
  explicit WordReader(std::vector<std::string> words) : words_(std::move(words)) {}

  std::optional<std::int64_t> read() {
    if (words_.size() == 1 && words_[0] == "zero") return 0;
    std::int64_t total = 0, last_scale = kGreatest;
    while (pos_ < words_.size()) {
      const bool joined = total > 0 && take("and");
      const auto group = read_group(total > 0);
      if (!group) return std::nullopt;
      const std::int64_t scale = read_scale();
      // "and" joins only what is below one hundred, with no scale after it.
      if (scale >= last_scale || (joined && (scale > 1 || *group >= 100))) return std::nullopt;
      total += *group * scale;
      last_scale = scale;
    }
    return total > 0 ? std::optional(total) : std::nullopt;
  }

 private:
  bool take(std::string_view word) {
    if (pos_ >= words_.size() || words_[pos_] != word) return false;
    ++pos_;
    return true;
  }

  template <std::size_t N>
  std::optional<std::int64_t> take_from(const std::array<Word, N>& words) {
    if (pos_ >= words_.size()) return std::nullopt;
    const auto value = look_up(words, words_[pos_]);
    if (value) ++pos_;
    return value;
  }

  std::int64_t read_scale() { return take_from(kScales).value_or(1); }

  // 1 to 99.
  std::optional<std::int64_t> read_below_hundred() {
    if (const auto tens = take_from(kTens)) {
      if (pos_ >= words_.size()) return *tens;
      const auto unit = look_up(kSmall, words_[pos_]);
      if (!unit || *unit < 1 || *unit > 9) return *tens;
      ++pos_;
      return *tens + *unit;
    }
    const auto small = take_from(kSmall);
    return small && *small > 0 ? small : std::nullopt;
  }

  // 1 to 9,999: "six", "a hundred and five", "nineteen hundred"; "a" only at the start.
  std::optional<std::int64_t> read_group(bool inside) {
    if (!inside && take("a")) {
      if (take("dozen"))
        return pos_ == words_.size() ? std::optional<std::int64_t>(12) : std::nullopt;
      if (pos_ < words_.size() && look_up(kScales, words_[pos_])) return 1;
      return take("hundred") ? read_after_hundred(100) : std::nullopt;
    }
    const auto value = read_below_hundred();
    if (!value || !take("hundred")) return value;
    return *value % 10 == 0 ? std::nullopt : read_after_hundred(*value * 100);
  }

  std::optional<std::int64_t> read_after_hundred(std::int64_t hundreds) {
    const bool joined = take("and");
    const std::size_t before = pos_;
    const auto rest = read_below_hundred();
    if (rest) return hundreds + *rest;
    pos_ = before;
    return joined ? std::nullopt : std::optional(hundreds);
  }

  std::vector<std::string> words_;
  std::size_t pos_ = 0;
};

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && is_blank(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return text;
}

bool separates_thousands(char32_t c) {
  return c == U',' || c == 0x066C || c == 0x2009 || c == 0x202F || c == 0xA0;
}

// Digits, in groups of three after the first separator.
std::optional<std::int64_t> read_figures(std::string_view text) {
  std::int64_t value = 0;
  std::size_t digits = 0, group = 0;
  char32_t separator = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (const int digit = digit_value(c); digit >= 0) {
      value = value * 10 + digit;
      ++group;
      if (++digits > 16 || value > kGreatest || (digits == 2 && value < 10)) return std::nullopt;
      continue;
    }
    const bool fits =
        separator == 0 ? group >= 1 && group <= 3 && value > 0 : c == separator && group == 3;
    if (!separates_thousands(c) || !fits) return std::nullopt;
    separator = c;
    group = 0;
  }
  if (digits == 0 || (separator != 0 && group != 3)) return std::nullopt;
  return value;
}

// Words at blanks and hyphens, in lower case; empty when there is any other character.
std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ' || c == '-') {
      if (!words.back().empty()) words.emplace_back();
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      words.back() += static_cast<char>(c | 0x20);
    } else {
      return {};
    }
  }
  return words;
}

// "3 million"
std::optional<std::int64_t> read_scaled(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto scale = look_up(kScales, text.substr(blank + 1));
  const auto value = read_figures(trimmed(text.substr(0, blank)));
  if (!scale || !value || *value > kGreatest / *scale) return std::nullopt;
  return *value * *scale;
}

}  // namespace

std::optional<std::int64_t> parse_count(std::string_view text) {
  if (text.size() > 200 || !valid_utf8(text)) return std::nullopt;
  text = trimmed(text);
  if (const auto figures = read_figures(text)) return figures;
  if (const auto scaled = read_scaled(text)) return scaled;
  std::vector<std::string> words = split_words(text);
  if (words.empty() || words.back().empty()) return std::nullopt;
  return WordReader(std::move(words)).read();
}

}  // namespace prov
