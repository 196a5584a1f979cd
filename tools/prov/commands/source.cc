// SPDX-License-Identifier: Apache-2.0
#include "commands/source.h"

#include <prov/error.h>

#include "commands/typed_value.h"

namespace prov::cli {
namespace {

// Evidence goes to the values that do not carry their own.
void add_evidence(RecordSource& operation, const std::vector<std::string>& passages) {
  bool taken = passages.empty();
  for (auto& [name, value] : operation.set) {
    if (value.none || !value.words.empty()) continue;
    value.at = passages;
    taken = true;
  }
  if (!taken) {
    throw Error(ErrorCode::usage,
                "--at shows values given by @ or :=, and there is none (words of the text show "
                "themselves)");
  }
}

// A value is words of the text; what else was probably meant by those that are not found in it.
std::string value_hint(const RecordSource& operation, const std::string& error) {
  const bool told = error.find("; nearest: ") != error.npos || error.find("; it is ") != error.npos;
  for (const auto& [name, value] : operation.set) {
    const std::string& words = value.words;
    if (words.empty() || error.find("\"" + words + "\" ") == std::string::npos) continue;
    const bool line = words.find_first_not_of("0123456789") == std::string::npos;
    if (told && !line) return {};
    return line ? "; " + name + "=" + words + ": is line " + words
                : "; " + name + ":=TEXT is a value that is not in the text";
  }
  return {};
}

}  // namespace

SourceOptions parse_source(const Arguments& arguments) {
  SourceOptions options;
  RecordSource& operation = options.operation;
  for (const std::string& word : arguments.operands()) {
    if (operation.document.empty() && operation.set.empty() && !is_assignment(word)) {
      operation.document = word;
    } else {
      operation.set.push_back(parse_property(word));
    }
  }
  if (operation.set.empty()) throw Error(ErrorCode::usage, "PROPERTY=VALUE is missing");
  add_evidence(operation, arguments.values("at"));
  operation.of = arguments.value("of");
  operation.basis = arguments.value("basis");
  operation.by = arguments.value("by");
  operation.why = arguments.value("why");
  operation.note = arguments.value("note");
  operation.valid_from = arguments.value("valid-from");
  operation.valid_to = arguments.value("valid-to");
  operation.allow_long = arguments.has("long");
  options.key = arguments.value("key");
  return options;
}

int run_source(SourceOptions options, Context& context) {
  RecordSource& operation = options.operation;
  if (operation.document.empty()) operation.document = context.document();
  operation.infer = context.comfort();
  context.require_basis(operation.basis);
  std::vector<std::string>* read = nullptr;
  for (auto& [name, value] : operation.set) {
    // The same passages stand at each value; standard input is read once for all of them.
    if (read != nullptr && !value.at.empty()) {
      value.at = *read;
    } else if (!value.at.empty()) {
      for (std::string& passage : value.at) context.read_passage(passage);
      read = &value.at;
    }
  }
  try {
    return record(context, operation, options.key);
  } catch (const Error& error) {
    const std::string words = error.what();
    const bool other = !operation.document.empty() && operation.of.empty() &&
                       words.find("\"" + operation.document + "\" is ") != std::string::npos;
    const std::string hint =
        other ? " (write --of " + operation.document + ")" : value_hint(operation, words);
    if (error.code() != ErrorCode::not_found || hint.empty()) throw;
    throw Error(error.code(), words + hint);
  }
}

}  // namespace prov::cli
