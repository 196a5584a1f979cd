// SPDX-License-Identifier: Apache-2.0
#include "commands/target_or_passage.h"

#include <prov/error.h>

#include "names.h"

namespace prov::cli {
namespace {

// Words that name nothing on record, and no document is given to seek them in.
[[noreturn]] void fail_without_document(Context& context, const std::string& words) {
  try {
    (void)context.opened().resolve(words);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    throw Error(ErrorCode::not_found,
                std::string(error.what()) + "; for words of a text name the document (" +
                    (context.comfort() ? "prov use DOC, or -d DOC)" : "-d DOC, or PROV_DOC)"));
  }
  throw Error(ErrorCode::internal, words + " is on record and is not");
}

}  // namespace

TargetOrPassage TargetOrPassage::parse(const Arguments& arguments, std::size_t index) {
  TargetOrPassage typed{{}, arguments.value("on"), arguments.value("at")};
  if (!typed.on.empty() && !typed.at.empty()) {
    throw Error(ErrorCode::usage, "--on names a thing, --at a passage: give one of them");
  }
  if (typed.on.empty() && typed.at.empty())
    typed.either = arguments.operand(
        index, "what it is about (a passage, or the name or id of something on record)");
  return typed;
}

void settle(Context& context, const TargetOrPassage& typed, std::string& target,
            std::string& document, std::string& at) {
  if (!typed.on.empty()) context.refuse_document("--on names a thing on record");
  if (reads_as_own_entry(typed.either)) context.refuse_document(typed.either + " is an entry");
  if (!typed.on.empty() || reads_as_own_entry(typed.either)) {
    target = typed.on.empty() ? typed.either : typed.on;
    return;
  }
  document = context.document();
  at = typed.at.empty() ? typed.either : typed.at;
  context.read_passage(at);
  if (!typed.at.empty() || typed.either == "-") return;
  Case& opened = context.opened();
  if (!opened.names_target(typed.either, document, context.options().reviewer)) {
    const bool says_document = typed.either.find(':') != std::string::npos;
    if (document.empty() && !says_document) fail_without_document(context, typed.either);
    return;
  }
  target = typed.either;
  document.clear();
  at.clear();
}

Error with_way_out(const Error& error, const TargetOrPassage& typed) {
  const std::string words = error.what();
  const bool about_word =
      !typed.either.empty() && words.find("\"" + typed.either + "\" is ") != std::string::npos;
  if (error.code() != ErrorCode::bad_data || !about_word || reads_as_entry(typed.either))
    return error;
  constexpr std::string_view kWayOut = "--at for words of a text)";
  const bool open = words.ends_with(")");
  return {error.code(),
          (open ? words.substr(0, words.size() - 1) + "; " : words + " (") + std::string(kWayOut)};
}

}  // namespace prov::cli
