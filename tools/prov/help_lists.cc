// SPDX-License-Identifier: Apache-2.0
#include "help_lists.h"

#include <algorithm>

#include <prov/json.h>

namespace prov::cli {
namespace {

using json::Value;
using Names = std::vector<std::string>;

constexpr std::string_view kOperation = "op-";

bool holds(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string joined(const Names& names, std::string_view between) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : std::string(between)) + name;
  return out;
}

Names strings_of(const Value* list) {
  Names out;
  if (list == nullptr) return out;
  for (const Value& each : list->as_array()) out.push_back(each.as_string());
  return out;
}

// The members of an operation: "label; target, or at; [doc, confidence, why]".
std::string members_of(const Value& operation) {
  Names shown{"op", "as", "key"};
  std::vector<std::string> parts;
  Names needed = strings_of(operation.find("required"));
  needed.erase(std::remove(needed.begin(), needed.end(), "op"), needed.end());
  if (!needed.empty()) parts.push_back(joined(needed, ", "));
  shown.insert(shown.end(), needed.begin(), needed.end());
  Names choices;
  if (const Value* alternatives = operation.find("oneOf")) {
    for (const Value& each : alternatives->as_array()) {
      const Names together = strings_of(each.find("required"));
      choices.push_back(joined(together, " and "));
      shown.insert(shown.end(), together.begin(), together.end());
    }
    parts.push_back(joined(choices, ", or "));
  }
  Names optional;
  for (const auto& [name, schema] : operation.at("properties").as_object()) {
    if (!holds(shown, name)) optional.push_back(name);
  }
  if (!optional.empty()) parts.push_back("[" + joined(optional, ", ") + "]");
  return joined(parts, "; ");
}

HelpList operations(const Value& definitions) {
  HelpList list{
      "Operations (\"op\") and their members, those in brackets may be left out; each line "
      "may carry \"as\" and \"key\":",
      {}};
  for (const auto& [name, schema] : definitions.as_object()) {
    if (!name.starts_with(kOperation)) continue;
    list.rows.emplace_back(name.substr(kOperation.size()),
                           schema.at("description").as_string() + "\n" + members_of(schema));
  }
  return list;
}

HelpList properties(const Value& definitions) {
  HelpList list{"Properties:", {}};
  const Value& set = definitions.at("op-source").at("properties").at("set");
  for (const auto& [name, schema] : set.at("properties").as_object()) {
    list.rows.emplace_back(name, schema.at("description").as_string());
  }
  return list;
}

}  // namespace

std::vector<HelpList> help_lists(std::string_view command) {
  if (command != "source" && command != "batch") return {};
  const Value schema = json::parse(batch_line_schema());
  const Value& definitions = schema.at("definitions");
  if (command == "source") return {properties(definitions)};
  return {operations(definitions)};
}

std::vector<std::string> relations() {
  const Value schema = json::parse(batch_line_schema());
  const Value& affiliate = schema.at("definitions").at("op-affiliate");
  return strings_of(affiliate.at("properties").at("relation").find("enum"));
}

}  // namespace prov::cli
