// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>

#include <prov/date.h>

#include "base/utf8.h"
#include "model/date_tokens.h"
#include "model/date_words.h"

namespace prov {
namespace {

constexpr std::size_t kLongestPeriod = 400;  // bytes

template <std::size_t N>
bool among(const std::string_view (&list)[N], std::string_view word) {
  return std::find(list, list + N, word) != list + N;
}

bool opens_with_to(const DateToken& token) {  // "from X to Y"
  static constexpr std::string_view kWords[] = {"from", "du",  "de", "del", "desde",
                                                "von",  "vom", "من", "از"};
  return token.is_word() && among(kWords, token.text);
}

bool opens_with_and(const DateToken& token) {  // "between X and Y"
  static constexpr std::string_view kWords[] = {"between", "entre", "zwischen", "بین"};
  return token.is_word() && among(kWords, token.text);
}

bool is_to(const DateToken& token) {
  static constexpr std::string_view kWords[] = {"to",  "until", "till", "through", "thru",
                                                "bis", "au",    "a",    "al",      "hasta",
                                                "الی", "حتی",   "تا"};
  return token.is_word() && among(kWords, token.text);
}

bool is_and(const DateToken& token) {
  static constexpr std::string_view kWords[] = {"and", "et", "y", "und", "و"};
  return token.is_word() && among(kWords, token.text);
}

// Where a period may be cut in two.
bool is_cut(std::span<const DateToken> tokens, std::size_t at, bool between) {
  const DateToken& token = tokens[at];
  if (is_to(token) || (between && is_and(token))) return true;
  // A hyphen inside a date leaves sides that are no dates.
  if (token.is_mark("--") || token.is_mark("-")) return true;
  return token.is_mark("/") && at >= 5;  // ISO 8601: 2019-01-09/2021-02-04
}

class PeriodReader {
 public:
  PeriodReader(std::string_view raw, std::string_view language, PeriodValue& period)
      : raw_(raw), language_(language), period_(period), tokens_(date_tokens(raw)) {}

  void read() {
    std::size_t first = 0;
    bool between = false;
    if (!tokens_.empty()) {
      between = opens_with_and(tokens_[0]);
      first = between || opens_with_to(tokens_[0]) ? 1 : 0;
    }
    int found = 0, cuts = 0;
    for (std::size_t at = first + 1; at + 1 < tokens_.size(); ++at) {
      if (!is_cut(tokens_, at, between)) continue;
      ++cuts;
      if (read_cut(first, at)) ++found;
    }
    if (found == 0 && cuts == 1) return refuse_sides();
    if (found != 1) return refuse(found);
    if (period_.start.has_days() && period_.end.has_days() &&
        period_.start.first > period_.end.last) {
      period_.reason = "it ends before it starts";
    }
  }

 private:
  // The only cut leaves a side that is no date: says which and why.
  void refuse_sides() {
    period_.start = std::move(failed_start_);
    period_.end = std::move(failed_end_);
    const bool start = period_.start.precision == DatePrecision::unparsed;
    const DateValue& side = start ? period_.start : period_.end;
    period_.reason = std::string(start ? "start" : "end") + " not understood: " + side.reason;
  }

  void refuse(int found) {
    period_.start = parse_date("");
    period_.end = parse_date("");
    period_.reason = found == 0 ? "no two dates with \"to\", \"and\" or a dash between them"
                                : "it can be cut in two in more than one way";
  }

  [[nodiscard]] std::string_view text(std::size_t from, std::size_t to) const {
    const std::size_t begin = tokens_[from].begin;
    std::size_t end = tokens_[to - 1].end;
    if (to - from > 1 && tokens_[to - 1].is_mark(",")) end = tokens_[to - 2].end;
    return raw_.substr(begin, end - begin);
  }

