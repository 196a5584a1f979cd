// SPDX-License-Identifier: Apache-2.0
#include "keywords.h"

#include <algorithm>
#include <functional>

namespace prov {
namespace {

using json::Value;
using Visit = std::function<Value(const Value& schema)>;

const std::set<std::string_view> kAnnotations = {"$schema", "id", "title", "description",
                                                 "definitions"};

bool holds_named_schemas(std::string_view keyword) {
  return keyword == "properties" || keyword == "definitions";
}

bool holds_schemas(std::string_view keyword) {
  return keyword == "oneOf" || keyword == "anyOf" || keyword == "allOf" || keyword == "items" ||
         keyword == "not" || keyword == "additionalProperties" || keyword == "additionalItems";
}

// The value of a keyword with `visit` done to the schemas that it holds.
Value each_schema(std::string_view keyword, const Value& value, const Visit& visit) {
  if (holds_named_schemas(keyword)) {
    Value out = Value::object();
    for (const auto& [name, schema] : value.as_object()) out.set(name, visit(schema));
    return out;
  }
  if (!holds_schemas(keyword)) return value;
  if (value.is_object()) return visit(value);
  if (!value.is_array()) return value;
  Value out = Value::array();
  for (const Value& schema : value.as_array()) out.push(visit(schema));
  return out;
}

// What stands in the place of a keyword that is to admit everything; null: nothing.
Value admitting_all(std::string_view keyword, const Value& value) {
  if (keyword == "additionalProperties" || keyword == "items") return Value::object();
  if (keyword != "properties") return {};
  Value out = Value::object();
  for (const auto& [name, schema] : value.as_object()) out.set(name, Value::object());
  return out;
}

// Alternatives that all admit everything refuse it together.
bool refuses_by_abundance(std::string_view keyword, const Value& value) {
  if (keyword != "oneOf") return false;
  const json::Array& schemas = value.as_array();
  return std::all_of(schemas.begin(), schemas.end(),
                     [](const Value& schema) { return schema.as_object().empty(); });
}

}  // namespace

std::set<std::string> keywords_in(const Value& schema) {
  std::set<std::string> found;
  const Visit collect = [&](const Value& inner) {
    for (const auto& [keyword, value] : inner.as_object()) {
      if (!kAnnotations.contains(keyword)) found.insert(keyword);
      each_schema(keyword, value, collect);
    }
    return inner;
  };
  collect(schema);
  return found;
}

Value without_keyword(const Value& schema, std::string_view removed) {
  Value out = Value::object();
  for (const auto& [keyword, value] : schema.as_object()) {
    const Value kept = keyword == removed ? admitting_all(keyword, value)
                                          : each_schema(keyword, value, [&](const Value& inner) {
                                              return without_keyword(inner, removed);
                                            });
    if (!kept.is_null() && !refuses_by_abundance(keyword, kept)) out.set(keyword, kept);
  }
  return out;
}

}  // namespace prov
