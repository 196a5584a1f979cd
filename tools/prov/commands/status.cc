// SPDX-License-Identifier: Apache-2.0
#include "commands/status.h"

#include <algorithm>
#include <optional>

#include "commands/status_facts.h"
#include "commands/status_screen.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

std::uint64_t present(const std::vector<NamedThing>& things) {
  return static_cast<std::uint64_t>(std::count_if(
      things.begin(), things.end(), [](const NamedThing& thing) { return !thing.withdrawn; }));
}

json::Value current_json(Context& context) {
  const std::optional<EntryId> current = current_document_of(context);
  if (!current) return {};
  Names names(context.opened());
  return reference_json(names, *current);
}

json::Value differing_json(Case& opened) {
  json::Value all = json::Value::array();
  for (const DifferingClaim& claim : opened.differing_claims()) {
    all.push(json::Value::object()
                 .set("id", opened.show(claim.id))
                 .set("handle", or_null(claim.handle))
                 .set("fields", array_of(claim.fields)));
  }
  return all;
}

json::Value drafts_json(Context& context) {
  Names names(context.opened());
  json::Value all = json::Value::array();
  for (const LeftForm& form : left_forms(context)) {
    all.push(
        json::Value::object()
            .set("document", form.document ? reference_json(names, *form.document) : json::Value())
            .set("changedAt", form.time)
            .set("path", form.path.string()));
  }
  return all;
}

json::Value status_json(Context& context) {
  Case& opened = context.opened();
  const auto logs = opened.logs();
  json::Value all_logs = json::Value::array();
  for (const LogInfo& log : logs) all_logs.push(log_json(log));
  json::Value documents = json::Value::array();
  for (const DocumentStatus& status : opened.status()) {
    documents.push(json::Value::object()
                       .set("id", opened.show(status.document.id))
                       .set("name", or_null(status.document.name))
                       .set("title", or_null(status.title))
                       .set("publisher", or_null(status.publisher))
                       .set("sourceDetails", status.statements)
                       .set("attributions", status.attributions)
                       .set("appearances", status.appearances)
                       .set("labels", status.labels)
                       .set("notes", status.notes)
                       .set("lookedAt", status.looked_at()));
  }
  return json_document("status")
      .set("case", case_name(opened))
      .set("entries", entries_of(logs))
      .set("logs", std::move(all_logs))
      .set("current", current_json(context))
      .set("documents", std::move(documents))
      .set("who", present(opened.agents()))
      .set("cited", present(opened.cited_documents()))
      .set("claims", present(opened.claims()))
      .set("differing", differing_json(opened))
      .set("drafts", drafts_json(context));
}

}  // namespace

StatusOptions parse_status(const Arguments& arguments) {
  arguments.at_most(0);
  return {};
}

int run_status(StatusOptions, Context& context) {
  if (context.options().json) {
    context.out().json(status_json(context));
    return 0;
  }
  print_status_screen(context);
  return 0;
}

}  // namespace prov::cli
