// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kVerifyOptions{
    OptionSpec{.name = "index", .help = "also rebuild what is derived from the logs and compare"}};

struct VerifyCommandOptions {
  VerifyOptions verify;
};
[[nodiscard]] VerifyCommandOptions parse_verify(const Arguments& arguments);
int run_verify(VerifyCommandOptions options, Context& context);

}  // namespace prov::cli
