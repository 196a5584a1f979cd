// SPDX-License-Identifier: Apache-2.0
#include "json/schema_lint.h"

#include <algorithm>
#include <array>

#include "json/pointer.h"
#include "json/schema_pattern.h"

namespace prov::json {
namespace {

constexpr std::string_view kDraft = "http://json-schema.org/draft-04/schema#";
constexpr std::array kTypes = {"null", "boolean", "object", "array", "string", "number", "integer"};

bool all_strings(const Value& value) {
  return value.is_array() && !value.as_array().empty() &&
         std::all_of(value.as_array().begin(), value.as_array().end(),
                     [](const Value& element) { return element.is_string(); });
}

bool has_repeats(const Array& array) {
  for (auto a = array.begin(); a != array.end(); ++a) {
    if (std::find(a + 1, array.end(), *a) != array.end()) return true;
  }
  return false;
}

class Linter {
 public:
  explicit Linter(const Value& root) : root_(root) {}

  std::vector<std::string> run() {
    check_schema(root_, "", false);
    return std::move(findings_);
  }

 private:
  // A keyword in use: its value, where that stands, the schema around it, and whether an object
  // around that schema has already said which members it admits.
  struct Use {
    const Value& value;
    std::string place;
    const Value& schema;
    bool at_top;
    bool closed;
  };
  struct Keyword {
    std::string_view name;
    void (Linter::*check)(const Use&);
  };
  static const Keyword* find_keyword(std::string_view name);

  void report(const std::string& place, const std::string& words) {
    findings_.push_back((place.empty() ? "the top" : place) + ": " + words);
  }
  void demand(bool condition, const Use& use, const char* words) {
    if (!condition) report(use.place, words);
  }

  void check_schema(const Value& schema, const std::string& place, bool closed);
  void check_loops(const Value& schema, const std::string& place);
  bool loops(const Value& schema, std::vector<const Value*>& path) const;
  [[nodiscard]] const Value* target(const Value& reference) const;

  void annotation(const Use& use) { demand(use.value.is_string(), use, "must be a string"); }
  void top_string(const Use& use) {
    demand(use.at_top && use.value.is_string(), use, "must be a string at the top of the file");
  }
  void draft(const Use& use) {
    demand(use.at_top && use.value == Value(kDraft), use, "must name draft-04, at the top");
  }
  void reference(const Use& use);
  void type(const Use& use);
  void enumeration(const Use& use);
  void required(const Use& use);
  void members(const Use& use);
  void definitions(const Use& use) { schemas_of_object(use, false); }
  void additional(const Use& use);
  void dependencies(const Use& use);
  void items(const Use& use);
  void additional_items(const Use& use);
  void alternatives(const Use& use);
  void negation(const Use& use) { check_schema(use.value, use.place, use.closed); }
  void size(const Use& use) {
    const bool fits = use.value.is_integer() && use.value.as_integer() >= 0 &&
                      use.value.as_integer() < 0xFFFFFFFF;
    demand(fits, use, "must be an integer from 0 to 4294967294");
  }
  void bound(const Use& use) { demand(use.value.is_integer(), use, "must be an integer"); }
  void boolean(const Use& use) { demand(use.value.is_bool(), use, "must be true or false"); }
  void exclusive_minimum(const Use& use) { exclusive(use, "minimum"); }
  void exclusive_maximum(const Use& use) { exclusive(use, "maximum"); }
  void exclusive(const Use& use, std::string_view partner) {
    demand(use.value.is_bool() && use.schema.find(partner) != nullptr, use,
           "must be true or false beside its bound");
  }
  void pattern(const Use& use) {
    const std::string fault =
        use.value.is_string() ? pattern_fault(use.value.as_string()) : "must be a string";
    if (!fault.empty()) report(use.place, fault);
  }
  void schemas_of_object(const Use& use, bool closed);

