// SPDX-License-Identifier: Apache-2.0
#include "desk/field_difference.h"

#include <cstdint>

#include <prov/value_difference.h>

namespace prov {
namespace {

std::string by_days(std::int64_t count) {
  const std::int64_t size = count < 0 ? -count : count;
  return " by " + std::to_string(size) + (size == 1 ? " day" : " days");
}

void add(const std::string& name, const ComparedValue& a, const ComparedValue& b,
         std::vector<FieldDifference>& out) {
  const ValueDifference difference = compare(a, b);
  if (difference.relation == ValueRelation::equal) return;
  if (difference.days && *difference.days != 0) {
    out.push_back({name, by_days(*difference.days)});
  } else if (difference.number) {
    const std::int64_t by = *difference.number;
    out.push_back({name, " by " + std::to_string(by < 0 ? -by : by)});
  } else {
    out.push_back({name, " (“" + a.words + "” against “" + b.words + "”)"});
  }
}

ComparedValue end_of(const std::optional<DateValue>& own, const Field& field) {
  const std::optional<DateValue>& date = own ? own : field.date;
  return {date ? date->raw : field.value, std::nullopt, date};
}

}  // namespace

std::vector<FieldDifference> differences(const Field& a, const Field& b) {
  std::vector<FieldDifference> out;
  const auto period = [](const Field& field) { return field.from || field.to; };
  const auto dated = [&](const Field& field) { return period(field) || field.date; };
  if ((period(a) || period(b)) && dated(a) && dated(b)) {
    add("start", end_of(a.from, a), end_of(b.from, b), out);
    add("end", end_of(a.to, a), end_of(b.to, b), out);
  } else {
    add(a.name, {a.value, a.number, a.date}, {b.value, b.number, b.date}, out);
  }
  return out;
}

}  // namespace prov
