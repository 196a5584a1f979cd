// SPDX-License-Identifier: Apache-2.0
#include "commands/edit.h"

#include <prov/error.h>
#include <prov/form.h>

#include "cli/files.h"
#include "cli/terminal.h"
#include "form_plan.h"

namespace prov::cli {
namespace {

std::string file_words(const std::string& file) { return file == "-" ? "standard input" : file; }

[[noreturn]] void fail_with_problems(FormDesk& desk, const FormOutcome& seen,
                                     const std::string& file) {
  desk.say(problem_lines(seen, file));
  throw Error(ErrorCode::bad_data,
              counted(seen.problems.size(), "problem", "problems") + ", nothing recorded");
}

int record_file(FormDesk& desk, const EditOptions& options) {
  Context& context = desk.context();
  const std::string text =
      options.from == "-" ? read_stdin(kLongestForm) : read_file(options.from, kLongestForm);
  const FormOutcome seen = desk.look_ahead(text, options.key);
  if (!seen.problems.empty()) {
    desk.report(seen, false);
    fail_with_problems(desk, seen, file_words(options.from));
  }
  if (seen.recorded_before) {
    context.warn("the key \"" + options.key + "\" is on record, nothing written");
  }
  if (options.in_editor.plan && !context.options().json) desk.say(plan_lines(seen));
  if (options.in_editor.plan || seen.changes.empty()) {
    desk.report(seen, false);
    if (!options.in_editor.plan) context.echo("  nothing to record");
    return 0;
  }
  require_reason(seen, options.in_editor.why);
  constexpr int kAttempts = 3;
  for (int attempts = 0; attempts < kAttempts; ++attempts) {
    const auto outcome = desk.record(text, options.in_editor.why, options.key, seen);
    if (!outcome) continue;
    desk.report(*outcome, true);
    for (const std::string& line : plan_lines(*outcome)) context.echo(line);
    return 0;
  }
  throw Error(ErrorCode::busy, "others keep changing what this form is about (try again)");
}

}  // namespace

EditOptions parse_edit(const Arguments& arguments) {
  arguments.at_most(1);
  EditOptions options;
  if (!arguments.operands().empty()) options.document = arguments.operands().front();
  options.print = arguments.has("print");
  options.from = arguments.value("from");
  FormInEditor& in_editor = options.in_editor;
  in_editor.plan = arguments.has("plan");
  in_editor.why = arguments.value("why");
  in_editor.yes = arguments.has("yes");
  options.key = arguments.value("key");
  const bool go_on = arguments.has("continue");
  const bool anew = arguments.has("anew");
  if (go_on && anew) throw Error(ErrorCode::usage, "--continue and --anew exclude each other");
  if (options.print && !options.from.empty()) {
    throw Error(ErrorCode::usage, "--print and --from exclude each other");
  }
  if (!options.key.empty() && options.from.empty()) {
    throw Error(ErrorCode::usage, "--key is for --from (an editor's form has one of its own)");
  }
  in_editor.left = go_on  ? FormInEditor::Left::go_on
                   : anew ? FormInEditor::Left::begin_anew
                          : FormInEditor::Left::ask;
  return options;
}

int run_edit(EditOptions options, Context& context) {
  FormDesk desk(context, options.document);
  if (options.print) {
    if (context.options().json) {
      context.out().json(form_json(desk.shown(), desk.whole_form()));
    } else {
      context.out().write(desk.whole_form());
    }
    return 0;
  }
  return options.from.empty() ? edit_form(desk, options.in_editor) : record_file(desk, options);
}

}  // namespace prov::cli
