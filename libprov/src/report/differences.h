// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include <prov/summary_parts.h>

namespace prov::report {

/// The table of appearances: one row for each field (two, its start and end, for a period), in the
/// order in which fields first occur, then stance, said by and through. Differences are computed
/// from what is recorded and say nothing about which value is right.
[[nodiscard]] std::vector<ClaimRow> compare_appearances(
    const std::vector<AppearanceColumn>& appearances);

}  // namespace prov::report
