// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <prov/operation.h>

#include "desk/property_names.h"

namespace prov {
namespace {

// `@17`, `@` and `@-1` are targets as they are; of `@handle` the handle is.
std::string target_of(std::string_view value) {
  const std::string_view rest = value.substr(1);
  const bool numeric = rest.empty() || rest.front() == '-' ||
                       std::all_of(rest.begin(), rest.end(),
                                   [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return std::string(numeric ? value : rest);
}

}  // namespace

TypedValue parse_property_value(std::string_view property, std::string_view typed) {
  TypedValue value;
  if (typed == "none") {
    value.none = true;
  } else if (!typed.starts_with('@')) {
    value.words = typed;
  } else if (property_names_document(property)) {
    value.document = target_of(typed);
  } else {
    value.who = target_of(typed);
  }
  return value;
}

}  // namespace prov
