// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <prov/form.h>

#include "context.h"

namespace prov::cli {

/// What a form comes to, for people: a head line, then each change with what was taken.
[[nodiscard]] std::vector<std::string> plan_lines(const FormOutcome& outcome);

/// The problems of a form, a line each: "FILE:14: ...".
[[nodiscard]] std::vector<std::string> problem_lines(const FormOutcome& outcome,
                                                     const std::string& file);

/// The entries that were written, in the order of the log, without repetition.
[[nodiscard]] std::vector<std::string> written_ids(Case& opened, const FormOutcome& outcome);

/// Whether two outcomes change the same things in the same way.
[[nodiscard]] bool same_plan(const FormOutcome& a, const FormOutcome& b);

/// {"schema":"prov.cli.edit/v1",...} as schemas/cli/edit.json describes it.
[[nodiscard]] json::Value form_json(Case& opened, const std::string& document,
                                    const FormOutcome& outcome, bool recorded);
/// The same of a form that is only printed.
[[nodiscard]] json::Value form_json(const std::string& document, const std::string& form);

}  // namespace prov::cli
