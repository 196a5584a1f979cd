// SPDX-License-Identifier: Apache-2.0
#include <prov/date.h>

#include <charconv>
#include <span>

#include "base/utf8.h"
#include "model/date_parts.h"
#include "model/date_words.h"

namespace prov {
namespace {

constexpr std::size_t kLongestDate = 200;  // bytes; longer text is no date

int to_number(const std::string& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Reads the tokens of a date without its time of day into `date`.
class DateReader {
 public:
  DateReader(std::span<const DateToken> tokens, std::string_view tag, DateValue& date)
      : tokens_(tokens), tag_(tag), language_(date_language(tag)), date_(date) {}

  void read() {
    for (const DateToken& token : tokens_) {
      if (token.is_word()) return read_named();
    }
    read_figures();
  }

 private:
  [[nodiscard]] bool at_end() const { return pos_ >= tokens_.size(); }
  [[nodiscard]] std::span<const DateToken> rest() const { return tokens_.subspan(pos_); }
  [[nodiscard]] bool is_number(std::size_t at, std::size_t fewest, std::size_t most) const {
    return at < tokens_.size() && tokens_[at].is_number() && tokens_[at].text.size() >= fewest &&
           tokens_[at].text.size() <= most;
  }
  [[nodiscard]] bool is_mark(std::size_t at, std::string_view mark) const {
    return at < tokens_.size() && tokens_[at].is_mark(mark);
  }

  bool skip_mark(std::string_view mark) {
    if (!is_mark(pos_, mark)) return false;
    ++pos_;
    return true;
  }
  void skip_words(bool (*matches)(std::string_view)) {
    while (!at_end() && tokens_[pos_].is_word() && matches(tokens_[pos_].text)) ++pos_;
  }

  void refuse(std::string reason) {
    refuse_date(date_, DatePrecision::unparsed, std::move(reason));
  }

  // Figures ------------------------------------------------------------------------------------

  void read_figures() {
    if (tokens_.size() == 1) return read_single();
    if (tokens_.size() == 3) return read_pair();
    if (tokens_.size() == 5) return read_triple();
    refuse("the figures have no form known for dates");
  }

  void read_single() {
    if (!is_number(0, 4, 4)) return refuse("a number alone is read as a date only as a year");
    finish({tokens_[0].text, 0, 0, false, {}}, tokens_[0].native);
  }

  // 2023-05, 05/2023
  void read_pair() {
    if (!tokens_[1].glued || !tokens_[2].glued) {
      return refuse("the figures have no form known for dates");
    }
    if (is_number(0, 4, 4) && is_number(2, 2, 2) && is_mark(1, "-")) {
      const int month = to_number(tokens_[2].text);
      if (month < 1 || month > 12) return refuse("no month, perhaps a range of years");
      return finish({tokens_[0].text, month, 0, false, {}}, tokens_[0].native);
    }
    const bool separated = is_mark(1, "/") || is_mark(1, ".") || is_mark(1, "-");
    if (is_number(0, 1, 2) && is_number(2, 4, 4) && separated) {
      const int month = to_number(tokens_[0].text);
      if (month < 1 || month > 12) return refuse("the figures have no form known for dates");
      return finish({tokens_[2].text, month, 0, false, {}}, tokens_[2].native);
    }
    refuse("two figures can be read as a date in more than one way");
  }

  void read_triple() {
    const std::string& mark = tokens_[1].text;
    if ((mark != "-" && mark != "/" && mark != ".") || !is_mark(1, mark) || !is_mark(3, mark)) {
      return refuse("the figures have no form known for dates");
    }
    if (is_number(0, 4, 9) && is_number(2, 1, 2) && is_number(4, 1, 2)) return read_year_first();
    if (is_number(0, 1, 2) && is_number(2, 1, 2) && is_number(4, 1, 9)) return read_year_last();
    refuse("the figures have no form known for dates");
  }

  void read_year_first() {
    finish({tokens_[0].text, to_number(tokens_[2].text), to_number(tokens_[4].text), true, {}},
           tokens_[0].native);
  }

  void read_year_last() {
    const int a = to_number(tokens_[0].text), b = to_number(tokens_[2].text);
    const std::string& year = tokens_[4].text;
    if (year.size() == 2) return refuse("the year " + year + " is not written in full");
    if (calendar_unclear(year, tokens_[4].native)) return;
    if (writes_day_first(tag_) && b <= 12) return finish_date({year, b, a, true, {}}, date_);
    finish_ambiguous(year, a, b, date_);
  }

  // A year in figures alone can belong to the Persian or Islamic calendar.
  bool calendar_unclear(const std::string& year, bool native) {
    if (year.size() != 4 || year < "1200" || year > "1500") return false;
    if (!native && !may_use_other_calendar(tag_)) return false;
    refuse("the year " + year + " may belong to the Persian or Islamic calendar");
    return true;
  }

  void finish(const DateParts& parts, bool native) {
    if (!calendar_unclear(parts.year, native)) finish_date(parts, date_);
  }

  // Names --------------------------------------------------------------------------------------

  void read_named() {
    skip_words(is_date_filler);
    read_weekday();
    bool read = false;
    if (is_number(pos_, 4, 9)) {
      read = read_year_month_day();
    } else if (is_number(pos_, 1, 2)) {
      read = read_day_month_year();
    } else {
      read = read_month_first();
    }
    if (read && !at_end()) read = unknown();
    if (read) finish_date(parts_, date_);
  }

  void read_weekday() {
    const NamedPart weekday = match_weekday(rest(), language_);
    if (weekday.tokens == 0) return;
    parts_.weekday = weekday.value;
    pos_ += weekday.tokens;
    skip_mark(".");
    skip_mark(",");
    skip_words(is_date_filler);
  }

  // Says which token stood in the way; always false.
  bool unknown() {
    if (at_end()) {
      refuse(parts_.weekday ? "a weekday alone" : "the date is not complete");
      return false;
    }
    while (pos_ + 1 < tokens_.size() && is_mark(pos_, ",")) ++pos_;
    const std::string& text = tokens_[pos_].text;
    const std::string_view calendar =
        tokens_[pos_].is_word() ? foreign_calendar(text) : std::string_view{};
    if (!calendar.empty()) {
      refuse("\"" + text + "\" is a month of the " + std::string(calendar) +
             " calendar, which is not converted");
    } else if (tokens_[pos_].is_number()) {
      refuse("the number " + text + " has no place in the date");
    } else {
      refuse("\"" + text + "\" is not understood");
    }
    return false;
  }

  bool read_month() {
    const NamedPart month = match_month(rest(), language_);
    if (month.tokens == 0) return unknown();
    parts_.month = month.value;
    pos_ += month.tokens;
    skip_mark(".");
    return true;
  }

  void read_day() {
    parts_.day = to_number(tokens_[pos_].text);
    parts_.has_day = true;
    ++pos_;
    if (!at_end() && tokens_[pos_].is_word() && tokens_[pos_].glued &&
        is_ordinal_ending(tokens_[pos_].text)) {
      ++pos_;
    }
    skip_mark(".");
  }

  // What may stand between the parts: a comma, a hyphen, "of".
  void skip_links() {
    if (!skip_mark(",") && pos_ + 1 < tokens_.size()) skip_mark("-");
    skip_words(is_date_link);
  }

  // An optional year at the end; true when nothing else is left for it.
  bool read_last_year() {
    skip_links();
    if (at_end()) return true;
    if (!tokens_[pos_].is_number()) return unknown();
    parts_.year = tokens_[pos_++].text;
    if (!at_end() && tokens_[pos_].is_word("م")) ++pos_;  // Arabic "of the Christian era"
    return true;
  }

  bool read_year_month_day() {
    parts_.year = tokens_[pos_++].text;
    skip_links();
    if (!read_month()) return false;
    skip_links();
    if (is_number(pos_, 1, 2)) read_day();
    return true;
  }

  bool read_day_month_year() {
    read_day();
    skip_links();
    return read_month() && read_last_year();
  }

  bool read_month_first() {
    if (!read_month()) return false;
    skip_links();
    if (!is_number(pos_, 1, 2)) return read_last_year();
    read_day();
    if (parts_.day > 31 && at_end()) {
      refuse("the number " + std::to_string(parts_.day) + " is no day of a month");
      return false;
    }
    return read_last_year();
  }

  std::span<const DateToken> tokens_;
  std::string_view tag_;
  std::string language_;
  DateValue& date_;
  DateParts parts_;
  std::size_t pos_ = 0;
};

std::span<const DateToken> without_last_marks(std::span<const DateToken> tokens) {
  while (!tokens.empty() &&
         (tokens.back().is_mark(",") || tokens.back().is_mark(".") || tokens.back().is_mark(":"))) {
    tokens = tokens.first(tokens.size() - 1);
  }
  return tokens;
}

// Adds the time of day to a date that has been read.
void add_clock(const ClockParts& clock, DateValue& date) {
  if (date.precision == DatePrecision::impossible || date.precision == DatePrecision::unparsed) {
    return;
  }
  if (clock.time.empty()) {
    return refuse_date(date, clock.fault, clock.reason);
  }
  if (date.precision == DatePrecision::day) date.precision = DatePrecision::time;
  if (date.precision == DatePrecision::year || date.precision == DatePrecision::month ||
      date.precision == DatePrecision::month_without_year) {
    return refuse_date(date, DatePrecision::unparsed, "a time without a day");
  }
  date.time = clock.time;
  date.zone = clock.zone;
}

}  // namespace

DateValue parse_date(std::string_view raw, std::string_view language) {
  DateValue date;
  date.raw = raw;
  if (raw.size() > kLongestDate || !valid_utf8(raw)) {
    refuse_date(date, DatePrecision::unparsed, "too long for a date, or not valid UTF-8");
    return date;
  }
  const std::vector<DateToken> all = date_tokens(raw);
  const std::span<const DateToken> tokens = without_last_marks(all);
  if (tokens.empty()) {
    refuse_date(date, DatePrecision::unparsed, "nothing is written");
    return date;
  }
  const ClockParts clock = split_clock(tokens);
  if (clock.tokens_before == 0) {
    refuse_date(date, DatePrecision::unparsed, "a time before the day, or without one");
    return date;
  }
  DateReader(tokens.first(clock.tokens_before), language, date).read();
  if (clock.tokens_before < tokens.size()) add_clock(clock, date);
  return date;
}

}  // namespace prov
