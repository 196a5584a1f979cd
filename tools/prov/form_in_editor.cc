// SPDX-License-Identifier: Apache-2.0
#include "form_in_editor.h"

#include <optional>
#include <utility>

#include <prov/error.h>

#include "cli/drafts.h"
#include "cli/editor.h"
#include "cli/files.h"
#include "cli/question.h"
#include "describe.h"
#include "form_plan.h"

namespace prov::cli {
namespace {

/// What came of trying to record a form.
enum class Verdict { recorded, nothing, wrong, refused, again };

class Editing {
 public:
  Editing(FormDesk& desk, const FormInEditor& options) : desk_(desk), options_(options) {}

  int run() {
    const Draft draft = this->draft();
    const DraftLock lock(draft);
    try {
      return edit(draft);
    } catch (const Error&) {
      desk_.say({"the form is kept (prov edit " + desk_.typed() +
                 " goes on with it): " + draft.path.string()});
      throw;
    }
  }

 private:
  // A new draft, or the one that was left.
  Draft draft() {
    const std::string origin = desk_.own_log().origin;
    std::optional<Draft> left;
    for (Draft& each : drafts_of(origin)) {
      if (each.document == desk_.shown()) left = std::move(each);
    }
    if (left) {
      const DraftLock lock(*left);
      const bool recorded = desk_.look_ahead({}, left->key).recorded_before;
      if (recorded) desk_.say({"the form that was left has been recorded"});
      if (!recorded && goes_on(*left)) return *left;
      const auto aside = put_aside(*left);
      desk_.say({"the former draft is kept in " + aside.string()});
    } else if (options_.left == FormInEditor::Left::go_on) {
      throw Error(ErrorCode::not_found, "there is no draft of " + desk_.typed() +
                                            " (without --continue a new form is made)");
    }
    given_ = desk_.whole_form();
    return make_draft(origin, desk_.shown(), desk_.name(), given_,
                      desk_.context().environment().entropy);
  }

  bool goes_on(const Draft& left) {
    if (options_.left != FormInEditor::Left::ask) {
      return options_.left == FormInEditor::Left::go_on;
    }
    const std::string words = "a form of " + desk_.typed() + ", last changed " +
                              minute_of(left.time) + " UTC, is not recorded";
    if (!can_ask(desk_.context().err())) {
      throw Error(ErrorCode::usage, words + " (--continue goes on with it, --anew puts it aside)");
    }
    desk_.say({words});
    while (true) {
      const auto answer = ask(desk_.context().err(), "go on with it? [y]es [n]o, put it aside:");
      if (!answer) throw Error(ErrorCode::interrupted, "no answer; the draft is kept");
      if (answer->starts_with("y")) return true;
      if (answer->starts_with("n")) return false;
    }
  }

  int edit(const Draft& draft) {
    while (true) {
      edit_file(draft.path);
      const std::string text = read_file(draft.path, kLongestForm);
      if (text == given_ && !annotated_) {
        desk_.say({"nothing changed"});
        remove_draft(draft);
        return 0;
      }
      const bool again = text == given_;
      switch (submit(draft, text)) {
        case Verdict::recorded:
          finish(draft, text);
          return 0;
        case Verdict::nothing:
          // Whoever has typed something wants to find it again.
          desk_.say({"what is typed there is kept in " + put_aside(draft).string()});
          return 0;
        case Verdict::refused:
          desk_.say({"nothing recorded; the form is kept (prov edit " + desk_.typed() +
                     " goes on with it)"});
          return options_.plan ? 0 : 1;
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

  // What is on record needs no draft; what was not read may have been meant to be.
  void finish(const Draft& draft, const std::string& text) {
    if (!desk_.typed_below_cut(text)) return remove_draft(draft);
    desk_.say({"what is typed below the line \"---- 8<\" is kept in " + put_aside(draft).string()});
  }

  Verdict submit(const Draft& draft, const std::string& text) {
    while (true) {
      const FormOutcome seen = desk_.look_ahead(text, draft.key);
      if (!seen.problems.empty()) {
        annotate(draft, text, seen);
        return Verdict::wrong;
      }
      if (seen.recorded_before) {
        desk_.say({"this form has been recorded already"});
        return Verdict::nothing;
      }
      desk_.say(plan_lines(seen));
      if (desk_.typed_below_cut(text)) {
        desk_.say({"lines typed below the line \"---- 8<\" are not read"});
      }
      if (seen.changes.empty()) return Verdict::nothing;
      if (options_.plan) return Verdict::refused;
      const std::optional<std::string> why = reason(seen);
      if (!why) return Verdict::refused;
      if (const auto verdict = confirm(); verdict != Verdict::recorded) return verdict;
      const auto outcome = desk_.record(text, *why, draft.key, seen);
      if (outcome) {
        desk_.report(*outcome, true);
        return Verdict::recorded;
      }
      desk_.say({"the case has changed meanwhile; now the form comes to:"});
    }
  }

  // Problems go into the form, above their lines.
  void annotate(const Draft& draft, const std::string& text, const FormOutcome& seen) {
    given_ = annotate_form(text, seen.problems);
    annotated_ = true;
    write_file(draft.path, given_);
    desk_.say(problem_lines(seen, draft.path.filename().string()));
  }

  std::optional<std::string> reason(const FormOutcome& seen) {
    if (!seen.withdraws() || !options_.why.empty()) return options_.why;
    if (!can_ask(desk_.context().err())) require_reason(seen, options_.why);
    while (true) {
      const auto answer = ask(desk_.context().err(), "why is this withdrawn?");
      if (!answer || !answer->empty()) return answer;
    }
  }

  Verdict confirm() {
    if (options_.yes || !can_ask(desk_.context().err())) return Verdict::recorded;
    while (true) {
      const auto answer = ask(desk_.context().err(), "record this? [y]es [e]dit [n]o:");
      if (!answer || answer->starts_with("n")) return Verdict::refused;
      if (answer->starts_with("y")) return Verdict::recorded;
      if (answer->starts_with("e")) return Verdict::again;
    }
  }

  bool asks(const std::string& question, char yes) {
    if (!can_ask(desk_.context().err())) return false;
    const auto answer = ask(desk_.context().err(), question);
    return answer && (answer->empty() || answer->front() == yes);
  }

  FormDesk& desk_;
  const FormInEditor& options_;
  std::string given_;       // what the editor was given last
  bool annotated_ = false;  // and that this is not a form as first made
};

}  // namespace

int edit_form(FormDesk& desk, const FormInEditor& options) { return Editing(desk, options).run(); }

}  // namespace prov::cli
