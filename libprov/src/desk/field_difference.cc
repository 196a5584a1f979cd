// SPDX-License-Identifier: Apache-2.0
#include "desk/field_difference.h"

#include <cstdint>

namespace prov {
namespace {

std::string by_days(std::int64_t count) {
  const std::int64_t size = count < 0 ? -count : count;
  return " by " + std::to_string(size) + (size == 1 ? " day" : " days");
}

std::vector<FieldDifference> between_periods(const Field& a, const Field& b) {
  std::vector<FieldDifference> out;
  const std::int64_t start = compare(*a.from, *b.from).start_days.value_or(0);
  const std::int64_t end = compare(*a.to, *b.to).start_days.value_or(0);
  if (start != 0) out.push_back({"start", by_days(start)});
  if (end != 0) out.push_back({"end", by_days(end)});
  return out;
}

}  // namespace

std::vector<FieldDifference> differences(const Field& a, const Field& b) {
  if (a.number && b.number) {
    const std::int64_t by = *b.number - *a.number;
    if (by == 0) return {};
    return {{a.name, " by " + std::to_string(by < 0 ? -by : by)}};
  }
  if (a.from && a.to && b.from && b.to) return between_periods(a, b);
  if (a.date && b.date) {
    const DateComparison comparison = compare(*a.date, *b.date);
    if (comparison.relation == DateRelation::equal) return {};
    const std::int64_t by = comparison.start_days.value_or(0);
    if (by != 0) return {{a.name, by_days(by)}};
  }
  if (a.value == b.value) return {};
  return {{a.name, " (“" + a.value + "” against “" + b.value + "”)"}};
}

}  // namespace prov
