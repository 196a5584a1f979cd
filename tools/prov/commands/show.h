// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kShowOptions{
    OptionSpec{.name = "raw",
               .help = "the entry as it is stored, three lines: what is signed, what it refers "
                       "to, what can be erased"}};

struct ShowOptions {
  std::string target;
  bool raw = false;
};
[[nodiscard]] ShowOptions parse_show(const Arguments& arguments);
int run_show(ShowOptions options, Context& context);

}  // namespace prov::cli
