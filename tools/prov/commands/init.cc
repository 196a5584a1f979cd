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

// Asked before the name is: whoever is inside a case wants to go on with it, as a rule. A folder
// that is named (--store) may lie inside another case.
void refuse_second_case(Context& context) {
  std::filesystem::path folder = context.new_case_folder();
  if (folder.filename() == ".prov") folder = folder.parent_path();
  const auto found = Case::find(folder.empty() ? "." : folder);
  if (!found) return;
  std::error_code unknown;
  if (std::filesystem::equivalent(folder, *found, unknown)) {
    throw Error(ErrorCode::usage, folder.string() +
                                      " holds a case already (prov add puts documents into it, "
                                      "prov key new opens a log of your own there)");
  }
  if (context.names_case()) return;
  throw Error(ErrorCode::usage, "this folder is in the case of " + found->string() +
                                    " (prov add puts documents into it; prov init --store . "
                                    "starts another one here)");
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
  refuse_second_case(context);
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
