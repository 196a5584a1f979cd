// SPDX-License-Identifier: Apache-2.0
#include "commands/init.h"

#include <prov/error.h>

#include "cli/environment.h"
#include "cli/question.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

std::string ask_name(Context& context) {
  if (!can_ask(context.err())) return {};
  return ask(context.err(), "your name, as readers of the record should see it (empty: none):")
      .value_or(std::string());
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

// Who has a handle in this case: "a log of Kay Lund".
std::string holder(Case& opened, const std::string& handle) {
  for (const LogInfo& log : opened.logs()) {
    if (log.handle == handle) return log.name.empty() ? "another log" : "the log of " + log.name;
  }
  return "other logs";  // that clash: none of them is shown by the handle alone
}

}  // namespace

InitOptions parse_init(const Arguments& arguments) {
  arguments.at_most(0);
  return {arguments.value("handle"), arguments.value("name"), arguments.value("kind"),
          arguments.has("passphrase")};
}

Reviewer reviewer_of(const InitOptions& options, Context& context) {
  Reviewer reviewer{options.handle, options.name, options.kind.empty() ? "person" : options.kind};
  if (reviewer.handle.empty()) reviewer.handle = login_handle();
  if (reviewer.handle.empty()) {
    throw Error(ErrorCode::usage, "no handle can be made from the login name (give --handle)");
  }
  if (reviewer.name.empty() && !context.options().json) reviewer.name = ask_name(context);
  return reviewer;
}

int run_init(InitOptions options, Context& context) {
  refuse_second_case(context);
  const Reviewer reviewer = reviewer_of(options, context);
  Case& made =
      context.adopt(Case::create(context.new_case_folder(), reviewer, context.environment(),
                                 {.encrypted = options.passphrase, .after = {}}));
  const LogInfo log = made.logs().front();
  report_log(context, log, reviewer,
             {"case in " + made.folder().string() + ", log " + log.handle,
              "signing key in " + key_folder().string() + " (keep it; nothing can replace it)",
              "next: prov add FILES"});
  return 0;
}

void report_log(Context& context, const LogInfo& log, const Reviewer& wanted,
                const std::vector<std::string>& lines) {
  Case& opened = context.opened();
  std::vector<std::string> warnings;
  if (log.handle != wanted.handle) {
    warnings.push_back("the handle " + wanted.handle + " is taken by " +
                       holder(opened, wanted.handle) + "; the new log is " + log.handle);
  }
  if (context.options().json) {
    context.out().json(json_document("log-open")
                           .set("id", log.handle + "-0")
                           .set("case", opened.folder().string())
                           .set("log", log_json(log))
                           .set("keyFolder", key_folder().string())
                           .set("warnings", array_of(warnings)));
  } else {
    context.out().line(log.handle + "-0");
  }
  for (const std::string& warning : warnings) context.warn(warning);
  for (const std::string& line : lines) context.echo("  " + line);
}

}  // namespace prov::cli
