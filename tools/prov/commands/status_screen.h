// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.h"

namespace prov::cli {

/// What is here, what nobody has looked at, what is open, what came last and what may come next,
/// on one screen of 24 lines however large the case is.
void print_status_screen(Context& context);

}  // namespace prov::cli
