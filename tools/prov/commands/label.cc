// SPDX-License-Identifier: Apache-2.0
#include "commands/label.h"

namespace prov::cli {

LabelOptions parse_label(const Arguments& arguments) {
  LabelOptions options;
  options.operation.label = arguments.operand(0, "the label");
  options.about = TargetOrPassage::parse(arguments, 1);
  arguments.at_most(options.about.took_operand() ? 2 : 1);
  if (arguments.has("confidence")) {
    options.operation.confidence =
        static_cast<int>(number_in(arguments.value("confidence"), "confidence", 0, 100));
  }
  options.operation.why = arguments.value("why");
  options.operation.allow_long = arguments.has("long");
  options.key = arguments.value("key");
  return options;
}

int run_label(LabelOptions options, Context& context) {
  AttachLabel& operation = options.operation;
  settle(context, options.about, operation.target, operation.document, operation.at);
  try {
    return record(context, operation, options.key);
  } catch (const Error& error) {
    throw with_way_out(error, options.about);
  }
}

}  // namespace prov::cli
