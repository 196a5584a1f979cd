// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "form_desk.h"

namespace prov::cli {

/// How a form is taken through an editor.
struct FormInEditor {
  /// What becomes of a draft that was left.
  enum class Left { ask, go_on, begin_anew };
  std::string why;    ///< of withdrawals; empty: asked for
  bool plan = false;  ///< show what it comes to, record nothing, return 0
  bool yes = false;   ///< record without asking
  Left left = Left::ask;
};

/// Lets a person edit the form of a document and records it. What was typed is in a draft until it
/// is recorded. Returns 0, or 1 when the person has decided not to record it. Throws
/// Error{bad_data} for a form with problems, {usage, busy, io} and what Writer throws.
int edit_form(FormDesk& desk, const FormInEditor& options);

}  // namespace prov::cli
