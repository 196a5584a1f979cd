// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/digest.h"

namespace prov {

/// Longest leaf in bytes; the entry bundles of C2SP tlog-tiles count them in 16 bits.
inline constexpr std::size_t kLeafLimit = 65535;
/// Greatest number in a leaf, 2^53-1 (RFC 7493 section 2.2).
inline constexpr std::uint64_t kGreatestNumber = (std::uint64_t{1} << 53) - 1;
/// A lamport more than this above its greatest predecessor is not believed.
inline constexpr std::uint64_t kLamportJump = 1'000'000;

/// The checkpoint of another log that an entry rests on.
struct Dependency {
  std::string log;         ///< origin of that log
  Digest root{};           ///< its root at that size
  std::uint64_t size = 0;  ///< 1 or more; covers every entry of it that is referred to

  friend bool operator==(const Dependency&, const Dependency&) = default;
};

/// The public part of an entry: what the tree hashes. Its format never changes within a log.
struct Leaf {
  std::string log;               ///< origin of the log it stands in
  std::uint64_t seq = 0;         ///< zero-based index of the leaf
  std::string type;              ///< see valid_entry_type; an unknown one is kept
  std::uint64_t version = 1;     ///< of the body's schema for this type, 1 or more
  std::uint64_t lamport = 1;     ///< 1 or more
  std::vector<Dependency> deps;  ///< ascending by log, each log once, never the own log
  Digest body{};                 ///< see body_commitment

  friend bool operator==(const Leaf&, const Leaf&) = default;
};

/// Whether `text` can name an entry type: 1 to 64 of `a-z`, `0-9`, `-` and `.`, a letter first.
[[nodiscard]] bool valid_entry_type(std::string_view text);

/// The bytes of a leaf: canonical JSON (RFC 8785), one spelling for each leaf. Throws
/// Error{bad_data} when a field breaks its rule or the bytes would exceed kLeafLimit.
[[nodiscard]] std::string write_leaf(const Leaf& leaf);

/// The leaf of bytes that `write_leaf` could have written, and of no others: so any leaf that
/// parses is canonical, and what was read writes back to the same bytes. Throws Error{bad_data}
/// with the byte (from 1) where the form is left.
[[nodiscard]] Leaf parse_leaf(std::string_view bytes);

}  // namespace prov
