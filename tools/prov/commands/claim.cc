// SPDX-License-Identifier: Apache-2.0
#include "commands/claim.h"

#include <prov/error.h>

#include "cli/shell_words.h"
#include "show_entry.h"

namespace prov::cli {

ClaimAddOptions parse_claim_add(const Arguments& arguments) {
  arguments.at_most(1);
  return {{arguments.operand(0, "the claim in your own words"), arguments.value("handle"),
           arguments.value("note")},
          arguments.value("key")};
}

// "prov claim shwo boats" is a slip, and would be a claim with the handle "shwo".
std::string_view command_meant(std::string_view handle) {
  constexpr std::size_t kBeginning = 2;
  for (const std::string_view word : {"add", "list", "show"}) {
    if (handle.size() >= kBeginning && word.starts_with(handle)) return word;
    if (!nearest_of({std::string(word)}, handle).empty()) return word;
  }
  return {};
}

void refuse_slip(const std::string& handle, const std::string& text) {
  const std::string_view meant = command_meant(handle);
  if (meant.empty()) return;
  throw Error(ErrorCode::usage, "\"" + handle + "\" makes no claim (did you mean prov claim " +
                                    std::string(meant) + "? else: prov claim add " +
                                    shell_word(text) + " --handle " + shell_word(handle) + ")");
}

ClaimAddOptions parse_claim(const Arguments& arguments) {
  arguments.at_most(2);
  const std::string& handle = arguments.operand(0, "the handle of a new claim");
  if (arguments.operands().size() == 1) {
    throw Error(ErrorCode::usage, "\"" + handle +
                                      "\" alone makes no claim (prov claim HANDLE TEXT; prov claim "
                                      "add TEXT makes the handle; prov claim show HANDLE)");
  }
  refuse_slip(handle, arguments.operand(1, "the claim in your own words"));
  return {{arguments.operand(1, "the claim in your own words"), handle, arguments.value("note")},
          arguments.value("key")};
}

int run_claim_add(ClaimAddOptions options, Context& context) {
  return record(context, options.operation, options.key);
}

ClaimListOptions parse_claim_list(const Arguments& arguments) {
  arguments.at_most(0);
  return {};
}

int run_claim_list(ClaimListOptions, Context& context) {
  print_things(context, context.opened().claims(), "claim-list", "claims");
  return 0;
}

ClaimShowOptions parse_claim_show(const Arguments& arguments) {
  arguments.at_most(1);
  return {arguments.operand(0, "the claim")};
}

int run_claim_show(ClaimShowOptions options, Context& context) {
  print_entry(context, resolve_as(context, options.target, "claim.add", "a claim"), "claim-show");
  return 0;
}

}  // namespace prov::cli
