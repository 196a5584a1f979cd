// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include <prov/case.h>

namespace prov::report {

/// The entries that a summary of `targets` draws on, in merged order: what refers to the targets,
/// what refers to that, the claims that appear in documents among them with the attributions around
/// each appearance, ties of their publishers, judgements of sameness that reach what they name, and
/// everything that these refer to. Other entries may be among them. `documents` is Case::documents.
/// The cost grows with what refers to the things named, not with the case. Targets that are not
/// held are left out. Throws what Case throws.
[[nodiscard]] std::vector<Entry> entries_about(Case& opened, const std::vector<EntryId>& targets,
                                               const std::vector<DocumentInfo>& documents);

}  // namespace prov::report
