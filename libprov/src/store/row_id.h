// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace prov {

// Rows of log.db, content.db and index.db are keyed by one integer packed from the number that a
// log has in this store (1 to 2^20 - 1) and a place in that log (0 to 2^40 - 1). Appending then
// always goes to the end of a b-tree, and no second index is needed.

inline constexpr int kPlaceBits = 40;
inline constexpr std::int64_t kPlaceLimit = std::int64_t{1} << kPlaceBits;
inline constexpr std::int64_t kLogLimit = std::int64_t{1} << 20;

[[nodiscard]] constexpr std::int64_t row_id(std::int64_t log_number, std::uint64_t place) {
  return log_number << kPlaceBits | static_cast<std::int64_t>(place);
}
[[nodiscard]] constexpr std::int64_t log_of(std::int64_t row) { return row >> kPlaceBits; }
[[nodiscard]] constexpr std::uint64_t place_of(std::int64_t row) {
  return static_cast<std::uint64_t>(row & (kPlaceLimit - 1));
}

}  // namespace prov
