// SPDX-License-Identifier: Apache-2.0
#include "commands/cite.h"

namespace prov::cli {

CiteOptions parse_cite(const Arguments& arguments) {
  arguments.at_most(1);
  CiteOptions options;
  options.operation.name = arguments.operand(0, "the name of the document");
  options.operation.handle = arguments.value("handle");
  options.operation.note = arguments.value("note");
  options.operation.at = arguments.values("at");
  options.operation.allow_long = arguments.has("long");
  options.key = arguments.value("key");
  return options;
}

int run_cite(CiteOptions options, Context& context) {
  for (std::string& passage : options.operation.at) context.read_passage(passage);
  if (options.operation.at.empty()) {
    context.refuse_document("it is where --at stands, and there is none");
  } else {
    options.operation.document = context.document();
  }
  return record(context, options.operation, options.key);
}

}  // namespace prov::cli
