// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>

#include <prov/json.h>

namespace prov {

/// The keywords of a schema (JSON Schema draft-04) that can refuse a value, in it and in all
/// schemas inside it; titles, descriptions and definitions are none.
[[nodiscard]] std::set<std::string> keywords_in(const json::Value& schema);

/// The schema with one keyword made to admit everything, in it and in all schemas inside it:
/// what still refuses a value then is another keyword.
[[nodiscard]] json::Value without_keyword(const json::Value& schema, std::string_view keyword);

}  // namespace prov
