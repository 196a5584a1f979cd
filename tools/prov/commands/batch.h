// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "context.h"

namespace prov::cli {

struct BatchOptions {
  std::string file;  ///< "-": standard input
};
[[nodiscard]] BatchOptions parse_batch(const Arguments& arguments);
int run_batch(BatchOptions options, Context& context);

}  // namespace prov::cli
