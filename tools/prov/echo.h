// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <prov/case.h>

#include "names.h"

namespace prov::cli {

/// What was taken, a line each, for the person who has just recorded it: what the library said of
/// it (`recorded.echo`), and names, values and places as the entry holds them.
[[nodiscard]] std::vector<std::string> echo_lines(Names& names, const Recorded& recorded);

}  // namespace prov::cli
