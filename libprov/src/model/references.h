// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include <prov/entry.h>

namespace prov {

/// The entries that a content refers to, whole; some of them perhaps more than once.
[[nodiscard]] std::vector<EntryId> references_of(const Content& content);

}  // namespace prov
