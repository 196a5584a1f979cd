// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <prov/json.h>

namespace prov::json {

/// The value at a JSON pointer (RFC 6901, string form: "" is the root, "/a/0" an element), or
/// nullptr when there is none or the pointer is malformed.
[[nodiscard]] const Value* resolve_pointer(const Value& root, std::string_view pointer);

/// The pointer of a member or element below `pointer`; `token` is escaped as RFC 6901 says.
[[nodiscard]] std::string pointer_below(std::string_view pointer, std::string_view token);

/// The last token of a pointer that is not the root, unescaped; empty for the root.
[[nodiscard]] std::string last_token(std::string_view pointer);

}  // namespace prov::json
