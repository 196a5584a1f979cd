// SPDX-License-Identifier: Apache-2.0
#include "json/schema_quick.h"

#include <algorithm>

#include <prov/error.h>

#include "base/utf8.h"
#include "json/limits.h"
#include "json/pointer.h"

namespace prov::json {
namespace {

constexpr std::uint32_t kEverything = 0;
constexpr std::uint32_t kNothing = 1;
constexpr std::uint32_t kWhole = 2;
constexpr std::size_t kMostProperties = 64;
constexpr int kMostHops = 10;  // a reference may lead to itself

enum Type : unsigned {
  kNull = 1,
  kBoolean = 2,
  kInteger = 4,
  kString = 8,
  kArray = 16,
  kObject = 32
};

unsigned type_bit(std::string_view name) {
  static constexpr std::pair<std::string_view, unsigned> kNames[] = {
      {"null", kNull},     {"boolean", kBoolean}, {"integer", kInteger}, {"number", kInteger},
      {"string", kString}, {"array", kArray},     {"object", kObject}};
  for (const auto& [known, bit] : kNames) {
    if (known == name) return bit;
  }
  return 0;
}

// Doubles have no bit: they are left to the validator.
unsigned type_of(const Value& value) {
  if (value.is_string()) return kString;
  if (value.is_object()) return kObject;
  if (value.is_integer()) return kInteger;
  if (value.is_array()) return kArray;
  if (value.is_bool()) return kBoolean;
  return value.is_null() ? static_cast<unsigned>(kNull) : 0U;
}

}  // namespace

class QuickCheck::Compiler {
 public:
  Compiler(const Value& root, std::vector<Node>& nodes) : root_(root), nodes_(nodes) {}

  // `hops`: how many references led here one straight after the other.
  NodeId compile(const Value& schema, int hops = 0) {
    if (const Value* reference = schema.find("$ref")) {
      const Value* target = resolve_pointer(root_, reference->as_string().substr(1));
      if (target == nullptr || hops == kMostHops) return leave_alone();
      return compile(*target, hops + 1);
    }
    const auto known = places_.find(&schema);
    if (known != places_.end()) return known->second;
    const auto id = static_cast<NodeId>(nodes_.size());
    places_[&schema] = id;
    nodes_.emplace_back();
    Node node;
    for (const auto& [keyword, value] : schema.as_object()) read(node, keyword, value, schema);
    add_required(node, schema);
    nodes_[id] = std::move(node);
    return id;
  }

 private:
  NodeId leave_alone() {
    nodes_.emplace_back().left_alone = true;
    return static_cast<NodeId>(nodes_.size() - 1);
  }

  void read(Node& node, std::string_view keyword, const Value& value, const Value& schema) {
    if (keyword == "type") {
      read_types(node, value);
    } else if (keyword == "enum") {
      read_words(node, value);
    } else if (keyword == "minimum" || keyword == "maximum") {
      read_bound(node, keyword, value, schema);
    } else if (keyword == "minLength") {
      node.min_length = value.as_unsigned();
    } else if (keyword == "maxLength") {
      node.max_length = value.as_unsigned();
    } else if (keyword == "pattern") {
      node.pattern = FlatPattern::read(value.as_string());
      node.left_alone = node.left_alone || !node.pattern;
    } else if (keyword == "minItems" || keyword == "minProperties") {
      read_size(node, keyword, value.as_unsigned(), schema);
    } else if (keyword == "maxItems" || keyword == "maxProperties") {
      read_size(node, keyword, value.as_unsigned(), schema);
    } else if (keyword == "items" && value.is_object()) {
      node.items = compile(value);
    } else if (keyword == "uniqueItems") {
      node.unique = value.as_bool();
    } else if (keyword == "properties") {
      for (const auto& [name, member] : value.as_object()) {
        node.properties.push_back({name, compile(member)});
      }
    } else if (keyword == "additionalProperties") {
      node.additional = value.is_object() ? compile(value)
                        : value.as_bool() ? kEverything
                                          : kNothing;
    } else if (keyword == "oneOf" || keyword == "anyOf" || keyword == "allOf") {
      auto& forms = keyword == "oneOf"   ? node.one_of
                    : keyword == "anyOf" ? node.any_of
                                         : node.all_of;
      for (const Value& form : value.as_array()) forms.push_back(compile_form(form));
      node.has_forms = true;
    } else if (keyword == "not") {
      node.negated = compile_form(value);
      node.has_forms = true;
    } else if (!says_nothing(keyword)) {
      node.left_alone = true;
    }
  }

  // What a form says nothing about, the schema that has the form has looked at.
  NodeId compile_form(const Value& schema) {
    const NodeId id = compile(schema);
    if (schema.find("$ref") == nullptr) nodes_[id].in_forms = true;
    return id;
  }

