// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/digest.h"
#include "crypto/entropy.h"

namespace prov {

/// Longest line of a file of entries: a leaf, a body, a sealed part, all escaped, and a proof.
inline constexpr std::size_t kBundleLineLimit = std::size_t{16} << 20;

/// An erasable part of an entry as a bundle reveals it.
struct RevealedPart {
  std::string bytes;
  Salt salt{};

  friend bool operator==(const RevealedPart&, const RevealedPart&) = default;
};

/// One line of a file of entries (doc/bundle-format.md).
struct BundleEntry {
  std::string leaf;  ///< exact bytes
  std::optional<RevealedPart> body, sealed;
  std::vector<Digest> proof;  ///< from the leaf's sibling upwards
  std::uint64_t seq = 0;

  friend bool operator==(const BundleEntry&, const BundleEntry&) = default;
};

/// The line, with its LF.
[[nodiscard]] std::string write_bundle_entry(const BundleEntry& entry);
/// The reverse, of a line without its LF and for exactly that form. Nothing is verified. Throws
/// Error{bad_data}.
[[nodiscard]] BundleEntry read_bundle_entry(std::string_view line);

/// Hashes of a proof, a line each in base64; and the reverse, for exactly that form, of at most 64.
/// Throws Error{bad_data}.
[[nodiscard]] std::string write_hashes(const std::vector<Digest>& hashes);
[[nodiscard]] std::vector<Digest> read_hashes(std::string_view text);

}  // namespace prov
