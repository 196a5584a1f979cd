// SPDX-License-Identifier: Apache-2.0
#include "commands/withdraw.h"

#include <prov/error.h>

namespace prov::cli {

WithdrawOptions parse_withdraw(const Arguments& arguments) {
  arguments.at_most(1);
  return {{arguments.operand(0, "the entry"), arguments.required("why")}, arguments.value("key")};
}

int run_withdraw(WithdrawOptions options, Context& context) {
  return record(context, options.operation, options.key);
}

namespace {

// "@", "@-1", "mira-12", "mira-12.2".
bool reads_as_an_id(const std::string& word) {
  if (word.starts_with('@')) return true;
  const std::size_t dash = word.rfind('-');
  return dash != std::string::npos && dash > 0 && dash + 1 < word.size() &&
         word.find_first_not_of("0123456789.", dash + 1) == std::string::npos;
}

}  // namespace

// The reason, as one word or several.
UndoOptions parse_undo(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.operands();
  if (words.size() == 1 && reads_as_an_id(words.front())) {
    throw Error(ErrorCode::usage, "undo takes a reason, not an entry (prov withdraw " +
                                      words.front() + " --why WHY)");
  }
  std::string why;
  for (const std::string& word : arguments.operands()) why += (why.empty() ? "" : " ") + word;
  return {why.empty() ? "undone" : why};
}

int run_undo(UndoOptions options, Context& context) {
  return record(context, Withdraw{"@", options.why}, "");
}

}  // namespace prov::cli