  // Keywords without a rule of their own, or read together with another.
  static bool says_nothing(std::string_view keyword) {
    static constexpr std::string_view kNames[] = {"$schema",
                                                  "id",
                                                  "title",
                                                  "description",
                                                  "definitions",
                                                  "required",
                                                  "exclusiveMinimum",
                                                  "exclusiveMaximum"};
    return std::find(std::begin(kNames), std::end(kNames), keyword) != std::end(kNames);
  }

  static void read_types(Node& node, const Value& value) {
    node.types = 0;
    if (value.is_string()) {
      node.types = type_bit(value.as_string());
    } else {
      for (const Value& name : value.as_array()) node.types |= type_bit(name.as_string());
    }
  }

  static void read_words(Node& node, const Value& value) { node.words = value.as_array(); }

  static void read_bound(Node& node, std::string_view keyword, const Value& value,
                         const Value& schema) {
    const bool least = keyword == "minimum";
    const Value* strict = schema.find(least ? "exclusiveMinimum" : "exclusiveMaximum");
    if (!value.is_integer() || (strict != nullptr && strict->as_bool())) {
      node.left_alone = true;
      return;
    }
    (least ? node.minimum : node.maximum) = value.as_integer();
  }

  // Elements and members are bounded by one pair of numbers, so a schema that bounds both, or has
  // no single type, is left alone.
  static void read_size(Node& node, std::string_view keyword, std::uint64_t size,
                        const Value& schema) {
    const Value* type = schema.find("type");
    const std::string_view wanted = keyword.ends_with("Items") ? "array" : "object";
    if (type == nullptr || !type->is_string() || type->as_string() != wanted) {
      node.left_alone = true;
      return;
    }
    (keyword.starts_with("min") ? node.min_size : node.max_size) = size;
  }

  static void add_required(Node& node, const Value& schema) {
    const Value* names = schema.find("required");
    if (names != nullptr) {
      for (const Value& name : names->as_array()) require(node, name.as_string());
    }
    node.left_alone = node.left_alone || node.properties.size() > kMostProperties;
  }

  static void require(Node& node, const std::string& name) {
    auto found = std::find_if(node.properties.begin(), node.properties.end(),
                              [&](const Property& property) { return property.name == name; });
    if (found == node.properties.end()) {
      found = node.properties.insert(found, {name, node.additional});
    }
    const auto place = static_cast<std::size_t>(found - node.properties.begin());
    if (place < kMostProperties) node.required |= std::uint64_t{1} << place;
  }

