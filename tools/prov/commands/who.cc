// SPDX-License-Identifier: Apache-2.0
#include "commands/who.h"

#include "show_entry.h"

namespace prov::cli {

WhoAddOptions parse_who_add(const Arguments& arguments) {
  arguments.at_most(1);
  WhoAddOptions options;
  options.operation.name = arguments.operand(0, "the name");
  options.operation.kind =
      arguments.required("kind", "person, organization, group, software or unknown");
  options.operation.handle = arguments.value("handle");
  options.operation.aliases = arguments.values("alias");
  options.operation.note = arguments.value("note");
  options.key = arguments.value("key");
  return options;
}

int run_who_add(WhoAddOptions options, Context& context) {
  return record(context, options.operation, options.key);
}

WhoListOptions parse_who_list(const Arguments& arguments) {
  arguments.at_most(0);
  return {};
}

int run_who_list(WhoListOptions, Context& context) {
  print_things(context, context.opened().agents(), "who-list", "who");
  return 0;
}

WhoShowOptions parse_who_show(const Arguments& arguments) {
  arguments.at_most(1);
  return {arguments.operand(0, "the person or organization")};
}

int run_who_show(WhoShowOptions options, Context& context) {
  const EntryId id = resolve_as(context, options.target, "agent.add", "a person or organization");
  print_entry(context, id, "who-show");
  return 0;
}

}  // namespace prov::cli
