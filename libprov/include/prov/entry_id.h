// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace prov {

/// Names one entry of one log, or one item of it. Written in bodies as
/// {"item":k,"log":origin,"seq":n}; `log` is left out there for the writer's own log and `item`
/// when the whole entry is meant.
struct EntryId {
  std::string log;         ///< origin of the log, never empty in memory
  std::uint64_t seq = 0;   ///< zero-based leaf index
  std::uint32_t item = 0;  ///< 0: the whole entry; k: the k-th, from 1, of its item array

  friend auto operator<=>(const EntryId&, const EntryId&) = default;

  /// The entry without its item.
  [[nodiscard]] EntryId whole() const { return {log, seq, 0}; }
};

}  // namespace prov
