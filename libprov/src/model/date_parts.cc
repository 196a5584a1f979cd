// SPDX-License-Identifier: Apache-2.0
#include "model/date_parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace prov {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int kLeapYear = 2000;

int last_day(int year, int month) {
  const std::chrono::year_month_day_last last(
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::string two(int value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

std::string iso(const std::string& year, int month, int day) {
  return year + '-' + two(month) + '-' + two(day);
}

// 0 where there is no year; the callers have checked the number of digits.
int year_number(const std::string& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool check_year(const std::string& year, DateValue& date) {
  if (year.size() > 4) {
    refuse_date(date, DatePrecision::impossible,
                "the year " + year + " has " + std::to_string(year.size()) + " digits");
  } else if (year.size() < 4) {
    refuse_date(date, DatePrecision::unparsed, "the year " + year + " is not written in full");
  } else if (year == "0000") {
    refuse_date(date, DatePrecision::impossible, "there is no year 0");
  } else {
    return true;
  }
  return false;
}

bool check_day(const DateParts& parts, int year, DateValue& date) {
  const int last = last_day(year == 0 ? kLeapYear : year, parts.month);
  if (parts.day >= 1 && parts.day <= last) return true;
  const std::string in =
      year == 0 ? "month " + std::to_string(parts.month) : parts.year + "-" + two(parts.month);
  refuse_date(date, DatePrecision::impossible,
              "there is no day " + std::to_string(parts.day) + " in " + in);
  return false;
}

bool check_weekday(const DateParts& parts, DateValue& date) {
  if (!parts.weekday) return true;
  const sys_days day{std::chrono::days(*day_number(date.first))};
  const std::chrono::weekday weekday(day);
  if (static_cast<int>(weekday.c_encoding()) == *parts.weekday) return true;
  static constexpr std::array<std::string_view, 7> kNames = {
      "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
  refuse_date(date, DatePrecision::impossible,
              date.first + " is a " + std::string(kNames[weekday.c_encoding()]) + ", not a " +
                  std::string(kNames[static_cast<std::size_t>(*parts.weekday)]));
  return false;
}

void finish_with_year(const DateParts& parts, DateValue& date) {
  if (parts.month == 0) {
    date.precision = DatePrecision::year;
    date.first = parts.year + "-01-01";
    date.last = parts.year + "-12-31";
  } else if (!parts.has_day) {
    date.precision = DatePrecision::month;
    date.first = iso(parts.year, parts.month, 1);
    date.last = iso(parts.year, parts.month, last_day(year_number(parts.year), parts.month));
  } else {
    date.precision = DatePrecision::day;
    date.first = date.last = iso(parts.year, parts.month, parts.day);
    (void)check_weekday(parts, date);
  }
}

void finish_without_year(const DateParts& parts, DateValue& date) {
  if (parts.month == 0) {
    refuse_date(date, DatePrecision::unparsed, "no month and no year");
    return;
  }
  date.partial = "--" + two(parts.month);
  date.precision = DatePrecision::month_without_year;
  if (!parts.has_day) return;
  date.partial += "-" + two(parts.day);
  date.precision = DatePrecision::day_without_year;
}

}  // namespace

void refuse_date(DateValue& date, DatePrecision precision, std::string reason) {
  DateValue refused;
  refused.raw = std::move(date.raw);
  refused.precision = precision;
  refused.reason = std::move(reason);
  date = std::move(refused);
}

void finish_date(const DateParts& parts, DateValue& date) {
  if (!parts.year.empty() && !check_year(parts.year, date)) return;
  if (parts.month > 12 || (parts.has_day && parts.month == 0)) {
    refuse_date(date, DatePrecision::impossible,
                "there is no month " + std::to_string(parts.month));
    return;
  }
  if (parts.has_day && !check_day(parts, year_number(parts.year), date)) return;
  if (parts.year.empty()) {
    finish_without_year(parts, date);
  } else {
    finish_with_year(parts, date);
  }
}

void finish_ambiguous(const std::string& year, int a, int b, DateValue& date) {
  DateValue one, other;
  finish_date({year, a, b, true, {}}, one);
  finish_date({year, b, a, true, {}}, other);
  if (one.has_days() && other.has_days() && one.first != other.first) {
    date.precision = DatePrecision::ambiguous;
    date.readings = {std::min(one.first, other.first), std::max(one.first, other.first)};
    return;
  }
  const DateValue& only = one.has_days() ? one : other;
  if (!only.has_days() && only.precision == DatePrecision::impossible && a > 12 && b > 12) {
    refuse_date(date, DatePrecision::impossible, "neither figure is a month");
    return;
  }
  std::string raw = date.raw;
  date = only;
  date.raw = std::move(raw);
}

std::optional<std::int64_t> day_number(std::string_view iso_day) {
  if (iso_day.size() != 10 || iso_day[4] != '-' || iso_day[7] != '-') return std::nullopt;
  std::array<int, 3> figures{};
  static constexpr std::array<std::pair<std::size_t, std::size_t>, 3> kPlaces = {
      {{0, 4}, {5, 2}, {8, 2}}};
  for (std::size_t i = 0; i < 3; ++i) {
    for (const char c : iso_day.substr(kPlaces[i].first, kPlaces[i].second)) {
      if (c < '0' || c > '9') return std::nullopt;
      figures[i] = figures[i] * 10 + (c - '0');
    }
  }
  const year_month_day date{std::chrono::year(figures[0]),
                            std::chrono::month(static_cast<unsigned>(figures[1])),
                            std::chrono::day(static_cast<unsigned>(figures[2]))};
  if (!date.ok()) return std::nullopt;
  return sys_days(date).time_since_epoch().count();
}

}  // namespace prov
