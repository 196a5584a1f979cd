// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <prov/date.h>

#include "model/date_tokens.h"

namespace prov {

/// Year, month and day as read, before it is known whether such a day exists.
struct DateParts {
  std::string year;  ///< its digits; empty: none
  int month = 0;     ///< 1 and up; 0: none
  int day = 0;       ///< as written; 0 with `has_day`: a day 0 was written
  bool has_day = false;
  std::optional<int> weekday;  ///< 0 (Sunday) to 6, where the text names one
};

/// Time of day at the end of a date.
struct ClockParts {
  std::size_t tokens_before = 0;              ///< tokens of the date, without "at" and the like
  std::string time, zone;                     ///< as in DateValue; empty: no time
  DatePrecision fault = DatePrecision::time;  ///< impossible or unparsed: see `reason`
  std::string reason;
};

/// Splits off the time of day: "10:15", "10:15:00.5Z", "at 10:15 a.m. UTC+03:30".
[[nodiscard]] ClockParts split_clock(std::span<const DateToken> tokens);

/// Fills precision, days and partial form (or impossible, unparsed with the reason) from parts.
void finish_date(const DateParts& parts, DateValue& date);

/// Sets `date` to ambiguous with both readings, or to the only one that exists, or to impossible.
/// `a` and `b` are month and day in one order and the other.
void finish_ambiguous(const std::string& year, int a, int b, DateValue& date);

/// The day number of a date YYYY-MM-DD, counted from 1970-01-01; nullopt when it is none.
[[nodiscard]] std::optional<std::int64_t> day_number(std::string_view iso);

/// Marks `date` as not understood, or as understood and impossible; keeps nothing but `raw`.
void refuse_date(DateValue& date, DatePrecision precision, std::string reason);

}  // namespace prov
