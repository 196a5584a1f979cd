// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kSameOptions{kWhyOption, kKeyOption};

struct SameOptions {
  AssertSame operation;
  std::string key;
};
[[nodiscard]] SameOptions parse_same(const Arguments& arguments);
int run_same(SameOptions options, Context& context);

}  // namespace prov::cli
