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

}  // namespace prov::cli
