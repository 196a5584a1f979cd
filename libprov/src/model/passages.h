// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include <prov/entry.h>

namespace prov {

/// All passages that a content holds, of every type that has any; they live as long as it.
[[nodiscard]] std::vector<const Passage*> passages_of(const Content& content);

}  // namespace prov
