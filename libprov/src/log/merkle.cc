// SPDX-License-Identifier: Apache-2.0
#include "log/merkle.h"

#include <algorithm>
#include <array>
#include <bit>

#include <prov/error.h>

namespace prov {
namespace {

[[noreturn]] void fail(const char* what) { throw Error(ErrorCode::internal, what); }

// The largest power of two less than n (n > 1): where RFC 6962 splits a tree.
std::uint64_t split_point(std::uint64_t n) { return std::bit_floor(n - 1); }

unsigned level_of(std::uint64_t power) { return static_cast<unsigned>(std::countr_zero(power)); }

// MTH(D[begin:end]); begin is a multiple of the largest power of two not above end - begin.
Digest range_root(Hasher& hasher, const HashReader& hashes, std::uint64_t begin,
                  std::uint64_t end) {
  const std::uint64_t count = end - begin;
  if (std::has_single_bit(count)) return hashes(level_of(count), begin / count);
  const std::uint64_t middle = begin + split_point(count);
  const Digest left = hashes(level_of(middle - begin), begin / (middle - begin));
  return node_hash(hasher, left, range_root(hasher, hashes, middle, end));
}

}  // namespace

Digest empty_root() {
  return {0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4,
          0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b,
          0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55};
}

Digest leaf_hash(Hasher& hasher, std::string_view leaf) {
  return hasher.sha256({std::string_view("\0", 1), leaf});
}

Digest node_hash(Hasher& hasher, const Digest& left, const Digest& right) {
  std::array<std::uint8_t, 65> bytes;
  bytes[0] = 1;
  std::copy(right.begin(), right.end(), std::copy(left.begin(), left.end(), bytes.begin() + 1));
  return hasher.sha256(bytes);
}

Frontier::Frontier(std::uint64_t size, std::vector<Digest> subtrees)
    : size_(size), subtrees_(std::move(subtrees)) {
  if (subtrees_.size() != static_cast<std::size_t>(std::popcount(size_))) {
    fail("wrong number of subtrees for the size of a log");
  }
}

Digest Frontier::root(Hasher& hasher) const {
  if (subtrees_.empty()) return empty_root();
  Digest root = subtrees_.back();
  for (std::size_t i = subtrees_.size() - 1; i-- > 0;) {
    root = node_hash(hasher, subtrees_[i], root);
  }
  return root;
}

Digest tree_root(Hasher& hasher, const HashReader& hashes, std::uint64_t size) {
  return size == 0 ? empty_root() : range_root(hasher, hashes, 0, size);
}

std::vector<Digest> inclusion_proof(Hasher& hasher, const HashReader& hashes, std::uint64_t index,
                                    std::uint64_t size) {
  if (index >= size) fail("inclusion proof asked for an entry beyond the log");
  std::vector<Digest> proof;
  std::uint64_t begin = 0;
  std::uint64_t end = size;
  while (end - begin > 1) {  // from the root down; the proof is written from the leaf up
    const std::uint64_t middle = begin + split_point(end - begin);
    if (index < middle) {
      proof.push_back(range_root(hasher, hashes, middle, end));
      end = middle;
    } else {
      proof.push_back(range_root(hasher, hashes, begin, middle));
      begin = middle;
    }
  }
  return {proof.rbegin(), proof.rend()};
}

std::vector<Digest> consistency_proof(Hasher& hasher, const HashReader& hashes, std::uint64_t size1,
                                      std::uint64_t size2) {
  if (size1 == 0 || size1 > size2) fail("consistency proof asked for impossible sizes");
  std::vector<Digest> proof;
  std::uint64_t begin = 0;
  std::uint64_t end = size2;
  while (size1 != end) {
    const std::uint64_t middle = begin + split_point(end - begin);
    if (size1 <= middle) {
      proof.push_back(range_root(hasher, hashes, middle, end));
      end = middle;
    } else {
      proof.push_back(range_root(hasher, hashes, begin, middle));
      begin = middle;
    }
  }
  // A subtree that begins at 0 is the first tree itself, whose root the verifier knows.
  if (begin != 0) proof.push_back(range_root(hasher, hashes, begin, end));
  return {proof.rbegin(), proof.rend()};
}

bool verify_inclusion(Hasher& hasher, std::uint64_t index, std::uint64_t size, const Digest& leaf,
                      std::span<const Digest> proof, const Digest& root) {
  if (index >= size) return false;
  std::uint64_t node = index;     // fn of RFC 9162
  std::uint64_t last = size - 1;  // sn of RFC 9162
  Digest hash = leaf;
  for (const Digest& sibling : proof) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      hash = node_hash(hasher, sibling, hash);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      hash = node_hash(hasher, hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

bool verify_consistency(Hasher& hasher, std::uint64_t size1, std::uint64_t size2,
                        const Digest& root1, const Digest& root2, std::span<const Digest> proof) {
  if (size1 == size2) {
    return proof.empty() && root1 == root2 && (size1 != 0 || root1 == empty_root());
  }
  if (size1 == 0 || size1 > size2 || proof.empty()) return false;
  std::uint64_t node = size1 - 1;  // fn of RFC 9162
  std::uint64_t last = size2 - 1;  // sn of RFC 9162
  while ((node & 1) != 0) {
    node >>= 1;
    last >>= 1;
  }
  // The first tree is a whole subtree of the second exactly when its size is a power of two.
  const bool whole = std::has_single_bit(size1);
  Digest old_hash = whole ? root1 : proof.front();
  Digest new_hash = old_hash;
  for (const Digest& sibling : whole ? proof : proof.subspan(1)) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      old_hash = node_hash(hasher, sibling, old_hash);
      new_hash = node_hash(hasher, sibling, new_hash);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      new_hash = node_hash(hasher, new_hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && old_hash == root1 && new_hash == root2;
}

}  // namespace prov
