// SPDX-License-Identifier: Apache-2.0
#include <prov/date.h>

#include "model/date_parts.h"

namespace prov {
namespace {

// Days since 1970-01-01, both included.
struct Days {
  std::int64_t first = 0, last = 0;
};

std::optional<Days> days_of(const std::string& first, const std::string& last) {
  const auto from = day_number(first), to = day_number(last);
  if (!from || !to || *from > *to) return std::nullopt;
  return Days{*from, *to};
}

DateRelation relate(const Days& a, const Days& b) {
  if (a.first == b.first && a.last == b.last) return DateRelation::equal;
  if (a.last < b.first || b.last < a.first) return DateRelation::disjoint;
  return DateRelation::overlapping;
}

// The days that a date covers, one range for each of its readings.
std::vector<Days> readings_of(const DateValue& date) {
  std::vector<Days> out;
  for (const std::string& reading : date.readings) {
    if (const auto days = days_of(reading, reading)) out.push_back(*days);
  }
  if (const auto days = days_of(date.first, date.last)) out.push_back(*days);
  return out;
}

DateComparison compare_days(const std::optional<Days>& a, const std::optional<Days>& b) {
  if (!a || !b) return {};
  return {relate(*a, *b), b->first - a->first, b->last - a->last};
}

// Known first and last day of a period, each where there is one.
void add_known_ends(const PeriodValue& a, const PeriodValue& b, DateComparison& out) {
  const auto a_start = day_number(a.start.first), b_start = day_number(b.start.first);
  const auto a_end = day_number(a.end.last), b_end = day_number(b.end.last);
  if (a_start && b_start) out.start_days = *b_start - *a_start;
  if (a_end && b_end) out.end_days = *b_end - *a_end;
}

}  // namespace

DateComparison compare(const DateValue& a, const DateValue& b) {
  if (a.has_days() && b.has_days()) {
    return compare_days(days_of(a.first, a.last), days_of(b.first, b.last));
  }
  const std::vector<Days> of_a = readings_of(a), of_b = readings_of(b);
  if (of_a.empty() || of_b.empty()) return {};
  for (const Days& one : of_a) {
    for (const Days& other : of_b) {
      if (relate(one, other) != DateRelation::disjoint) return {};
    }
  }
  return {DateRelation::disjoint, std::nullopt, std::nullopt};
}

DateComparison compare(const PeriodValue& a, const PeriodValue& b) {
  DateComparison out;
  if (!a.reason.empty() || !b.reason.empty()) return out;
  if (a.has_days() && b.has_days()) {
    return compare_days(days_of(a.start.first, a.end.last), days_of(b.start.first, b.end.last));
  }
  add_known_ends(a, b, out);
  return out;
}

}  // namespace prov
