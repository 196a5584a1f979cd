// SPDX-License-Identifier: Apache-2.0
#include "commands/appear.h"

#include "commands/typed_value.h"

namespace prov::cli {

AppearOptions parse_appear(const Arguments& arguments) {
  AppearOptions options;
  AppearClaim& operation = options.operation;
  operation.claim = arguments.operand(0, "the claim");
  operation.at = arguments.operand(1, "the passage");
  for (std::size_t i = 2; i < arguments.operands().size(); ++i) {
    operation.fields.push_back(parse_field(arguments.operands()[i]));
  }
  operation.stance = arguments.value("stance");
  operation.note = arguments.value("note");
  operation.allow_long = arguments.has("long");
  options.key = arguments.value("key");
  return options;
}

int run_appear(AppearOptions options, Context& context) {
  context.read_passage(options.operation.at);
  options.operation.document = context.document();
  return record(context, options.operation, options.key);
}

}  // namespace prov::cli
