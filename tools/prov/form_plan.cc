// SPDX-License-Identifier: Apache-2.0
#include "form_plan.h"

#include <algorithm>
#include <map>

#include "cli/terminal.h"
#include "error_names.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

constexpr std::size_t kShown = 100;  // code points of a line of the form
constexpr std::size_t kMostProblems = 100;
constexpr std::size_t kLongestProblem = 1000;  // code points

std::uint64_t count_of(const FormOutcome& outcome, FormChange::Kind kind) {
  return static_cast<std::uint64_t>(
      std::count_if(outcome.changes.begin(), outcome.changes.end(),
                    [kind](const FormChange& change) { return change.kind == kind; }));
}

std::string sign_of(FormChange::Kind kind) {
  switch (kind) {
    case FormChange::Kind::add:
      return "+";
    case FormChange::Kind::change:
      return "~";
    case FormChange::Kind::withdraw:
      break;
  }
  return "-";
}

std::string word_of(FormChange::Kind kind) {
  switch (kind) {
    case FormChange::Kind::add:
      return "new";
    case FormChange::Kind::change:
      return "changed";
    case FormChange::Kind::withdraw:
      break;
  }
  return "withdrawn";
}

std::string head(const FormOutcome& outcome) {
  std::string words;
  const auto add = [&](FormChange::Kind kind, const char* what) {
    const std::uint64_t count = count_of(outcome, kind);
    if (count > 0) words += (words.empty() ? "" : ", ") + grouped(count) + " " + what;
  };
  add(FormChange::Kind::add, "new");
  add(FormChange::Kind::change, "changed (withdrawn and recorded anew)");
  add(FormChange::Kind::withdraw, "withdrawn");
  return words.empty() ? "nothing to record" : words;
}

}  // namespace

std::vector<std::string> plan_lines(const FormOutcome& outcome) {
  std::vector<std::string> lines{head(outcome)};
  for (const FormChange& change : outcome.changes) {
    std::string line = "  " + sign_of(change.kind) + " " + shortened(change.words, kShown);
    if (!change.former.empty()) line += "  {" + change.former + "}";
    lines.push_back(std::move(line));
    if (change.recorded.empty() || change.kind == FormChange::Kind::withdraw) continue;
    const Recorded& recorded = change.recorded.back();
    for (const std::string& echo : recorded.echo) lines.push_back("      " + printable(echo));
    for (const std::string& warning : recorded.warnings) {
      lines.push_back("      warning: " + printable(warning));
    }
  }
  for (const std::string& remark : outcome.remarks) lines.push_back("  " + printable(remark));
  return lines;
}

std::vector<std::string> problem_lines(const FormOutcome& outcome, const std::string& file) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < std::min(outcome.problems.size(), kMostProblems); ++i) {
    const FormProblem& problem = outcome.problems[i];
    const std::string line = problem.line == 0 ? "" : ":" + std::to_string(problem.line);
    lines.push_back(file + line + ": " + shortened(problem.message, kLongestProblem));
  }
  if (outcome.problems.size() > kMostProblems) {
    lines.push_back("and " + grouped(outcome.problems.size() - kMostProblems) + " more");
  }
  return lines;
}

std::vector<std::string> written_ids(Case& opened, const FormOutcome& outcome) {
  std::map<std::uint64_t, std::string> ids;  // of one log
  for (const FormChange& change : outcome.changes) {
    for (const Recorded& recorded : change.recorded) {
      for (const EntryId& id : recorded.also) ids.emplace(id.seq, opened.show(id));
      ids.emplace(recorded.id.seq, recorded.shown);
    }
  }
  std::vector<std::string> out;
  for (auto& [seq, shown] : ids) out.push_back(std::move(shown));
  return out;
}

bool same_plan(const FormOutcome& a, const FormOutcome& b) {
  const auto same = [](const FormChange& x, const FormChange& y) {
    return x.kind == y.kind && x.line == y.line && x.words == y.words && x.former == y.former;
  };
  return a.problems.size() == b.problems.size() && a.remarks == b.remarks &&
         std::equal(a.changes.begin(), a.changes.end(), b.changes.begin(), b.changes.end(), same);
}

json::Value form_json(Case& opened, const std::string& document, const FormOutcome& outcome,
                      bool recorded) {
  json::Value changes = json::Value::array();
  for (const FormChange& change : outcome.changes) {
    json::Value entries = json::Value::array();
    json::Value warnings = json::Value::array();
    for (const Recorded& each : change.recorded) {
      if (recorded) entries.push(each.shown);
      for (const std::string& warning : each.warnings) warnings.push(warning);
    }
    changes.push(json::Value::object()
                     .set("kind", word_of(change.kind))
                     .set("line", change.line == 0 ? json::Value() : json::Value(change.line))
                     .set("words", change.words)
                     .set("former", or_null(change.former))
                     .set("entries", std::move(entries))
                     .set("warnings", std::move(warnings)));
  }
  json::Value problems = json::Value::array();
  for (const FormProblem& problem : outcome.problems) {
    problems.push(json::Value::object()
                      .set("line", problem.line == 0 ? json::Value() : json::Value(problem.line))
                      .set("code", name_of(problem.code))
                      .set("message", problem.message));
  }
  return json_document("edit")
      .set("document", document)
      .set("form", json::Value())
      .set("recorded", recorded)
      .set("recordedBefore", outcome.recorded_before)
      .set("entries",
           array_of(recorded ? written_ids(opened, outcome) : std::vector<std::string>()))
      .set("changes", std::move(changes))
      .set("problems", std::move(problems))
      .set("remarks", array_of(outcome.remarks));
}

json::Value form_json(const std::string& document, const std::string& form) {
  return json_document("edit")
      .set("document", document)
      .set("form", form)
      .set("recorded", false)
      .set("recordedBefore", false)
      .set("entries", json::Value::array())
      .set("changes", json::Value::array())
      .set("problems", json::Value::array())
      .set("remarks", json::Value::array());
}

}  // namespace prov::cli
