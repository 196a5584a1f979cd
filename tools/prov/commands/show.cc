// SPDX-License-Identifier: Apache-2.0
#include "commands/show.h"

#include <prov/error.h>

#include "show_entry.h"

namespace prov::cli {

ShowOptions parse_show(const Arguments& arguments) {
  arguments.at_most(1);
  return {arguments.operand(0, "the entry"), arguments.has("raw")};
}

int run_show(ShowOptions options, Context& context) {
  const EntryId id = context.opened().resolve(options.target);
  if (!options.raw) {
    print_entry(context, id, "show");
    return 0;
  }
  if (context.options().json) {
    throw Error(ErrorCode::usage, "--raw is JSON already, without --json");
  }
  const Case::Raw raw = context.opened().raw(id.whole());
  for (const std::string* part : {&raw.leaf, &raw.body, &raw.sealed}) context.out().line(*part);
  return 0;
}

}  // namespace prov::cli