  // Reads both sides of the cut; keeps them when both are understood.
  bool read_cut(std::size_t first, std::size_t at) {
    const std::string_view left = text(first, at), right = text(at + 1, tokens_.size());
    DateValue start = parse_date(left, language_), end = parse_date(right, language_);
    share_month_after(first, at, left, start);
    share_month_before(first, at, left, right, start, end);
    if (start.precision == DatePrecision::unparsed || end.precision == DatePrecision::unparsed) {
      failed_start_ = std::move(start);
      failed_end_ = std::move(end);
      return false;
    }
    period_.start = std::move(start);
    period_.end = std::move(end);
    return true;
  }

  // The number of tokens of a day such as "3", "3." or "3rd" at `from`; 0 when there is none.
  [[nodiscard]] std::size_t day_tokens(std::size_t from, std::size_t to) const {
    if (from >= to || !tokens_[from].is_number() || tokens_[from].text.size() > 2) return 0;
    const bool tail = from + 1 < to && tokens_[from + 1].glued &&
                      (tokens_[from + 1].is_mark(".") ||
                       (tokens_[from + 1].is_word() && is_ordinal_ending(tokens_[from + 1].text)));
    return tail ? 2 : 1;
  }

  // "3-5 May 2023": the first day takes month and year of the second.
  void share_month_after(std::size_t first, std::size_t at, std::string_view left,
                         DateValue& start) const {
    if (day_tokens(first, at) != at - first) return;
    const std::size_t taken = day_tokens(at + 1, tokens_.size());
    if (taken == 0 || at + 1 + taken >= tokens_.size()) return;
    const std::string_view shared = text(at + 1 + taken, tokens_.size());
    if (tokens_[at + 1 + taken].is_mark("/") || tokens_[at + 1 + taken].is_mark("-")) return;
    start = parse_date(tokens_[first].text + " " + std::string(shared), language_);
    start.raw = left;
  }

  // "May 3-5, 2023": the second day takes the month, the first one the year.
  void share_month_before(std::size_t first, std::size_t at, std::string_view left,
                          std::string_view right, DateValue& start, DateValue& end) const {
    if (start.precision != DatePrecision::day_without_year || !tokens_[first].is_word()) return;
    const std::size_t taken = day_tokens(at + 1, tokens_.size());
    const std::size_t left_over = tokens_.size() - at - 1 - taken;
    if (taken == 0 || left_over > 2) return;
    const DateToken& last = tokens_.back();
    if (left_over > 0 && (!last.is_number() || last.text.size() < 4)) return;
    if (left_over == 2 && !tokens_[tokens_.size() - 2].is_mark(",")) return;
    const std::string month(text(first, at - day_tokens_before(first, at)));
    end = parse_date(month + " " + std::string(right), language_);
    end.raw = right;
    if (left_over == 0) return;
    start = parse_date(std::string(left) + ", " + last.text, language_);
    start.raw = left;
  }

  // How many tokens the day at the end of the left side takes.
  [[nodiscard]] std::size_t day_tokens_before(std::size_t first, std::size_t at) const {
    std::size_t count = 0;
    while (at - count > first + 1 && !tokens_[at - count - 1].is_number()) ++count;
    return count + 1;
  }

  std::string_view raw_, language_;
  PeriodValue& period_;
  std::vector<DateToken> tokens_;
  DateValue failed_start_, failed_end_;  // of the last cut with a side that is no date
};

}  // namespace

PeriodValue parse_period(std::string_view raw, std::string_view language) {
  PeriodValue period;
  period.raw = raw;
  if (raw.size() > kLongestPeriod || !valid_utf8(raw)) {
    period.start = period.end = parse_date("");
    period.reason = "too long for a period, or not valid UTF-8";
    return period;
  }
  DateValue whole = parse_date(raw, language);
  if (whole.precision != DatePrecision::unparsed) {
    period.start = whole;
    period.end = std::move(whole);
    return period;
  }
  PeriodReader(raw, language, period).read();
  return period;
}

}  // namespace prov
