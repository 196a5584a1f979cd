// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/digest.h"

namespace prov {

/// Root of the tree without leaves: SHA-256 of nothing (RFC 6962 section 2.1).
[[nodiscard]] Digest empty_root();
/// SHA-256(0x00 || leaf), RFC 6962 section 2.1.
[[nodiscard]] Digest leaf_hash(Hasher& hasher, std::string_view leaf);
/// SHA-256(0x01 || left || right), RFC 6962 section 2.1.
[[nodiscard]] Digest node_hash(Hasher& hasher, const Digest& left, const Digest& right);

/// The right edge of a growing tree: the roots of its perfect subtrees, from which its root
/// follows. A value of at most 64 hashes.
class Frontier {
 public:
  Frontier() = default;
  /// The frontier of a tree of `size` leaves from the roots of its perfect subtrees, largest first,
  /// one for each set bit of `size`. Throws Error{internal} when their number is another.
  Frontier(std::uint64_t size, std::vector<Digest> subtrees);

  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// The root hash; `empty_root()` for no leaves. Computes at most 63 hashes.
  [[nodiscard]] Digest root(Hasher& hasher) const;

  /// Appends a leaf and calls `completed(level, hash)` for each perfect subtree of 2^level leaves
  /// that now ends the tree, beginning with the leaf itself (level 0). One hash on average.
  template <typename Completed>
  void append(Hasher& hasher, const Digest& leaf, Completed completed) {
    Digest hash = leaf;
    unsigned level = 0;
    completed(level, hash);
    for (std::uint64_t rest = size_; (rest & 1) != 0; rest >>= 1) {
      hash = node_hash(hasher, subtrees_.back(), hash);
      subtrees_.pop_back();
      completed(++level, hash);
    }
    subtrees_.push_back(hash);
    ++size_;
  }
  void append(Hasher& hasher, const Digest& leaf) {
    append(hasher, leaf, [](unsigned, const Digest&) {});
  }

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest> subtrees_;  // largest first
};

/// Gives the root of the perfect subtree number `index` (from 0, left to right) of 2^level leaves.
/// Asked only for subtrees that lie within the tree in question (see TileReader).
using HashReader = std::function<Digest(unsigned level, std::uint64_t index)>;

/// Root of the first `size` leaves.
[[nodiscard]] Digest tree_root(Hasher& hasher, const HashReader& hashes, std::uint64_t size);

/// Proof that the leaf `index` is in the tree of `size` leaves (PATH of RFC 6962 section 2.1.1).
/// Throws Error{internal} unless index < size.
[[nodiscard]] std::vector<Digest> inclusion_proof(Hasher& hasher, const HashReader& hashes,
                                                  std::uint64_t index, std::uint64_t size);

/// Proof that the tree of `size2` leaves begins with that of `size1` (PROOF of RFC 6962 section
/// 2.1.2); empty for equal sizes. Throws Error{internal} unless 0 < size1 <= size2.
[[nodiscard]] std::vector<Digest> consistency_proof(Hasher& hasher, const HashReader& hashes,
                                                    std::uint64_t size1, std::uint64_t size2);

/// Whether the proof shows that `leaf` is the hash of leaf `index` in the tree of `size` leaves
/// with that root (RFC 9162 section 2.1.3.2). A proof that is too long or too short shows nothing.
[[nodiscard]] bool verify_inclusion(Hasher& hasher, std::uint64_t index, std::uint64_t size,
                                    const Digest& leaf, std::span<const Digest> proof,
                                    const Digest& root);

/// Whether the proof shows that the tree (size2, root2) begins with (size1, root1) (RFC 9162
/// section 2.1.4.2). Equal sizes need equal roots and an empty proof. The empty tree begins every
/// tree, but no proof shows it: size1 = 0 is true only for two empty trees with the empty root and
/// an empty proof; a caller that starts from nothing checks the new root by its signature alone.
[[nodiscard]] bool verify_consistency(Hasher& hasher, std::uint64_t size1, std::uint64_t size2,
                                      const Digest& root1, const Digest& root2,
                                      std::span<const Digest> proof);

}  // namespace prov
