// SPDX-License-Identifier: Apache-2.0
#include "commands/edit.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <prov/error.h>
#include <prov/form.h>
#include <prov/marked_text.h>

#include "cli/drafts.h"
#include "cli/editor.h"
#include "cli/files.h"
#include "cli/question.h"
#include "cli/terminal.h"
#include "form_plan.h"

namespace prov::cli {
namespace {

constexpr int kTextWidth = 100;  // of the text below the cut

/// What came of trying to record a form.
enum class Verdict { recorded, nothing, wrong, refused, again };

std::string file_words(const std::string& file) { return file == "-" ? "standard input" : file; }

/// One `prov edit`: a document, and what is asked of it.
class Edit {
 public:
  Edit(EditOptions options, Context& context)
      : options_(std::move(options)),
        context_(context),
        opened_(context.opened()),
        document_(opened_.document(context.document_of(options_.document))),
        shown_(opened_.show(document_.id)) {}

  int run() {
    if (options_.print) {
      context_.out().write(whole_form());
      return 0;
    }
    return options_.from.empty() ? in_editor() : from_file();
  }

 private:
  // The form with the text below the cut, to look at while writing.
  std::string whole_form() {
    std::string form = write_form(opened_, shown_, context_.options().reviewer);
    form += render_text(marked_text(opened_, document_.id), {.width = kTextWidth, .marks = false});
    return form;
  }

  void say(const std::vector<std::string>& lines) {
    context_.out().flush();
    for (const std::string& line : lines) context_.err().line(line);
    context_.err().flush();
  }

  FormOutcome look_ahead(const std::string& text, const std::string& key) {
    Writer writer = opened_.write(context_.options().reviewer);
    return apply_form(opened_, writer, read_form(text), {shown_, options_.why, key, true});
  }

  // The same again, and this time for good, unless something has come in between.
  std::optional<FormOutcome> record_form(const std::string& text, const std::string& why,
                                         const std::string& key, const FormOutcome& seen) {
    Writer writer = opened_.write(context_.options().reviewer);
    FormOutcome outcome = apply_form(opened_, writer, read_form(text), {shown_, why, key, false});
    if (!outcome.problems.empty() || !same_plan(outcome, seen)) return std::nullopt;
    writer.commit();
    return outcome;
  }

  void report(const FormOutcome& outcome, bool recorded) {
    if (context_.options().json) {
      context_.out().json(form_json(opened_, shown_, outcome, recorded));
    } else if (recorded) {
      for (const std::string& id : written_ids(opened_, outcome)) context_.out().line(id);
    }
    context_.out().flush();
  }

  int from_file() {
    const std::string text =
        options_.from == "-" ? read_stdin(kLongestForm) : read_file(options_.from, kLongestForm);
    const FormOutcome seen = look_ahead(text, options_.key);
    if (!seen.problems.empty()) {
      report(seen, false);
      fail_with_problems(seen, file_words(options_.from));
    }
    if (seen.recorded_before) {
      context_.warn("the key \"" + options_.key + "\" is on record, nothing written");
    }
    if (options_.plan && !context_.options().json) say(plan_lines(seen));
    if (options_.plan || seen.changes.empty()) {
      report(seen, false);
      if (!options_.plan) context_.echo("  nothing to record");
      return 0;
    }
    require_reason(seen);
    for (int attempts = 0; attempts < 3; ++attempts) {
      const auto outcome = record_form(text, options_.why, options_.key, seen);
      if (!outcome) continue;
      report(*outcome, true);
      for (const std::string& line : plan_lines(*outcome)) context_.echo(line);
      return 0;
    }
    throw Error(ErrorCode::busy, "others keep changing what this form is about (try again)");
  }

  void require_reason(const FormOutcome& seen) const {
    if (!options_.why.empty() || !seen.withdraws()) return;
    const auto count = static_cast<std::uint64_t>(
        std::count_if(seen.changes.begin(), seen.changes.end(),
                      [](const FormChange& change) { return !change.former.empty(); }));
    throw Error(ErrorCode::usage, counted(count, "line", "lines") +
                                      " would be withdrawn: a reason is needed (--why TEXT)");
  }

  [[noreturn]] void fail_with_problems(const FormOutcome& seen, const std::string& file) {
    say(problem_lines(seen, file));
    throw Error(ErrorCode::bad_data,
                counted(seen.problems.size(), "problem", "problems") + ", nothing recorded");
  }

  // A new draft, or the one that was left.
  Draft draft() {
    const std::string origin = own_origin();
    std::optional<Draft> left;
    for (Draft& each : drafts_of(origin)) {
      if (each.document == shown_) left = std::move(each);
    }
    if (left) {
      const DraftLock lock(*left);
      if (goes_on(*left)) return *left;
      const auto aside = put_aside(*left);
      say({"the former draft is kept in " + aside.string()});
    } else if (options_.left == EditOptions::Left::go_on) {
      throw Error(ErrorCode::not_found, "there is no draft of " + document_.name +
                                            " (without --continue a new form is made)");
    }
    given_ = whole_form();
    return make_draft(origin, shown_, document_.name, given_, context_.environment().entropy);
  }

  std::string own_origin() {
    const std::string& reviewer = context_.options().reviewer;
    for (const LogInfo& log : opened_.logs()) {
      if (reviewer.empty() ? log.current : log.handle == reviewer) return log.origin;
    }
    static_cast<void>(opened_.write(reviewer));  // says what is missing
    throw Error(ErrorCode::key, "there is no log to write to");
  }

