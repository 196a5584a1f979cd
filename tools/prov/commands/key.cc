// SPDX-License-Identifier: Apache-2.0
#include "commands/key.h"

#include "cli/terminal.h"
#include "json_forms.h"

namespace prov::cli {

int run_key_new(InitOptions options, Context& context) {
  const Reviewer reviewer = reviewer_of(options, context);
  const LogInfo log = context.opened().open_log(reviewer);
  report_log(context, log, reviewer,
             {"new key and log " + log.handle + "; prov writes to it from now on"});
  return 0;
}

KeyListOptions parse_key_list(const Arguments& arguments) {
  arguments.at_most(0);
  return {};
}

int run_key_list(KeyListOptions, Context& context) {
  const auto logs = context.opened().logs();
  if (context.options().json) {
    json::Value all = json::Value::array();
    for (const LogInfo& log : logs) all.push(log_json(log));
    context.out().json(json_document("key-list").set("logs", std::move(all)));
    return 0;
  }
  Table table;
  table.right(1);
  for (const LogInfo& log : logs) {
    const char* state = log.current ? "writes here" : log.own ? "key here" : "key not here";
    table.row({log.handle, counted(log.size, "entry", "entries"), state, printable(log.name)});
  }
  table.print(context.out());
  return 0;
}

}  // namespace prov::cli
