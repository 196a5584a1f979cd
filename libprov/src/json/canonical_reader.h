// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include <prov/json.h>

namespace prov::json {

/// Reads a text that stands in canonical form (RFC 8785) already and holds plain values only: no
/// null, no fraction, no number beyond 2^53-1. One pass, nothing is written again to compare.
/// Nothing when the text is anything else, also beyond 64 levels or 64 MiB; `parse` and `canonical`
/// then decide, and have the words for what is wrong.
[[nodiscard]] std::optional<Value> read_canonical(std::string_view text);

}  // namespace prov::json
