// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/json.h>

namespace prov {

/// How much a date as written says.
enum class DatePrecision {
  year,
  month,
  day,
  time,                ///< a day with a time of day
  day_without_year,    ///< "May 18"
  month_without_year,  ///< "May"
  ambiguous,           ///< day and month can be read in both orders: "05/06/2023"
  impossible,          ///< understood, and no such day exists: "31 February 2023"
  unparsed,            ///< not understood; `reason` says what stood in the way
};

/// A date as a text writes it, and what it says. Nothing is guessed: what the text leaves open
/// stays open here.
struct DateValue {
  std::string raw;  ///< as written
  DatePrecision precision = DatePrecision::unparsed;
  /// The days covered, both included, as YYYY-MM-DD of the Gregorian calendar; empty for all
  /// precisions but year, month, day and time. With a time it is the day as written, not in UTC.
  std::string first, last;
  std::string partial;  ///< without a year: --MM-DD or --MM (XML Schema gMonthDay, gMonth)
  std::string time;     ///< HH:MM, HH:MM:SS or with a fraction of up to 9 digits
  std::string zone;     ///< Z or +HH:MM or -HH:MM; empty when the text names none
  std::vector<std::string> readings;  ///< ambiguous: both days, ascending
  std::string reason;                 ///< impossible, unparsed: why; lower case, no trailing dot

  friend bool operator==(const DateValue&, const DateValue&) = default;

  /// Whether it covers known days.
  [[nodiscard]] bool has_days() const { return !first.empty(); }
};

/// A span of time as a text writes it.
struct PeriodValue {
  std::string raw;  ///< as written
  DateValue start, end;
  std::string reason;  ///< why the whole is no period; empty when it is one

  friend bool operator==(const PeriodValue&, const PeriodValue&) = default;

  /// Whether first and last day are known.
  [[nodiscard]] bool has_days() const {
    return reason.empty() && start.has_days() && end.has_days();
  }
};

/// Reads one date: ISO 8601 extended forms (with time and zone), figures with / . or -, and month
/// names in English, German, French, Spanish, Arabic and Persian (Gregorian months), with the
/// figures of those scripts. `language` (BCP 47, may be empty) only decides where it settles a
/// reading: day before month in figures, short month names, years of other calendars.
/// Never throws; text that is not understood is `unparsed`.
[[nodiscard]] DateValue parse_date(std::string_view raw, std::string_view language = "");

/// Reads "from X to Y", "between X and Y", "X to Y", "X - Y" with a dash or hyphen, in the same
/// languages; a single date is a period that starts and ends with it. "May 3-5, 2023" and "3-5 May
/// 2023" share month and year; a year is not shared across months. Never throws.
[[nodiscard]] PeriodValue parse_period(std::string_view raw, std::string_view language = "");

/// How two dates or periods lie to each other.
enum class DateRelation {
  equal,        ///< the same first and last day
  overlapping,  ///< at least one day in common
  disjoint,     ///< no day in common
  unknown,      ///< at least one has no known days
};

/// The result of a comparison; differences in days are b minus a, absent where not known.
struct DateComparison {
  DateRelation relation = DateRelation::unknown;
  std::optional<std::int64_t> start_days, end_days;

  friend bool operator==(const DateComparison&, const DateComparison&) = default;
};

/// Compares the days that two dates, or two periods, cover. An ambiguous date is `disjoint` from
/// another when both of its readings are, else `unknown`.
[[nodiscard]] DateComparison compare(const DateValue& a, const DateValue& b);
[[nodiscard]] DateComparison compare(const PeriodValue& a, const PeriodValue& b);

/// {"parsed":{"precision":...,...},"raw":...}; empty members are left out.
[[nodiscard]] json::Value to_json(const DateValue& date);
/// {"end":DATE,"raw":...,"reason":...,"start":DATE}; `reason` only where there is one.
[[nodiscard]] json::Value to_json(const PeriodValue& period);

/// The reverse. Throws Error{bad_data} for unknown members, unknown precisions, and days that are
/// not of the form YYYY-MM-DD.
[[nodiscard]] DateValue date_from_json(const json::Value& value);
[[nodiscard]] PeriodValue period_from_json(const json::Value& value);

/// The name in JSON and on screen, e.g. "day-without-year"; and back (Error{bad_data}).
[[nodiscard]] std::string_view to_string(DatePrecision precision);
[[nodiscard]] std::string_view to_string(DateRelation relation);
[[nodiscard]] DatePrecision date_precision_from(std::string_view name);

}  // namespace prov
