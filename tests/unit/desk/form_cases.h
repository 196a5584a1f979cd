// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <prov/form.h>

#include "test_case.h"

namespace prov::testing {

/// What a form comes to in the case of `test`, which is left as it is.
inline FormOutcome plan(TestCase& test, const std::string& form, const std::string& document = {}) {
  Writer writer = test.opened.write();
  return apply_form(test.opened, writer, read_form(form), {document, "", "", true});
}

/// Records a form.
inline FormOutcome save(TestCase& test, const std::string& form, const std::string& why = "wrong",
                        const std::string& key = "") {
  Writer writer = test.opened.write();
  FormOutcome outcome = apply_form(test.opened, writer, read_form(form), {"", why, key, false});
  if (outcome.problems.empty()) writer.commit();
  return outcome;
}

/// Problems and changes, a line each: "9: ...", "+ 12 said ...", "~ 3 note ... {mira-4}", "- 0
/// title ... {mira-2.1}"
inline std::vector<std::string> described(const FormOutcome& outcome) {
  std::vector<std::string> out;
  for (const FormProblem& problem : outcome.problems) {
    out.push_back(std::to_string(problem.line) + ": " + problem.message);
  }
  for (const FormChange& change : outcome.changes) {
    const char sign = change.kind == FormChange::Kind::add      ? '+'
                      : change.kind == FormChange::Kind::change ? '~'
                                                                : '-';
    out.push_back(std::string(1, sign) + " " + std::to_string(change.line) + " " + change.words +
                  (change.former.empty() ? "" : " {" + change.former + "}"));
  }
  return out;
}

/// The lines of a form that are read, without those that every form has: no comments, nothing below
/// the cut, not what it held.
inline std::vector<std::string> said_lines(const std::string& form) {
  std::vector<std::string> out;
  for (const std::string& line : lines_of(form)) {
    if (line == kFormCut) break;
    const bool own = !line.empty() && line.front() != '#' && !line.starts_with("held") &&
                     !line.starts_with("review ");
    if (own) out.push_back(line);
  }
  return out;
}

/// A line without its mark, and the mark ("" for none).
inline std::pair<std::string, std::string> parted(const std::string& line) {
  const std::size_t open = line.rfind('{');
  if (!line.ends_with('}') || open == std::string::npos || line.compare(open, 2, "{@") != 0) {
    return {line, ""};
  }
  std::string words = line.substr(0, open);
  while (words.ends_with(' ')) words.pop_back();
  return {words, line.substr(open + 1, line.size() - open - 2)};
}

}  // namespace prov::testing
