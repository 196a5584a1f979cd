// SPDX-License-Identifier: Apache-2.0
#include "commands/same.h"

namespace prov::cli {

SameOptions parse_same(const Arguments& arguments) {
  arguments.at_most(2);
  return {{arguments.operand(0, "the first of the two"),
           arguments.operand(1, "the second of the two"), arguments.required("why")},
          arguments.value("key")};
}

int run_same(SameOptions options, Context& context) {
  return record(context, options.operation, options.key);
}

}  // namespace prov::cli
