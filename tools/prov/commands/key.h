// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands/init.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kKeyNewOptions{kReviewerHandleOption, kReviewerNameOption,
                                           kReviewerKindOption};

int run_key_new(InitOptions options, Context& context);

struct KeyListOptions {};
[[nodiscard]] KeyListOptions parse_key_list(const Arguments& arguments);
int run_key_list(KeyListOptions options, Context& context);

}  // namespace prov::cli
