// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kShowOptions{
    OptionSpec{.name = "raw", .help = "the stored bytes: leaf, body and sealed part, a line each"}};

struct ShowOptions {
  std::string target;
  bool raw = false;
};
[[nodiscard]] ShowOptions parse_show(const Arguments& arguments);
int run_show(ShowOptions options, Context& context);

}  // namespace prov::cli
