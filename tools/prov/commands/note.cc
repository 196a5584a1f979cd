// SPDX-License-Identifier: Apache-2.0
#include "commands/note.h"

namespace prov::cli {

NoteOptions parse_note(const Arguments& arguments) {
  NoteOptions options;
  options.about = TargetOrPassage::parse(arguments, 0);
  const std::size_t before = options.about.took_operand() ? 1 : 0;
  options.operation.text = arguments.operand(before, "the text of the note");
  arguments.at_most(before + 1);
  options.operation.allow_long = arguments.has("long");
  options.key = arguments.value("key");
  return options;
}

int run_note(NoteOptions options, Context& context) {
  AddNote& operation = options.operation;
  settle(context, options.about, operation.target, operation.document, operation.at);
  return record(context, operation, options.key);
}

}  // namespace prov::cli
