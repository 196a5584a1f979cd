// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include <prov/date.h>
#include <prov/error.h>

#include "model/date_parts.h"

namespace prov {
namespace {

using json::Value;

constexpr std::array<std::pair<DatePrecision, std::string_view>, 9> kPrecisions = {{
    {DatePrecision::year, "year"},
    {DatePrecision::month, "month"},
    {DatePrecision::day, "day"},
    {DatePrecision::time, "time"},
    {DatePrecision::day_without_year, "day-without-year"},
    {DatePrecision::month_without_year, "month-without-year"},
    {DatePrecision::ambiguous, "ambiguous"},
    {DatePrecision::impossible, "impossible"},
    {DatePrecision::unparsed, "unparsed"},
}};

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorCode::bad_data, message); }

void set_if(Value& object, std::string_view key, const std::string& text) {
  if (!text.empty()) object.set(key, text);
}

// Refuses members of `object` other than `known`.
void check_members(const Value& object, std::span<const std::string_view> known,
                   std::string_view what) {
  for (const auto& [key, value] : object.as_object()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      refuse("unknown member \"" + key + "\" in a " + std::string(what));
    }
  }
}

std::string day_member(const Value& object, std::string_view key) {
  std::string day = object.string_or(key);
  if (!day.empty() && !day_number(day)) {
    refuse("\"" + day + "\" is not a day of the form 2026-01-31");
  }
  return day;
}

// A date has the members that its precision promises, and no others.
void check_consistent(const DateValue& date) {
  const bool covers = date.precision == DatePrecision::year ||
                      date.precision == DatePrecision::month ||
                      date.precision == DatePrecision::day || date.precision == DatePrecision::time;
  if (covers != !date.first.empty() || covers != !date.last.empty() ||
      (covers && date.first > date.last)) {
    refuse("the days of a date do not fit its precision \"" +
           std::string(to_string(date.precision)) + "\"");
  }
  if ((date.precision == DatePrecision::ambiguous) != (date.readings.size() == 2)) {
    refuse("an ambiguous date, and no other, has two readings");
  }
}

}  // namespace

std::string_view to_string(DatePrecision precision) {
  for (const auto& [value, name] : kPrecisions) {
    if (value == precision) return name;
  }
  throw Error(ErrorCode::internal, "date precision without a name");
}

DatePrecision date_precision_from(std::string_view name) {
  for (const auto& [value, known] : kPrecisions) {
    if (known == name) return value;
  }
  refuse("\"" + std::string(name) + "\" is no precision of a date");
}

std::string_view to_string(DateRelation relation) {
  switch (relation) {
    case DateRelation::equal:
      return "equal";
    case DateRelation::overlapping:
      return "overlapping";
    case DateRelation::disjoint:
      return "disjoint";
    case DateRelation::unknown:
      return "unknown";
  }
  throw Error(ErrorCode::internal, "date relation without a name");
}

Value to_json(const DateValue& date) {
  Value parsed = Value::object();
  parsed.set("precision", to_string(date.precision));
  set_if(parsed, "first", date.first);
  set_if(parsed, "last", date.last);
  set_if(parsed, "partial", date.partial);
  set_if(parsed, "time", date.time);
  set_if(parsed, "zone", date.zone);
  for (const std::string& reading : date.readings) {
    if (!parsed.find("readings")) parsed.set("readings", Value::array());
    parsed.as_object().back().second.push(reading);
  }
  set_if(parsed, "reason", date.reason);
  return Value::object().set("raw", date.raw).set("parsed", std::move(parsed));
}

DateValue date_from_json(const Value& value) {
  static constexpr std::array<std::string_view, 2> kOuter = {"raw", "parsed"};
  static constexpr std::array<std::string_view, 8> kInner = {
      "precision", "first", "last", "partial", "time", "zone", "readings", "reason"};
  check_members(value, kOuter, "date");
  const Value& parsed = value.at("parsed");
  check_members(parsed, kInner, "parsed date");
  DateValue date;
  date.raw = value.at("raw").as_string();
  date.precision = date_precision_from(parsed.at("precision").as_string());
  date.first = day_member(parsed, "first");
  date.last = day_member(parsed, "last");
  date.partial = parsed.string_or("partial");
  date.time = parsed.string_or("time");
  date.zone = parsed.string_or("zone");
  date.reason = parsed.string_or("reason");
  if (const Value* readings = parsed.find("readings")) {
    for (const Value& reading : readings->as_array()) {
      if (!day_number(reading.as_string())) refuse("a reading of a date is no day");
      date.readings.push_back(reading.as_string());
    }
  }
  check_consistent(date);
  return date;
}

Value to_json(const PeriodValue& period) {
  Value out = Value::object();
  out.set("raw", period.raw).set("start", to_json(period.start)).set("end", to_json(period.end));
  set_if(out, "reason", period.reason);
  return out;
}

PeriodValue period_from_json(const Value& value) {
  static constexpr std::array<std::string_view, 4> kMembers = {"raw", "start", "end", "reason"};
  check_members(value, kMembers, "period");
  PeriodValue period;
  period.raw = value.at("raw").as_string();
  period.start = date_from_json(value.at("start"));
  period.end = date_from_json(value.at("end"));
  period.reason = value.string_or("reason");
  return period;
}

}  // namespace prov
