// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace prov::json {

/// The deepest nesting of arrays and objects that any part of this layer follows, whatever
/// `Limits::depth` says: writers and the schema check walk values by recursion.
inline constexpr std::size_t kGreatestDepth = 1000;

}  // namespace prov::json
