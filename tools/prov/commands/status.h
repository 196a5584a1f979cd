// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.h"

namespace prov::cli {

struct StatusOptions {};
[[nodiscard]] StatusOptions parse_status(const Arguments& arguments);
int run_status(StatusOptions options, Context& context);

}  // namespace prov::cli
