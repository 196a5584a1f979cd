// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <prov/date.h>

namespace prov {

/// A value of a field as it is compared with that of another appearance.
struct ComparedValue {
  std::string words;  ///< as worded
  std::optional<std::int64_t> number;
  std::optional<DateValue> date;
};

/// How two values lie to each other.
enum class ValueRelation {
  equal,
  differs,      ///< they are not the same
  overlapping,  ///< dates that are not the same, with a day in common
  disjoint,     ///< dates without a day in common
  unknown,      ///< dates that cannot be compared
};

/// The result of a comparison; differences are second minus first.
struct ValueDifference {
  ValueRelation relation = ValueRelation::unknown;
  std::optional<std::int64_t> days;  ///< where both ends of two dates differ by as much
  std::optional<std::int64_t> number;
};

/// Compares two values: as dates where both are, then as numbers, else by their words. Times of one
/// day that are not the same differ; dates that cannot be compared are equal only where they are
/// worded alike.
[[nodiscard]] ValueDifference compare(const ComparedValue& a, const ComparedValue& b);

/// "equal", "differs", "overlapping", "disjoint", "unknown".
[[nodiscard]] std::string_view to_string(ValueRelation relation);

}  // namespace prov
