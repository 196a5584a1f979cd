// SPDX-License-Identifier: Apache-2.0
#include "json/schema_words.h"

#include <algorithm>
#include <array>

namespace prov::json {
namespace {

// Words around the value of a keyword.
struct Words {
  std::string_view keyword;
  const char* before;
  const char* after;
};

constexpr std::array kWords = {
    Words{"type", "must be of type ", ""},
    Words{"enum", "must be one of ", ""},
    Words{"pattern", "must match ", ""},
    Words{"minLength", "must have at least ", " characters"},
    Words{"maxLength", "must have at most ", " characters"},
    Words{"minimum", "must not be below ", ""},
    Words{"maximum", "must not be above ", ""},
    Words{"minItems", "must have at least ", " elements"},
    Words{"maxItems", "must have at most ", " elements"},
    Words{"minProperties", "must have at least ", " members"},
    Words{"maxProperties", "must have at most ", " members"},
};

std::string list(const Value& value) {
  if (!value.is_array()) return compact(value);
  std::string out;
  for (const Value& element : value.as_array()) {
    out.append(out.empty() ? "" : ", ").append(compact(element));
  }
  return out;
}

std::string missing_members(const Violation& violation) {
  std::string out;
  const Value* required =
      violation.schema == nullptr ? nullptr : violation.schema->find("required");
  if (required == nullptr || violation.value == nullptr) return "lacks a required member";
  for (const Value& name : required->as_array()) {
    if (violation.value->find(name.as_string()) != nullptr) continue;
    out.append(out.empty() ? "" : ", ").append(compact(name));
  }
  return "lacks " + out;
}

std::string bound_words(const Violation& violation) {
  const auto* words = std::find_if(kWords.begin(), kWords.end(), [&](const Words& candidate) {
    return candidate.keyword == violation.keyword;
  });
  const Value* value =
      violation.schema == nullptr ? nullptr : violation.schema->find(violation.keyword);
  if (words == kWords.end() || value == nullptr) {
    return "breaks the rule \"" + std::string(violation.keyword) + "\"";
  }
  const Value* exclusive = violation.schema->find(
      violation.keyword == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum");
  const bool bound = violation.keyword == "minimum" || violation.keyword == "maximum";
  const bool strict = bound && exclusive != nullptr && exclusive->as_bool();
  return words->before + list(*value) + words->after + (strict ? ", nor equal to it" : "");
}

}  // namespace

std::string describe(const Violation& violation) {
  const std::string_view keyword = violation.keyword;
  if (keyword == "required") return missing_members(violation);
  if (keyword == "additionalProperties") return "\"" + violation.name + "\" is not known here";
  if (keyword == "items") return "is one element more than admitted";
  if (keyword == "uniqueItems") return "is there twice";
  if (keyword == "dependencies") return "lacks a member that another one needs";
  if (keyword == "oneOf") return "must have exactly one of the forms admitted here";
  if (keyword == "anyOf") return "has none of the forms admitted here";
  if (keyword == "allOf") return "does not have all the forms demanded here";
  if (keyword == "not") return "has a form that is not admitted here";
  return bound_words(violation);
}

}  // namespace prov::json
