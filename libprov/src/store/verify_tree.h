// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "log/tile.h"
#include "store/verify_findings.h"

namespace prov {

/// The leaf of an entry of a held log, when it is the one whose hash is stored; else nothing. What
/// is read from another leaf would lay the damage to it at the door of those that refer to it.
[[nodiscard]] std::optional<Leaf> trusted_leaf(Store& store, std::int64_t row);

/// Recomputes the tree of one log from its leaves and compares it with stored tiles and signed
/// roots. Where a leaf and its stored hash differ, the next signed root decides which of the two
/// was changed, so that the right one is named.
class TreeCheck {
 public:
  TreeCheck(Store& store, Findings& findings, const LogState& log)
      : store_(store), findings_(findings), log_(log) {}

  /// Loads the stored hashes of leaves first <= seq < last; `first` is a multiple of 256.
  void load(std::uint64_t first, std::uint64_t last);
  /// Takes the next leaf, or nothing where it cannot be read. Returns whether it is the one whose
  /// hash is stored (true too when there is no hash to compare).
  bool append(std::uint64_t seq, const std::optional<std::string>& leaf);
  /// Compares with a root whose signature was right, of all leaves so far.
  void compare(const Digest& root);
  /// Compares the tiles above the lowest level that changed since the last call.
  void compare_tiles();
  /// To be called after the last leaf.
  void finish();

 private:
  void accept_stored();
  void accept_computed();

  Store& store_;
  Findings& findings_;
  const LogState& log_;
  TileWriter computed_;                  // over the leaves
  std::optional<TileWriter> stored_;     // over the stored hashes, once they differ
  std::vector<std::uint64_t> suspects_;  // leaves that differ, not decided yet
  std::vector<Digest> hashes_;           // stored, from first_ on
  std::uint64_t first_ = 0;
  bool broken_ = false;  // a leaf and its hash are both gone: roots cannot be computed any more
};

}  // namespace prov
