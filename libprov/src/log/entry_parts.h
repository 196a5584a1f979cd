// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/json.h>

#include "crypto/digest.h"
#include "log/leaf.h"

namespace prov {

/// The erasable parts of an entry as stored; an optional without value is NULL.
struct EntryParts {
  std::optional<std::string> body_salt, body, sealed_salt, sealed;
};

/// Both parts of an entry as JSON; null where a part is not there.
struct OpenedParts {
  json::Value body, sealed;
  bool canonical = true;  ///< surely in canonical form, with plain values (json/canonical_reader.h)
};

/// Checks both parts of an entry against their commitments and parses them. Throws
/// Error{verification} that says which part does not match.
[[nodiscard]] OpenedParts open_parts(Hasher& hasher, const Leaf& leaf, const EntryParts& parts);

/// What is wrong with the form of a part.
struct PartFault {
  std::string_view part;  ///< "body" or "sealed"
  std::string message;    ///< "its body is not in canonical form"
};

/// What is wrong with the form of parts that `open_parts` gave: length, canonical form, values that
/// no entry holds. `parts` must have a body.
[[nodiscard]] std::vector<PartFault> part_faults(const EntryParts& parts,
                                                 const OpenedParts& opened);

}  // namespace prov
