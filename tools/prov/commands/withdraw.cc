// SPDX-License-Identifier: Apache-2.0
#include "commands/withdraw.h"

namespace prov::cli {

WithdrawOptions parse_withdraw(const Arguments& arguments) {
  arguments.at_most(1);
  return {{arguments.operand(0, "the entry"), arguments.required("why")}, arguments.value("key")};
}

int run_withdraw(WithdrawOptions options, Context& context) {
  return record(context, options.operation, options.key);
}

// The reason, as one word or several.
UndoOptions parse_undo(const Arguments& arguments) {
  std::string why;
  for (const std::string& word : arguments.operands()) why += (why.empty() ? "" : " ") + word;
  return {why.empty() ? "undone" : why};
}

int run_undo(UndoOptions options, Context& context) {
  return record(context, Withdraw{"@", options.why}, "");
}

}  // namespace prov::cli