  bool goes_on(const Draft& left) {
    if (options_.left != EditOptions::Left::ask) {
      return options_.left == EditOptions::Left::go_on;
    }
    const std::string words =
        "a form of " + document_.name + ", last changed " + left.time + " UTC, is not recorded";
    if (!can_ask(context_.err())) {
      throw Error(ErrorCode::usage, words + " (--continue goes on with it, --anew puts it aside)");
    }
    say({words});
    while (true) {
      const auto answer = ask(context_.err(), "go on with it? [y]es [n]o, put it aside:");
      if (!answer) throw Error(ErrorCode::interrupted, "no answer; the draft is kept");
      if (answer->starts_with("y")) return true;
      if (answer->starts_with("n")) return false;
    }
  }

  int in_editor() {
    const Draft draft = this->draft();
    const DraftLock lock(draft);
    try {
      return edit(draft);
    } catch (const Error&) {
      say({"the form is kept (prov edit " + shown_ + " goes on with it): " + draft.path.string()});
      throw;
    }
  }

  int edit(const Draft& draft) {
    while (true) {
      edit_file(draft.path);
      const std::string text = read_file(draft.path, kLongestForm);
      if (text == given_ && !annotated_) {
        say({"nothing changed"});
        remove_draft(draft);
        return 0;
      }
      const bool again = text == given_;
      switch (submit(draft, text)) {
        case Verdict::recorded:
          remove_draft(draft);
          return 0;
        case Verdict::nothing:
          // Whoever has typed something wants to find it again.
          say({"what is typed there is kept in " + put_aside(draft).string()});
          return 0;
        case Verdict::refused:
          say({"nothing recorded; the form is kept (prov edit " + shown_ + " goes on with it)"});
          return 1;
        case Verdict::wrong:
          if (again || !asks("[e]dit again, or [n]o: keep the form as it is?", 'e')) {
            throw Error(ErrorCode::bad_data, "the form has problems, nothing recorded");
          }
          break;
        case Verdict::again:
          given_ = text;
          annotated_ = true;
          break;
      }
    }
  }

  Verdict submit(const Draft& draft, const std::string& text) {
    while (true) {
      const FormOutcome seen = look_ahead(text, draft.key);
      if (!seen.problems.empty()) {
        annotate(draft, text, seen);
        return Verdict::wrong;
      }
      if (seen.recorded_before) {
        say({"this form has been recorded already"});
        return Verdict::nothing;
      }
      say(plan_lines(seen));
      if (seen.changes.empty()) return Verdict::nothing;
      if (options_.plan) return Verdict::refused;
      const std::optional<std::string> why = reason(seen);
      if (!why) return Verdict::refused;
      if (const auto verdict = confirm(); verdict != Verdict::recorded) return verdict;
      const auto outcome = record_form(text, *why, draft.key, seen);
      if (outcome) {
        report(*outcome, true);
        return Verdict::recorded;
      }
      say({"the case has changed meanwhile; now the form comes to:"});
    }
  }

  // Problems go into the form, above their lines.
  void annotate(const Draft& draft, const std::string& text, const FormOutcome& seen) {
    given_ = annotate_form(text, seen.problems);
    annotated_ = true;
    write_file(draft.path, given_);
    say(problem_lines(seen, draft.path.filename().string()));
  }

  std::optional<std::string> reason(const FormOutcome& seen) {
    if (!seen.withdraws() || !options_.why.empty()) return options_.why;
    if (!can_ask(context_.err())) require_reason(seen);
    while (true) {
      const auto answer = ask(context_.err(), "why is this withdrawn?");
      if (!answer || !answer->empty()) return answer;
    }
  }

  Verdict confirm() {
    if (options_.yes || !can_ask(context_.err())) return Verdict::recorded;
    while (true) {
      const auto answer = ask(context_.err(), "record this? [y]es [e]dit [n]o:");
      if (!answer || answer->starts_with("n")) return Verdict::refused;
      if (answer->starts_with("y")) return Verdict::recorded;
      if (answer->starts_with("e")) return Verdict::again;
    }
  }

  bool asks(const std::string& question, char yes) {
    if (!can_ask(context_.err())) return false;
    const auto answer = ask(context_.err(), question);
    return answer && (answer->empty() || answer->front() == yes);
  }

  EditOptions options_;
  Context& context_;
  Case& opened_;
  DocumentInfo document_;
  std::string shown_;
  std::string given_;       // what the editor was given last
  bool annotated_ = false;  // and that this is not a form as first made
};

}  // namespace

EditOptions parse_edit(const Arguments& arguments) {
  arguments.at_most(1);
  EditOptions options;
  if (!arguments.operands().empty()) options.document = arguments.operands().front();
  options.print = arguments.has("print");
  options.from = arguments.value("from");
  options.plan = arguments.has("plan");
  options.why = arguments.value("why");
  options.yes = arguments.has("yes");
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
  options.left = go_on  ? EditOptions::Left::go_on
                 : anew ? EditOptions::Left::begin_anew
                        : EditOptions::Left::ask;
  return options;
}

int run_edit(EditOptions options, Context& context) {
  if (options.print && context.options().json) {
    throw Error(ErrorCode::usage, "--print writes the form, which is text");
  }
  return Edit(std::move(options), context).run();
}

}  // namespace prov::cli
