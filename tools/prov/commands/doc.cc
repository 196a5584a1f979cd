// SPDX-License-Identifier: Apache-2.0
#include "commands/doc.h"

#include "cli/terminal.h"
#include "json_forms.h"
#include "show_entry.h"

namespace prov::cli {
namespace {

std::string marks_of(const DocumentInfo& document) {
  return std::string(document.erased ? " [erased]" : "") +
         (document.withdrawn ? " [withdrawn]" : "");
}

}  // namespace

DocListOptions parse_doc_list(const Arguments& arguments) {
  arguments.at_most(0);
  return {};
}

int run_doc_list(DocListOptions, Context& context) {
  Case& opened = context.opened();
  const auto documents = opened.documents();
  if (context.options().json) {
    json::Value all = json::Value::array();
    for (const DocumentInfo& document : documents) all.push(document_json(opened, document));
    context.out().json(json_document("doc-list").set("documents", std::move(all)));
    return 0;
  }
  Table table;
  table.right(2);
  for (const DocumentInfo& document : documents) {
    const std::size_t captures = document.captures.size();
    table.row({opened.show(document.id), printable(document.name) + marks_of(document),
               counted(document.characters, "character", "characters"), document.charset,
               captures > 1 ? "obtained " + std::to_string(captures) + " times" : ""});
  }
  table.print(context.out());
  return 0;
}

DocShowOptions parse_doc_show(const Arguments& arguments) {
  arguments.at_most(1);
  return {arguments.operands().empty() ? "" : arguments.operands().front()};
}

int run_doc_show(DocShowOptions options, Context& context) {
  Case& opened = context.opened();
  const DocumentInfo document = opened.document(context.document_of(options.document));
  if (context.options().json) {
    Names names(opened);
    context.out().json(json_document("doc-show")
                           .set("document", document_json(opened, document))
                           .set("referring", referring_json(names, document.id)));
    return 0;
  }
  print_entry(context, document.id, "doc-show");
  return 0;
}

DocTextOptions parse_doc_text(const Arguments& arguments) {
  arguments.at_most(1);
  const bool json = arguments.has("json");
  int forms = 0;
  for (const char* form : {"at", "number", "bytes"}) forms += arguments.has(form) ? 1 : 0;
  if (forms > 1 || (json && forms == 1 && !arguments.has("at"))) {
    throw Error(ErrorCode::usage, json ? "--json has neither -n nor --bytes"
                                       : "--at, -n and --bytes exclude each other");
  }
  return {arguments.operands().empty() ? "" : arguments.operands().front(), arguments.value("at"),
          arguments.has("number"), arguments.has("bytes")};
}

}  // namespace prov::cli
