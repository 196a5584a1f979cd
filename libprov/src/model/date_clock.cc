// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>

#include "model/date_parts.h"

namespace prov {
namespace {

constexpr std::size_t kFractionDigits = 9;  // nanoseconds

int number(const DateToken& token) {
  int value = 0;
  std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
  return value;
}

std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

// Reads what follows the first "H:" of a date.
class ClockReader {
 public:
  ClockReader(std::span<const DateToken> tokens, std::size_t pos, ClockParts& clock)
      : tokens_(tokens), pos_(pos), clock_(clock) {}

  void read() {
    if (!read_figures() || !read_half() || !read_zone()) return;
    if (pos_ < tokens_.size()) {
      refuse(DatePrecision::unparsed, "\"" + tokens_[pos_].text + "\" after the time is not known");
      return;
    }
    check();
  }

 private:
  bool refuse(DatePrecision fault, std::string reason) {
    clock_.fault = fault;
    clock_.reason = std::move(reason);
    return false;
  }
  bool malformed() { return refuse(DatePrecision::unparsed, "the time is not of the form 10:15"); }

  [[nodiscard]] bool is_pair(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].is_number() && tokens_[at].text.size() == 2;
  }
  [[nodiscard]] bool is_mark(std::size_t at, std::string_view mark) const {
    return at < tokens_.size() && tokens_[at].is_mark(mark);
  }
  [[nodiscard]] bool is_glued_number(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].is_number() && tokens_[at].glued;
  }

  bool read_figures() {
    if (tokens_[pos_].text.size() > 2 || !is_pair(pos_ + 2)) return malformed();
    hour_ = number(tokens_[pos_]);
    minute_ = number(tokens_[pos_ + 2]);
    pos_ += 3;
    if (!is_mark(pos_, ":")) return true;
    if (!is_pair(pos_ + 1)) return malformed();
    second_ = number(tokens_[pos_ + 1]);
    pos_ += 2;
    if (is_mark(pos_, ".") && is_glued_number(pos_ + 1)) {
      if (tokens_[pos_ + 1].text.size() > kFractionDigits) return malformed();
      fraction_ = "." + tokens_[pos_ + 1].text;
      pos_ += 2;
    }
    return true;
  }

  // "am", "p.m."
  bool read_half() {
    if (pos_ >= tokens_.size() || !tokens_[pos_].is_word()) return true;
    std::string word = tokens_[pos_].text;
    std::size_t after = pos_ + 1;
    if ((word == "a" || word == "p") && is_mark(after, ".") && after + 1 < tokens_.size() &&
        tokens_[after + 1].is_word("m")) {
      word += 'm';
      after += is_mark(after + 2, ".") ? 3 : 2;
    }
    if (word == "uhr") {
      pos_ = after;
      return true;
    }
    if (word != "am" && word != "pm") return true;
    if (hour_ < 1 || hour_ > 12) {
      return refuse(DatePrecision::unparsed, "hour " + std::to_string(hour_) + " with am or pm");
    }
    hour_ = hour_ % 12 + (word == "pm" ? 12 : 0);
    pos_ = after;
    return true;
  }

  // "Z", "UTC", "GMT", an offset, or UTC and GMT with an offset.
  bool read_zone() {
    if (pos_ < tokens_.size() && tokens_[pos_].is_word()) {
      const std::string& word = tokens_[pos_].text;
      if (word != "z" && word != "utc" && word != "gmt") {
        return refuse(DatePrecision::unparsed, "the time zone \"" + word + "\" is not known");
      }
      clock_.zone = "Z";
      ++pos_;
      if (word == "z") return true;
    }
    return !(is_mark(pos_, "+") || is_mark(pos_, "-")) || read_offset();
  }

  bool read_offset() {
    const char sign = tokens_[pos_].text[0];
    if (!is_glued_number(pos_ + 1)) return malformed();
    std::string digits = tokens_[pos_ + 1].text;
    pos_ += 2;
    if (digits.size() <= 2 && is_mark(pos_, ":") && is_pair(pos_ + 1)) {
      digits += tokens_[pos_ + 1].text;
      pos_ += 2;
    } else if (digits.size() <= 2) {
      digits += "00";
    }
    if (digits.size() == 3) digits.insert(digits.begin(), '0');
    if (digits.size() != 4) return malformed();
    if (digits.substr(0, 2) > "14" || digits.substr(2) > "59") {
      return refuse(DatePrecision::impossible, "there is no time zone " + (sign + digits));
    }
    clock_.zone = sign + digits.substr(0, 2) + ":" + digits.substr(2);
    return true;
  }

  void check() {
    std::string text = two_digits(hour_) + ":" + two_digits(minute_);
    if (second_ >= 0) text += ":" + two_digits(second_) + fraction_;
    if (hour_ > 23 || minute_ > 59 || second_ > 60) {
      refuse(DatePrecision::impossible, "there is no time " + text);
    } else if (second_ == 60) {
      refuse(DatePrecision::unparsed, "leap seconds are not read");
    } else {
      clock_.time = std::move(text);
    }
  }

  std::span<const DateToken> tokens_;
  std::size_t pos_;
  ClockParts& clock_;
  int hour_ = 0, minute_ = 0, second_ = -1;
  std::string fraction_;
};

bool is_clock_link(const DateToken& token) {
  static constexpr std::array<std::string_view, 8> kWords = {"t",    "at",     "um",  "a",
                                                             "ساعت", "الساعه", "las", "kl"};
  return token.is_mark(",") ||
         (token.is_word() && std::find(kWords.begin(), kWords.end(), token.text) != kWords.end());
}

}  // namespace

ClockParts split_clock(std::span<const DateToken> tokens) {
  ClockParts clock;
  clock.tokens_before = tokens.size();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!tokens[i].is_number() || !tokens[i + 1].is_mark(":")) continue;
    ClockReader(tokens, i, clock).read();
    while (i > 0 && is_clock_link(tokens[i - 1])) --i;
    clock.tokens_before = i;
    break;
  }
  return clock;
}

}  // namespace prov