  const Value& root_;
  std::vector<std::string> findings_;
};

const Linter::Keyword* Linter::find_keyword(std::string_view name) {
  static constexpr std::array kKeywords = {
      Keyword{"$schema", &Linter::draft},
      Keyword{"id", &Linter::top_string},
      Keyword{"title", &Linter::annotation},
      Keyword{"description", &Linter::annotation},
      Keyword{"definitions", &Linter::definitions},
      Keyword{"$ref", &Linter::reference},
      Keyword{"type", &Linter::type},
      Keyword{"enum", &Linter::enumeration},
      Keyword{"properties", &Linter::members},
      Keyword{"required", &Linter::required},
      Keyword{"additionalProperties", &Linter::additional},
      Keyword{"dependencies", &Linter::dependencies},
      Keyword{"minProperties", &Linter::size},
      Keyword{"maxProperties", &Linter::size},
      Keyword{"items", &Linter::items},
      Keyword{"additionalItems", &Linter::additional_items},
      Keyword{"minItems", &Linter::size},
      Keyword{"maxItems", &Linter::size},
      Keyword{"uniqueItems", &Linter::boolean},
      Keyword{"minLength", &Linter::size},
      Keyword{"maxLength", &Linter::size},
      Keyword{"pattern", &Linter::pattern},
      Keyword{"minimum", &Linter::bound},
      Keyword{"maximum", &Linter::bound},
      Keyword{"exclusiveMinimum", &Linter::exclusive_minimum},
      Keyword{"exclusiveMaximum", &Linter::exclusive_maximum},
      Keyword{"allOf", &Linter::alternatives},
      Keyword{"anyOf", &Linter::alternatives},
      Keyword{"oneOf", &Linter::alternatives},
      Keyword{"not", &Linter::negation},
  };
  const auto* found = std::find_if(kKeywords.begin(), kKeywords.end(),
                                   [name](const Keyword& keyword) { return keyword.name == name; });
  return found == kKeywords.end() ? nullptr : found;
}

void Linter::check_schema(const Value& schema, const std::string& place, bool closed) {
  if (!schema.is_object()) return report(place, "a schema must be an object");
  const bool states = schema.find("additionalProperties") != nullptr;
  if (schema.find("properties") != nullptr && !states && !closed) {
    report(place, "an object with properties must state additionalProperties");
  }
  for (const auto& [name, value] : schema.as_object()) {
    const Keyword* keyword = find_keyword(name);
    const std::string below = pointer_below(place, name);
    if (keyword == nullptr) {
      report(below, "keyword \"" + name + "\" is not admitted");
    } else {
      (this->*keyword->check)({value, below, schema, &schema == &root_, closed || states});
    }
  }
  check_loops(schema, place);
}

const Value* Linter::target(const Value& reference) const {
  if (!reference.is_string() || !reference.as_string().starts_with('#')) return nullptr;
  const Value* found = resolve_pointer(root_, std::string_view(reference.as_string()).substr(1));
  return found != nullptr && found->is_object() ? found : nullptr;
}

// A schema that applies itself to the same value (by $ref, allOf ...) would never come to an end.
void Linter::check_loops(const Value& schema, const std::string& place) {
  std::vector<const Value*> path;
  if (loops(schema, path)) report(place, "refers to itself without going into a member or element");
}

bool Linter::loops(const Value& schema, std::vector<const Value*>& path) const {
  if (std::find(path.begin(), path.end(), &schema) != path.end()) return true;
  path.push_back(&schema);
  bool found = false;
  if (const Value* reference = schema.find("$ref")) {
    const Value* next = target(*reference);
    found = next != nullptr && loops(*next, path);
  }
  for (const char* name : {"allOf", "anyOf", "oneOf"}) {
    const Value* list = schema.find(name);
    if (list == nullptr || !list->is_array()) continue;
    for (const Value& next : list->as_array()) found = found || loops(next, path);
  }
  if (const Value* next = schema.find("not")) found = found || loops(*next, path);
  const Value* dependent = schema.find("dependencies");
  if (dependent != nullptr && dependent->is_object()) {
    for (const auto& [name, next] : dependent->as_object()) found = found || loops(next, path);
  }
  path.pop_back();
  return found;
}

void Linter::reference(const Use& use) {
  demand(target(use.value) != nullptr, use, "must point at a schema in the same file");
  for (const auto& [name, value] : use.schema.as_object()) {
    const bool ignored_rightly = name == "$ref" || name == "title" || name == "description";
    if (!ignored_rightly) report(use.place, "\"" + name + "\" beside $ref has no effect");
  }
}

void Linter::type(const Use& use) {
  const auto known = [](const Value& value) {
    return value.is_string() &&
           std::find(kTypes.begin(), kTypes.end(), value.as_string()) != kTypes.end();
  };
  if (known(use.value)) return;
  const bool list = all_strings(use.value) && !has_repeats(use.value.as_array()) &&
                    std::all_of(use.value.as_array().begin(), use.value.as_array().end(), known);
  demand(list, use, "must be a type, or a list of types");
}

void Linter::enumeration(const Use& use) {
  const auto plain = [](const Value& value) {
    return value.is_string() || value.is_integer() || value.is_bool() || value.is_null();
  };
  const bool good = use.value.is_array() && !use.value.as_array().empty() &&
                    !has_repeats(use.value.as_array()) &&
                    std::all_of(use.value.as_array().begin(), use.value.as_array().end(), plain);
  demand(good, use, "must list different strings, integers, booleans or null");
}

void Linter::required(const Use& use) {
  if (!all_strings(use.value) || has_repeats(use.value.as_array())) {
    return report(use.place, "must list different names");
  }
  const Value* properties = use.schema.find("properties");
  const Value* others = use.schema.find("additionalProperties");
  if (others == nullptr || *others != Value(false)) return;
  for (const Value& name : use.value.as_array()) {
    if (properties == nullptr || properties->find(name.as_string()) == nullptr) {
      report(use.place, "requires \"" + name.as_string() + "\", which properties does not admit");
    }
  }
}

void Linter::schemas_of_object(const Use& use, bool closed) {
  if (!use.value.is_object()) return report(use.place, "must be an object of schemas");
  for (const auto& [name, value] : use.value.as_object()) {
    check_schema(value, pointer_below(use.place, name), closed);
  }
}

void Linter::members(const Use& use) { schemas_of_object(use, false); }

void Linter::additional(const Use& use) {
  if (use.value == Value(false)) return;
  if (!use.value.is_object()) return report(use.place, "must be false or a schema");
  check_schema(use.value, use.place, false);
}

void Linter::dependencies(const Use& use) {
  if (!use.value.is_object()) return report(use.place, "must be an object");
  for (const auto& [name, value] : use.value.as_object()) {
    const std::string below = pointer_below(use.place, name);
    if (value.is_object()) {
      check_schema(value, below, use.closed);
    } else if (!all_strings(value)) {
      report(below, "must list names, or be a schema");
    }
  }
}

void Linter::items(const Use& use) {
  if (!use.value.is_array()) return check_schema(use.value, use.place, false);
  demand(!use.value.as_array().empty() && use.schema.find("additionalItems") != nullptr, use,
         "a tuple must not be empty and must state additionalItems");
  for (std::size_t i = 0; i < use.value.as_array().size(); ++i) {
    check_schema(use.value.as_array()[i], pointer_below(use.place, std::to_string(i)), false);
  }
}

void Linter::additional_items(const Use& use) {
  const Value* items = use.schema.find("items");
  demand(items != nullptr && items->is_array(), use, "has no effect without a tuple");
  if (use.value == Value(false)) return;
  if (!use.value.is_object()) return report(use.place, "must be false or a schema");
  check_schema(use.value, use.place, false);
}

void Linter::alternatives(const Use& use) {
  if (!use.value.is_array() || use.value.as_array().empty()) {
    return report(use.place, "must list schemas");
  }
  for (std::size_t i = 0; i < use.value.as_array().size(); ++i) {
    check_schema(use.value.as_array()[i], pointer_below(use.place, std::to_string(i)), use.closed);
  }
}

}  // namespace

std::vector<std::string> lint_schema(const Value& schema) { return Linter(schema).run(); }

}  // namespace prov::json
