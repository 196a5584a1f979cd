// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <prov/operation.h>

#include "desk/case_impl.h"

namespace prov {

/// The kind of the entry that an operation records, for those that a form holds; else unknown.
[[nodiscard]] ThingKind kind_of_operation(const Operation& operation);
/// Whether it makes a name, which others on the form may use.
[[nodiscard]] bool declares(const Operation& operation);
/// The handle that such an operation asks for, or nothing.
[[nodiscard]] std::string handle_asked_for(const Operation& operation);
/// Whether such an operation says the words of an entry, and nothing beside them.
[[nodiscard]] bool says_words_alone(const Operation& operation, const Content& held);
/// What the desk says, with lines of a form in the place of options.
[[nodiscard]] std::string in_form_words(std::string message);

}  // namespace prov
