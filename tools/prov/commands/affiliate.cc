// SPDX-License-Identifier: Apache-2.0
#include "commands/affiliate.h"

namespace prov::cli {

AffiliateOptions parse_affiliate(const Arguments& arguments) {
  arguments.at_most(3);
  AffiliateOptions options;
  RecordAffiliation& operation = options.operation;
  operation.subject = arguments.operand(0, "the person or organization that has the tie");
  operation.relation = arguments.operand(1, "the relation");
  operation.object = arguments.operand(2, "the person or organization it is tied to");
  operation.basis = arguments.value("basis");
  operation.by = arguments.value("by");
  operation.at = arguments.values("at");
  operation.wording = arguments.value("wording");
  operation.why = arguments.value("why");
  operation.note = arguments.value("note");
  operation.valid_from = arguments.value("valid-from");
  operation.valid_to = arguments.value("valid-to");
  operation.allow_long = arguments.has("long");
  options.unknown = arguments.has("new") ? UnknownNames::make_even_near : UnknownNames::refuse;
  options.key = arguments.value("key");
  return options;
}

int run_affiliate(AffiliateOptions options, Context& context) {
  for (std::string& passage : options.operation.at) context.read_passage(passage);
  if (options.operation.at.empty()) {
    context.refuse_document("it is where --at stands, and there is none");
  } else {
    options.operation.document = context.document();
  }
  options.operation.unknown_names = context.unknown_names(options.unknown);
  options.operation.infer = context.comfort();
  context.require_basis(options.operation.basis);
  return record(context, options.operation, options.key);
}

}  // namespace prov::cli
