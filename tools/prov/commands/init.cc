// SPDX-License-Identifier: Apache-2.0
#include "commands/init.h"

#include <unistd.h>

#include <prov/error.h>

#include "cli/environment.h"
#include "cli/files.h"

namespace prov::cli {
namespace {

std::string ask_name(Context& context) {
  if (::isatty(STDIN_FILENO) == 0 || !context.err().is_terminal()) return {};
  context.err().write("your name, as readers of the record should see it (empty: none): ");
  context.err().flush();
  std::string name;
  bool too_long = false;
  LineReader("-").next(name, too_long);
  return name;
}

}  // namespace

InitOptions parse_init(const Arguments& arguments) {
  arguments.at_most(0);
  return {arguments.value("handle"), arguments.value("name"), arguments.value("kind")};
}

Reviewer reviewer_of(const InitOptions& options, Context& context) {
  Reviewer reviewer{options.handle, options.name, options.kind.empty() ? "person" : options.kind};
  if (reviewer.handle.empty()) reviewer.handle = login_handle();
  if (reviewer.handle.empty()) {
    throw Error(ErrorCode::usage, "no handle can be made from the login name (give --handle)");
  }
  if (reviewer.name.empty()) reviewer.name = ask_name(context);
  return reviewer;
}

int run_init(InitOptions options, Context& context) {
  const Reviewer reviewer = reviewer_of(options, context);
  Case& made =
      context.adopt(Case::create(context.new_case_folder(), reviewer, context.environment()));
  const LogInfo log = made.logs().front();
  context.out().line(log.handle + "-0");
  context.echo("  case in " + made.folder().string() + ", log " + log.handle);
  context.echo("  signing key in " + key_folder().string() + " (keep it; nothing can replace it)");
  context.echo("  next: prov add FILES");
  return 0;
}

}  // namespace prov::cli
