// SPDX-License-Identifier: Apache-2.0
#include "commands/appear.h"

#include <prov/error.h>

#include "commands/typed_value.h"

namespace prov::cli {

namespace {

void take_stance(AppearClaim& operation, const std::string& word, const TypedValue& value) {
  if (value.words.empty()) {
    throw Error(ErrorCode::usage, "\"" + word + "\": stance is no field (stance=LABEL)");
  }
  if (!operation.stance.empty()) {
    throw Error(ErrorCode::usage, "the stance is given twice, " + operation.stance + " and " +
                                      value.words + " (leave one out)");
  }
  operation.stance = value.words;
}

}  // namespace

AppearOptions parse_appear(const Arguments& arguments) {
  AppearOptions options;
  AppearClaim& operation = options.operation;
  operation.claim = arguments.operand(0, "the claim");
  operation.at = arguments.operand(1, "the passage");
  operation.stance = arguments.value("stance");
  for (std::size_t i = 2; i < arguments.operands().size(); ++i) {
    const std::string& word = arguments.operands()[i];
    auto field = parse_field(word);
    if (field.first == "stance") {
      take_stance(operation, word, field.second);
    } else {
      operation.fields.push_back(std::move(field));
    }
  }
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
