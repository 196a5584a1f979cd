// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <prov/operation.h>

#include "desk/form_lines.h"

namespace prov {

/// What is done with a line that stands below an item.
using FormPart = std::function<void(const FormLine&)>;
/// A line that may stand below an item, by its first word.
struct FormKeyword {
  std::string_view name;
  FormPart take;
};

// All of these throw Error{bad_data} for a line that is not as it should be.

[[noreturn]] void fail_form(const std::string& message);
/// Fails where something is left out.
void need(const std::string& what, const char* message);
/// A line that does not begin like any other may be one that has been misspelt.
[[noreturn]] void fail_unknown(const FormLine& line, const std::vector<std::string>& known);

/// Refuses lines that begin with `>`, where no text stands.
void goes_not_on(const FormLine& line);
/// Refuses those, and lines further right.
void nothing_below(const FormLine& line);

/// A line of words.
[[nodiscard]] FormKeyword words_part(std::string_view name, std::string& into);
/// Text, which may go on.
[[nodiscard]] FormKeyword text_part(std::string_view name, std::string& into);
/// `at PASSAGE`, of which there may be several.
[[nodiscard]] FormKeyword passages_part(std::vector<std::string>& into);
/// A word that stands alone.
[[nodiscard]] FormKeyword flag_part(std::string_view name, bool& into);
/// The one that the line begins with, or nothing.
[[nodiscard]] const FormKeyword* keyword_of(const std::vector<FormKeyword>& parts,
                                            const FormLine& line);

/// What stands behind `:=`; nothing when the text does not begin so.
[[nodiscard]] std::optional<std::string> given_text(const std::string& text);
/// `[HANDLE] := NAME`: the handle, or an empty one, and the name.
[[nodiscard]] std::pair<std::string, std::string> declared_name(const std::string& rest);
/// A name that a field may have.
[[nodiscard]] bool is_field_name(std::string_view name);
/// `WORDS`, `| PASSAGE` or `:= TEXT`; `more`: the lines that go on with it.
[[nodiscard]] TypedValue typed_value(const std::string& rest, const std::string& more);
/// A whole number from 0 to 100.
[[nodiscard]] int percentage(const std::string& typed);
/// `A RELATION B`: the relation is the one word that is one.
void read_sides(const std::string& sides, RecordAffiliation& tie);
/// `| PASSAGE`, `on TARGET` or nothing, behind a label.
void read_about(const std::string& about, AttachLabel& label);
/// What a label or a note is about; `below`: it stands below that.
void check_target(bool below, const std::string& target, const std::string& at);
/// `by WHO`, `by cited DOC`, `by words PASSAGE`, `by unknown`.
void read_source(const FormLine& line, AttributionSource& source);

}  // namespace prov
