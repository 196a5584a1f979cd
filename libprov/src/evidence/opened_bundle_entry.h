// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "evidence/bundle_entry.h"
#include "log/checkpoint.h"
#include "log/entry_parts.h"
#include "log/leaf.h"

namespace prov {

/// A line of a file of entries, taken apart.
struct OpenedBundleEntry {
  std::string leaf_bytes;
  Leaf leaf;
  std::vector<Digest> proof;
  EntryParts parts;
  OpenedParts opened;  ///< empty before `open_revealed`
};

/// Reads a line. Throws Error{bad_data}: another form, or what it holds is of another place than it
/// says.
[[nodiscard]] OpenedBundleEntry read_opened_entry(std::string_view line);

/// Throws Error{verification} unless the entry is proven to stand in the tree of the checkpoint.
void check_proven(Hasher& hasher, const OpenedBundleEntry& entry, const Checkpoint& checkpoint);

/// Opens the parts that are revealed, against their commitments. Throws Error{verification,
/// bad_data}.
void open_revealed(Hasher& hasher, OpenedBundleEntry& entry);

}  // namespace prov
