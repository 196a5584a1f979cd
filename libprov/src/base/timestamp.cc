// SPDX-License-Identifier: Apache-2.0
#include "base/timestamp.h"

#include <chrono>

#include <prov/error.h>

namespace prov {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

[[noreturn]] void refuse(std::string_view text) {
  throw Error(ErrorCode::bad_data,
              "\"" + std::string(text) + "\" is not a time of the form 2026-01-31T23:59:59Z");
}

unsigned number(std::string_view text, std::size_t pos, std::size_t length) {
  unsigned value = 0;
  for (const char c : text.substr(pos, length)) {
    if (c < '0' || c > '9') refuse(text);
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

// `value` as `length` digits.
void write_digits(std::string& out, std::size_t pos, std::size_t length, unsigned value) {
  for (std::size_t i = length; i-- > 0; value /= 10) {
    out[pos + i] = static_cast<char>('0' + value % 10);
  }
}

}  // namespace

std::string format_timestamp(std::int64_t seconds) {
  constexpr std::int64_t kFirst = -62167219200;  // 0000-01-01T00:00:00Z
  constexpr std::int64_t kLast = 253402300799;   // 9999-12-31T23:59:59Z
  if (seconds < kFirst || seconds > kLast) {
    throw Error(ErrorCode::bad_data, "time outside the years 0000 to 9999");
  }
  const auto point = std::chrono::sys_seconds(std::chrono::seconds(seconds));
  const auto day = std::chrono::floor<days>(point);
  const year_month_day date(day);
  const std::chrono::hh_mm_ss time(point - day);
  std::string out = "0000-00-00T00:00:00Z";
  write_digits(out, 0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
  write_digits(out, 5, 2, static_cast<unsigned>(date.month()));
  write_digits(out, 8, 2, static_cast<unsigned>(date.day()));
  write_digits(out, 11, 2, static_cast<unsigned>(time.hours().count()));
  write_digits(out, 14, 2, static_cast<unsigned>(time.minutes().count()));
  write_digits(out, 17, 2, static_cast<unsigned>(time.seconds().count()));
  return out;
}

std::int64_t parse_timestamp(std::string_view text) {
  if (text.size() != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':' || text[19] != 'Z') {
    refuse(text);
  }
  const year_month_day date(std::chrono::year(static_cast<int>(number(text, 0, 4))),
                            std::chrono::month(number(text, 5, 2)),
                            std::chrono::day(number(text, 8, 2)));
  const unsigned hour = number(text, 11, 2);
  const unsigned minute = number(text, 14, 2);
  const unsigned second = number(text, 17, 2);
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) refuse(text);
  return sys_days(date).time_since_epoch().count() * std::int64_t{86400} +
         static_cast<std::int64_t>(hour * 3600 + minute * 60 + second);
}

}  // namespace prov
