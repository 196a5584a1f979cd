// SPDX-License-Identifier: Apache-2.0
#include "commands/use.h"

#include <optional>

#include <prov/error.h>

#include "cli/current_document.h"
#include "cli/terminal.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

// Nothing: no document is in use.
void print(Context& context, const std::optional<DocumentInfo>& document) {
  Case& opened = context.opened();
  if (context.options().json) {
    Names names(opened);
    context.out().json(json_document("use").set(
        "document", document ? reference_json(names, document->id) : json::Value()));
    return;
  }
  if (!document) return;
  context.out().line(opened.show(document->id) + "  " + isolated(printable(document->name)));
}

}  // namespace

UseOptions parse_use(const Arguments& arguments) {
  arguments.at_most(1);
  UseOptions options{arguments.operands().empty() ? "" : arguments.operands().front(),
                     arguments.has("none")};
  if (options.none && !options.document.empty()) {
    throw Error(ErrorCode::usage, "--none and a document exclude each other");
  }
  return options;
}

int run_use(UseOptions options, Context& context) {
  Case& opened = context.opened();
  if (options.none) {
    set_current_document(opened.folder(), std::nullopt);
    print(context, {});
    return 0;
  }
  if (options.document.empty()) {
    const std::string current = context.used_document();
    if (current.empty() && context.options().json) {
      print(context, {});
      return 0;
    }
    if (current.empty()) throw Error(ErrorCode::not_found, "no document is in use (prov use DOC)");
    print(context, opened.document(current));
    return 0;
  }
  const DocumentInfo document = opened.document(options.document);
  set_current_document(opened.folder(), document.id);
  if (!context.explicit_document().empty()) {
    context.warn("PROV_DOC goes before it: unset it");
  }
  print(context, document);
  return 0;
}

}  // namespace prov::cli
