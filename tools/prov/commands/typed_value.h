// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <prov/operation.h>

namespace prov::cli {

/// A property or field with its value, as typed.
using Assignment = std::pair<std::string, TypedValue>;

/// Whether a word has the form NAME=VALUE or NAME:=TEXT (NAME: letters and digits, `-`, `_`).
[[nodiscard]] bool is_assignment(std::string_view word);

/// Reads PROP=none, PROP=VALUE (words of the text), PROP:=TEXT (not in the text) and PROP=@TARGET
/// (a person, organization or document on record: `@handle`, `@17`). Throws Error{usage}.
[[nodiscard]] Assignment parse_property(std::string_view word);

/// Reads FIELD=VALUE (words of the text) and FIELD:=TEXT. Throws Error{usage}.
[[nodiscard]] Assignment parse_field(std::string_view word);

}  // namespace prov::cli
