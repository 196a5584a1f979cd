// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace prov {

/// The value of a count as a text writes it, from 0 to 2^53-1: figures ("1200", "1,200", "1 200"
/// with a thin or no-break space, Arabic-Indic or Persian digits, also with U+066C), or English
/// words ("six", "twenty-one", "two hundred and five", "a dozen", "3 million"). nullopt for all
/// else: what two readers could take differently ("1.200", "1 200" with a plain blank, "007"),
/// other words beside the count ("about six"), fractions, signs and ordinals. Never throws.
[[nodiscard]] std::optional<std::int64_t> parse_count(std::string_view text);

}  // namespace prov