  const Value& root_;
  std::vector<Node>& nodes_;
  std::map<const Value*, NodeId> places_;
};

QuickCheck::QuickCheck(const Value& schema) {
  nodes_.resize(kWhole);
  nodes_[kNothing].types = 0;
  Compiler(schema, nodes_).compile(schema);
}

bool QuickCheck::accepts(const Value& value) const {
  return check(kWhole, value, 0) == Verdict::yes;
}

bool QuickCheck::accepts(std::span<const Part> members) const {
  const Node& node = nodes_[kWhole];
  const bool plain = !node.left_alone && node.words.empty() && !node.has_forms;
  return plain && (node.types & kObject) != 0 && check_members(node, members, 0) == Verdict::yes;
}

// What the validator refuses whatever the schema says, and does not see in patterns and lengths.
bool QuickCheck::clean(std::string_view text) {
  return text.find('\0') == std::string_view::npos && valid_utf8(text);
}

// A value that the schema says nothing about; only its strings and depth matter.
QuickCheck::Verdict QuickCheck::check_free(const Value& value, std::size_t depth) {
  if (depth > kGreatestDepth) return Verdict::unsure;
  const auto verdict = [](bool holds) { return holds ? Verdict::yes : Verdict::unsure; };
  if (value.is_string()) return verdict(clean(value.as_string()));
  if (value.is_object()) {
    return verdict(
        std::all_of(value.as_object().begin(), value.as_object().end(), [&](const auto& member) {
          return clean(member.first) && check_free(member.second, depth + 1) == Verdict::yes;
        }));
  }
  if (!value.is_array()) return verdict(!value.is_double());
  return verdict(std::all_of(
      value.as_array().begin(), value.as_array().end(),
      [&](const Value& element) { return check_free(element, depth + 1) == Verdict::yes; }));
}

QuickCheck::Verdict QuickCheck::check(NodeId id, const Value& value, std::size_t depth) const {
  if (id == kEverything) return check_free(value, depth);
  const Node& node = nodes_[id];
  if (depth > kGreatestDepth || node.left_alone) return Verdict::unsure;
  if ((node.types & type_of(value)) == 0) return Verdict::no;
  if (!node.words.empty() &&
      std::find(node.words.begin(), node.words.end(), value) == node.words.end()) {
    return Verdict::no;
  }
  const Verdict kind = check_kind(node, value, depth);
  return node.has_forms ? std::min(kind, check_forms(node, value, depth)) : kind;
}

QuickCheck::Verdict QuickCheck::check_kind(const Node& node, const Value& value,
                                           std::size_t depth) const {
  if (value.is_string()) return check_string(node, value.as_string());
  if (value.is_integer()) {
    const std::int64_t number = value.as_integer();
    return number < node.minimum || number > node.maximum ? Verdict::no : Verdict::yes;
  }
  if (value.is_object()) return check_members(node, value.as_object(), depth);
  if (!value.is_array()) return Verdict::yes;
  const Array& array = value.as_array();
  if (array.size() < node.min_size || array.size() > node.max_size) return Verdict::no;
  Verdict all = node.unique ? all_differ(array) : Verdict::yes;
  for (std::size_t i = 0; i < array.size() && all != Verdict::no; ++i) {
    all = std::min(all, check(node.items, array[i], depth + 1));
  }
  return all;
}

// Objects are equal whatever the order of their members, so canonical forms are compared.
QuickCheck::Verdict QuickCheck::all_differ(const Array& array) {
  std::vector<std::string> seen;
  try {
    for (const Value& element : array) seen.push_back(canonical(element));
  } catch (const Error&) {
    return Verdict::unsure;  // an integer that has no such form
  }
  std::sort(seen.begin(), seen.end());
  return std::adjacent_find(seen.begin(), seen.end()) == seen.end() ? Verdict::yes : Verdict::no;
}

QuickCheck::Verdict QuickCheck::check_string(const Node& node, std::string_view text) {
  // A code point takes 1 to 4 bytes, so most lengths need no counting.
  if (node.pattern) {
    if (!node.pattern->matches(text)) return Verdict::no;
  } else if (!clean(text)) {
    return Verdict::unsure;
  }
  const std::uint64_t bytes = text.size();
  if (bytes > node.max_length && count_code_points(text) > node.max_length) return Verdict::no;
  if (bytes / 4 < node.min_length && count_code_points(text) < node.min_length) return Verdict::no;
  return Verdict::yes;
}

template <typename Members>
QuickCheck::Verdict QuickCheck::check_members(const Node& node, const Members& members,
                                              std::size_t depth) const {
  if (members.size() < node.min_size || members.size() > node.max_size) return Verdict::no;
  const auto pointer = [](const auto& value) {
    if constexpr (std::is_pointer_v<std::decay_t<decltype(value)>>)
      return value;
    else
      return &value;
  };
  Verdict all = Verdict::yes;
  std::uint64_t met = 0;
  for (const auto& [name, value] : members) {
    NodeId id = node.additional;
    bool known = false;
    for (std::size_t i = 0; i < node.properties.size(); ++i) {
      if (node.properties[i].name != name) continue;
      id = node.properties[i].node;
      met |= std::uint64_t{1} << i;
      known = true;
      break;
    }
    if (!known && !node.in_forms && !clean(name)) return Verdict::unsure;
    if (node.in_forms && id == kEverything) continue;
    all = std::min(all, check(id, *pointer(value), depth + 1));
    if (all == Verdict::no) return all;
  }
  return (met & node.required) == node.required ? all : Verdict::no;
}

QuickCheck::Verdict QuickCheck::check_forms(const Node& node, const Value& value,
                                            std::size_t depth) const {
  Verdict all = Verdict::yes;
  for (const NodeId form : node.all_of) all = std::min(all, check(form, value, depth + 1));
  if (!node.any_of.empty()) {
    Verdict any = Verdict::no;
    for (const NodeId form : node.any_of) any = std::max(any, check(form, value, depth + 1));
    all = std::min(all, any);
  }
  if (!node.one_of.empty()) {
    int fitting = 0;
    bool unsure = false;
    for (const NodeId form : node.one_of) {
      const Verdict verdict = check(form, value, depth + 1);
      fitting += verdict == Verdict::yes ? 1 : 0;
      unsure = unsure || verdict == Verdict::unsure;
    }
    all = std::min(all, unsure ? Verdict::unsure : fitting == 1 ? Verdict::yes : Verdict::no);
  }
  if (node.negated) {
    const Verdict verdict = check(*node.negated, value, depth + 1);
    if (verdict != Verdict::no) {
      all = std::min(all, verdict == Verdict::yes ? Verdict::no : Verdict::unsure);
    }
  }
  return all;
}

}  // namespace prov::json
