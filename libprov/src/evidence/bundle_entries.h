// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include <prov/bundle.h>

namespace prov {

/// Ranges of entries by log.
using RangesByLog = std::map<std::string, std::vector<std::pair<std::uint64_t, std::uint64_t>>>;

/// All entries of a case.
[[nodiscard]] RangesByLog all_entries(Case& opened);

/// These entries, what they refer to and so on, the first entry of each log among them, and the
/// withdrawals of and objections to any of these. Throws Error{not_found} for one that is not held.
[[nodiscard]] RangesByLog closed_under_references(Case& opened, const std::vector<EntryId>& from);

}  // namespace prov
