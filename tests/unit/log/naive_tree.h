// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "log/merkle.h"

namespace prov {

/// The tree as RFC 6962 section 2.1 defines it, all of it in memory: slow, and plainly right.
class NaiveTree {
 public:
  /// `count` leaves "leaf 0", "leaf 1", ...
  explicit NaiveTree(std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
      leaves_.push_back(leaf_hash(hasher_, "leaf " + std::to_string(i)));
    }
  }

  [[nodiscard]] const Digest& leaf(std::uint64_t index) const { return leaves_[index]; }
  /// MTH(D[begin:end])
  [[nodiscard]] Digest root(std::uint64_t begin, std::uint64_t end) {
    if (begin == end) return empty_root();
    if (end - begin == 1) return leaves_[begin];
    std::uint64_t split = 1;
    while (split * 2 < end - begin) split *= 2;
    return node_hash(hasher_, root(begin, begin + split), root(begin + split, end));
  }
  [[nodiscard]] HashReader reader() {
    return [this](unsigned level, std::uint64_t index) {
      return root(index << level, (index + 1) << level);
    };
  }

 private:
  Hasher hasher_;
  std::vector<Digest> leaves_;
};

}  // namespace prov
