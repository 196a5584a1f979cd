// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include <prov/bundle.h>

#include "evidence/bundle_keys.h"
#include "evidence/bundle_reader.h"

namespace prov {

/// Makes all checks of doc/bundle-format.md, in their order. Memory: a line of entries, a text, and
/// some dozens of bytes for each entry and file. Throws Error{not_found} when there is no manifest,
/// {io}.
[[nodiscard]] BundleReport check_bundle(BundleFiles& files, const std::vector<ExpectedKey>& keys);

}  // namespace prov
