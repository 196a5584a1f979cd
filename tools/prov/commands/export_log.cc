// SPDX-License-Identifier: Apache-2.0
#include "commands/export_log.h"

#include <algorithm>

#include <prov/error.h>
#include <prov/published_log.h>

#include "cli/signals.h"
#include "cli/terminal.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

LogInfo chosen_log(Context& context, const std::string& handle) {
  const std::vector<LogInfo> logs = context.opened().logs();
  const auto found = std::find_if(logs.begin(), logs.end(), [&](const LogInfo& log) {
    return handle.empty() ? log.current : log.handle == handle;
  });
  if (found != logs.end()) return *found;
  if (!handle.empty()) {
    throw Error(ErrorCode::not_found, "there is no log \"" + handle + "\" here (prov key list)");
  }
  if (logs.size() == 1) return logs.front();
  throw Error(ErrorCode::usage, "which log? (--log HANDLE; prov key list has them)");
}

PublishedLog publish(Context& context, const LogInfo& log, const std::string& folder) {
  Progress progress(context.err(), context.err().is_terminal(), "entries", log.size);
  return publish_log(context.opened(), log.origin, folder, [&](std::uint64_t done, std::uint64_t) {
    if (interruption()) throw Error(ErrorCode::interrupted, "interrupted");
    progress.update(done, done);
  });
}

json::Value published_json(const PublishedLog& published, const std::string& folder) {
  return json_document("export-log")
      .set("folder", folder)
      .set("log", log_json(published.log))
      .set("formerEntries", published.former_size)
      .set("files", published.files)
      .set("verifierKey", published.verifier_key);
}

}  // namespace

ExportLogOptions parse_export_log(const Arguments& arguments) {
  arguments.at_most(1);
  return {arguments.operand(0, "FOLDER"), arguments.value("log")};
}

int run_export_log(ExportLogOptions options, Context& context) {
  const PublishedLog published = publish(context, chosen_log(context, options.log), options.folder);
  if (context.options().json) {
    context.out().json(published_json(published, options.folder));
    return 0;
  }
  context.out().line(published.verifier_key);
  const std::uint64_t added = published.log.size - published.former_size;
  context.echo("  " + options.folder + ": " + counted(published.log.size, "entry", "entries") +
               " of log " + published.log.handle + ", " + grouped(added) + " of them new");
  context.echo("  give the line above to whoever checks it, by another way than the folder");
  return 0;
}

}  // namespace prov::cli
