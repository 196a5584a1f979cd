// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kWithdrawOptions{kWhyOption, kKeyOption};

struct WithdrawOptions {
  Withdraw operation;
  std::string key;
};
[[nodiscard]] WithdrawOptions parse_withdraw(const Arguments& arguments);
int run_withdraw(WithdrawOptions options, Context& context);

struct UndoOptions {
  std::string why;
};
[[nodiscard]] UndoOptions parse_undo(const Arguments& arguments);
int run_undo(UndoOptions options, Context& context);

}  // namespace prov::cli
