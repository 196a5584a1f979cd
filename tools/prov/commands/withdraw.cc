// SPDX-License-Identifier: Apache-2.0
#include "commands/withdraw.h"

#include <algorithm>
#include <vector>

#include <prov/error.h>

#include "names.h"

namespace prov::cli {
namespace {

// mira-12 and mira-999, where mira has a log here.
bool names_entry(Case& opened, const std::string& word) {
  if (word.find(' ') != std::string::npos) return false;
  if (word.starts_with('@')) return true;
  if (!reads_as_entry(word)) return false;
  const std::vector<LogInfo> logs = opened.logs();
  const auto handle_of = [](const std::string& name, const char* ends) {
    return name.substr(0, name.find_first_of(ends));
  };
  return std::any_of(logs.begin(), logs.end(), [&](const LogInfo& log) {
    return handle_of(log.handle, "~") == handle_of(word, "~-");
  });
}

}  // namespace

WithdrawOptions parse_withdraw(const Arguments& arguments) {
  arguments.at_most(1);
  return {{arguments.operand(0, "the entry"), arguments.required("why")}, arguments.value("key")};
}

int run_withdraw(WithdrawOptions options, Context& context) {
  return record(context, options.operation, options.key);
}

// The reason, as one word or several.
UndoOptions parse_undo(const Arguments& arguments) {
  std::string why;
  for (const std::string& word : arguments.operands()) why += (why.empty() ? "" : " ") + word;
  return {why};
}

int run_undo(UndoOptions options, Context& context) {
  if (names_entry(context.opened(), options.why)) {
    throw Error(ErrorCode::usage,
                "undo takes a reason, not an entry (prov withdraw " + options.why + " --why WHY)");
  }
  return record(context, Withdraw{"@", options.why.empty() ? "undone" : options.why}, "");
}

}  // namespace prov::cli
