// SPDX-License-Identifier: Apache-2.0
#include "commands/status.h"

#include <algorithm>

#include "cli/terminal.h"
#include "describe.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

std::string case_name(Case& opened) {
  return std::filesystem::absolute(opened.folder())
      .lexically_normal()
      .parent_path()
      .filename()
      .string();
}

std::uint64_t entries_of(const std::vector<LogInfo>& logs) {
  std::uint64_t all = 0;
  for (const LogInfo& log : logs) all += log.size;
  return all;
}

std::uint64_t present(const std::vector<NamedThing>& things) {
  return static_cast<std::uint64_t>(std::count_if(
      things.begin(), things.end(), [](const NamedThing& thing) { return !thing.withdrawn; }));
}

json::Value status_json(Case& opened) {
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
      .set("documents", std::move(documents))
      .set("who", present(opened.agents()))
      .set("cited", present(opened.cited_documents()))
      .set("claims", present(opened.claims()));
}

std::string found_so_far(const DocumentStatus& status) {
  if (!status.looked_at()) return "not looked at";
  std::string words = "publisher ";
  words += status.publisher.empty() ? "not looked at" : shortened(status.publisher, 28);
  const auto add = [&words](std::uint64_t number, const char* one, const char* many) {
    if (number > 0) words += "; " + counted(number, one, many);
  };
  add(status.attributions, "said", "said");
  add(status.appearances, "appearance", "appearances");
  add(status.labels, "label", "labels");
  add(status.notes, "note", "notes");
  return words;
}

void print_documents(Context& context) {
  Table table;
  for (const DocumentStatus& status : context.opened().status()) {
    const std::string title = status.title.empty()     ? "(no title recorded)"
                              : status.title == "none" ? "(no title)"
                                                       : shortened(status.title, 40);
    table.row({printable(status.document.name), title, found_so_far(status)});
  }
  table.print(context.out(), "  ");
}

void print_last(Context& context) {
  EntryFilter filter;
  filter.limit = 1;
  Names names(context.opened());
  context.opened().log(filter, [&](const Entry& entry) {
    context.out().line("last   " + context.opened().show(entry.id) + " " +
                       std::string(verb_of(entry.type)) + ", " + minute_of(entry.time) + " UTC");
    return false;
  });
}

std::string next_step(Case& opened) {
  const auto documents = opened.status();
  if (documents.empty()) return "prov add FILES";
  const auto at = std::find_if(documents.begin(), documents.end(),
                               [](const DocumentStatus& status) { return !status.looked_at(); });
  if (at == documents.end()) return "prov summary";
  return "prov read " + opened.show(at->document.id);
}

}  // namespace

StatusOptions parse_status(const Arguments& arguments) {
  arguments.at_most(0);
  return {};
}

int run_status(StatusOptions, Context& context) {
  Case& opened = context.opened();
  if (context.options().json) {
    context.out().json(status_json(opened));
    return 0;
  }
  const auto logs = opened.logs();
  std::string writers;
  for (const LogInfo& log : logs) {
    writers += ", " + log.handle + (log.current && logs.size() > 1 ? " (writes here)" : "");
  }
  context.out().line(context.bold("case " + case_name(opened)) + "   " +
                     counted(opened.documents().size(), "document", "documents") + ", " +
                     counted(entries_of(logs), "entry", "entries") + writers);
  print_documents(context);
  context.out().line(
      "also   " +
      counted(present(opened.agents()), "person or organization", "people and organizations") +
      ", " + counted(present(opened.claims()), "claim", "claims") + ", " +
      counted(present(opened.cited_documents()), "cited document", "cited documents"));
  print_last(context);
  context.out().line("next   " + next_step(opened));
  return 0;
}

}  // namespace prov::cli
