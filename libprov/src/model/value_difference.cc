// SPDX-License-Identifier: Apache-2.0
#include <prov/value_difference.h>

namespace prov {
namespace {

ValueRelation of_dates(DateRelation relation) {
  switch (relation) {
    case DateRelation::equal:
      return ValueRelation::equal;
    case DateRelation::overlapping:
      return ValueRelation::overlapping;
    case DateRelation::disjoint:
      return ValueRelation::disjoint;
    case DateRelation::unknown:
      break;
  }
  return ValueRelation::unknown;
}

}  // namespace

ValueDifference compare(const ComparedValue& a, const ComparedValue& b) {
  ValueDifference out;
  if (a.date && b.date) {
    const DateComparison days = compare(*a.date, *b.date);
    out.relation = of_dates(days.relation);
    if (days.relation == DateRelation::equal) {
      // Two times of one day cover the same days and are still not the same.
      if (a.date->time != b.date->time) out.relation = ValueRelation::differs;
    } else if (days.start_days == days.end_days) {
      out.days = days.start_days;
    }
    if (days.relation == DateRelation::unknown && a.words == b.words) {
      out.relation = ValueRelation::equal;
    }
    return out;
  }
  bool equal = a.words == b.words;
  if (a.number && b.number) {
    out.number = *b.number - *a.number;
    equal = *out.number == 0;
  }
  out.relation = equal ? ValueRelation::equal : ValueRelation::differs;
  return out;
}

std::string_view to_string(ValueRelation relation) {
  switch (relation) {
    case ValueRelation::equal:
      return "equal";
    case ValueRelation::differs:
      return "differs";
    case ValueRelation::overlapping:
      return "overlapping";
    case ValueRelation::disjoint:
      return "disjoint";
    case ValueRelation::unknown:
      break;
  }
  return "unknown";
}

}  // namespace prov
