// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <prov/form.h>

#include "context.h"

namespace prov::cli {

/// The form of one document, on its way between a case and a person or a file.
class FormDesk {
 public:
  /// `document`: as typed, or empty for the current one.
  FormDesk(Context& context, const std::string& document);

  [[nodiscard]] Context& context() { return context_; }
  [[nodiscard]] Case& opened() { return opened_; }
  [[nodiscard]] const std::string& name() const { return document_.name; }
  /// The name of the document as people type it, "press".
  [[nodiscard]] std::string typed() { return opened_.typed_name(document_.id); }
  /// The id of the document, "mira-3".
  [[nodiscard]] const std::string& shown() const { return shown_; }
  /// The log that is written to. Throws Error{key, not_found}.
  [[nodiscard]] LogInfo own_log();

  /// The form, and below the cut the text, to look at while writing.
  [[nodiscard]] std::string whole_form();
  /// Whether lines stand below the cut of a form that are not those of `whole_form`.
  [[nodiscard]] bool typed_below_cut(const std::string& text);
  /// What recording a form would come to; nothing is recorded.
  [[nodiscard]] FormOutcome look_ahead(const std::string& text, const std::string& key);
  /// Records a form that comes to `seen`; nothing when by now it comes to something else.
  [[nodiscard]] std::optional<FormOutcome> record(const std::string& text, const std::string& why,
                                                  const std::string& key, const FormOutcome& seen);
  /// Ids on standard output, or all of it as JSON.
  void report(const FormOutcome& outcome, bool recorded);
  /// Lines on standard error.
  void say(const std::vector<std::string>& lines);

 private:
  [[nodiscard]] std::string text_below_cut();

  Context& context_;
  Case& opened_;
  DocumentInfo document_;
  std::string shown_;
};

/// Throws Error{usage} where something would be withdrawn and no reason is given.
void require_reason(const FormOutcome& seen, const std::string& why);

}  // namespace prov::cli
