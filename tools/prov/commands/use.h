// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kUseOptions{
    OptionSpec{.name = "none", .help = "no document from now on"}};

struct UseOptions {
  std::string document;
  bool none = false;
};
[[nodiscard]] UseOptions parse_use(const Arguments& arguments);
int run_use(UseOptions options, Context& context);

}  // namespace prov::cli
