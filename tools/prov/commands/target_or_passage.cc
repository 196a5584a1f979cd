// SPDX-License-Identifier: Apache-2.0
#include "commands/target_or_passage.h"

#include <algorithm>

#include <prov/error.h>

namespace prov::cli {
namespace {

// `@`, `@17`, `@17.2`, `@-1`: nobody types these for words of a text.
bool is_own_entry(const std::string& word) {
  if (word.empty() || word.front() != '@') return false;
  return std::all_of(word.begin() + 1, word.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '.'; });
}

template <typename Look>
bool is_found(const Look& look) {
  try {
    look();
    return true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found && error.code() != ErrorCode::usage) throw;
    return false;
  }
}

bool stands_in(Case& opened, const std::string& document, const std::string& words) {
  if (document.empty()) return false;
  // Words that stand there several times are no passage, so nothing clashes with them.
  return is_found([&] { (void)opened.passage(document, words); });
}

}  // namespace

TargetOrPassage TargetOrPassage::parse(const Arguments& arguments, std::size_t index) {
  TargetOrPassage typed{{}, arguments.value("on"), arguments.value("at")};
  if (!typed.on.empty() && !typed.at.empty()) {
    throw Error(ErrorCode::usage, "--on names a thing, --at a passage: give one of them");
  }
  if (typed.on.empty() && typed.at.empty())
    typed.either = arguments.operand(index, "what it is about");
  return typed;
}

void settle(Context& context, const TargetOrPassage& typed, std::string& target,
            std::string& document, std::string& at) {
  if (!typed.on.empty() || is_own_entry(typed.either)) {
    target = typed.on.empty() ? typed.either : typed.on;
    return;
  }
  document = context.document();
  at = typed.at.empty() ? typed.either : typed.at;
  context.read_passage(at);
  if (!typed.at.empty() || typed.either == "-") return;
  Case& opened = context.opened();
  const bool on_record = is_found([&] { (void)opened.resolve(typed.either); });
  if (!on_record && document.empty() && typed.either.find(':') == std::string::npos) {
    throw Error(ErrorCode::not_found, "\"" + typed.either +
                                          "\" is nothing on record (for words of a text name the "
                                          "document: -d DOC, or PROV_DOC)");
  }
  if (!on_record) return;
  if (stands_in(opened, document, typed.either)) {
    throw Error(ErrorCode::not_found, "\"" + typed.either + "\" is on record and stands in " +
                                          document + " (write --on or --at before it)");
  }
  target = typed.either;
  document.clear();
  at.clear();
}

}  // namespace prov::cli
