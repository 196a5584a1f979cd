// SPDX-License-Identifier: Apache-2.0
// The lists that the code keeps and the enumerations of the schemas say the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/drafter.h"
#include "desk/property_names.h"
#include "refusals.h"

namespace prov {
namespace {

using json::Value;
using ::testing::ElementsAreArray;
using testing::file_text;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::refusal;
using testing::TestCase;

using Names = std::vector<std::string>;

Value schema(const std::string& path) {
  return json::parse(file_text(std::filesystem::path(PROV_SOURCE_DIR) / "schemas" / path));
}

// The enumeration at a path of members.
Names names_at(const Value& root, std::initializer_list<std::string_view> path) {
  const Value* at = &root;
  for (const std::string_view member : path) at = &at->at(member);
  Names out;
  for (const Value& each : at->as_array()) out.push_back(each.as_string());
  return out;
}

Names sorted(Names names) {
  std::sort(names.begin(), names.end());
  return names;
}

Names members_of(const Value& object) {
  Names out;
  for (const auto& [name, value] : object.as_object()) out.push_back(name);
  return out;
}

TEST(SchemaLists, PropertiesAreThoseOfStatements) {
  const Names known = sorted(property_names());
  const Value entry = schema("entry/statement.record.json");
  EXPECT_THAT(sorted(names_at(entry, {"properties", "body", "properties", "properties", "items",
                                      "properties", "property", "enum"})),
              ElementsAreArray(known));
  const Value line = schema("cli/batch-line.json");
  EXPECT_THAT(
      sorted(members_of(
          line.at("definitions").at("op-source").at("properties").at("set").at("properties"))),
      ElementsAreArray(known));
}

TEST(SchemaLists, EveryPropertyOfABatchLineSaysWhatItMeans) {
  const Value line = schema("cli/batch-line.json");
  const Value& set = line.at("definitions").at("op-source").at("properties").at("set");
  for (const auto& [name, property] : set.at("properties").as_object()) {
    EXPECT_NE(property.find("description"), nullptr) << name;
  }
}

TEST(SchemaLists, RelationsAreThoseOfAffiliations) {
  const Names known = sorted(relation_names());
  const Value entry = schema("entry/affiliation.record.json");
  EXPECT_THAT(sorted(names_at(entry, {"properties", "body", "properties", "relation", "enum"})),
              ElementsAreArray(known));
  const Value line = schema("cli/batch-line.json");
  EXPECT_THAT(
      sorted(names_at(line, {"definitions", "op-affiliate", "properties", "relation", "enum"})),
      ElementsAreArray(known));
}

TEST(SchemaLists, KindsOfPeopleAndOrganizationsAreAllAccepted) {
  TestCase test;
  const Names kinds = names_at(schema("entry/agent.add.json"),
                               {"properties", "body", "properties", "kind", "enum"});
  for (const std::string& kind : kinds) {
    AddAgent add;
    add.name = "Alder";
    add.kind = kind;
    EXPECT_EQ(refusal([&] { test.apply(add); }), "done") << kind;
  }
  AddAgent other;
  other.name = "Alder";
  other.kind = "newspaper";
  for (const std::string& kind : kinds) {
    EXPECT_THAT(refusal([&] { test.apply(other); }), HasSubstr(kind));
  }
  EXPECT_THAT(sorted(names_at(schema("cli/batch-line.json"),
                              {"definitions", "op-who", "properties", "kind", "enum"})),
              ElementsAreArray(sorted(kinds)));
}

// A line that only lacks what is asked about.
Value least_line(const std::string& operation) {
  static const Value lines = json::parse(R"({
    "add": {"text": "Words.", "name": "a.txt"}, "cite": {"name": "Minutes"},
    "who": {"name": "Alder", "kind": "person"},
    "source": {"doc": "a", "basis": "stated", "set": {}},
    "affiliate": {"subject": "a", "relation": "part-of", "object": "b", "basis": "stated"},
    "claim": {"text": "Boats were moved"}, "appear": {"claim": "a", "at": "1:"},
    "attribute": {"at": "1:", "source": "unknown"}, "label": {"label": "genre/report", "target": "a"},
    "note": {"text": "Odd", "target": "a"}, "same": {"a": "a", "b": "b", "why": "one"},
    "withdraw": {"target": "a", "why": "slip"}, "adopt": {"vocabulary": "genre"}})");
  Value line = lines.at(operation);
  return line.set("op", operation);
}

TEST(SchemaLists, BatchLinesTakeTheMembersOfTheSchemaAndNoOthers) {
  const Value definitions = schema("cli/batch-line.json").at("definitions");
  Names all;
  std::size_t operations = 0;
  for (const auto& [name, definition] : definitions.as_object()) {
    if (!name.starts_with("op-")) continue;
    ++operations;
    for (const std::string& member : members_of(definition.at("properties"))) all.push_back(member);
  }
  EXPECT_EQ(operations, std::variant_size_v<Operation>);
  for (const auto& [name, definition] : definitions.as_object()) {
    if (!name.starts_with("op-")) continue;
    for (const std::string& member : all) {
      Value line = least_line(name.substr(3));
      if (line.find(member) == nullptr) line.set(member, "x");
      const std::string unknown = "has no member \"" + member + "\"";
      const std::string said = refusal([&] { (void)parse_batch_line(line); });
      if (definition.at("properties").find(member) == nullptr) {
        EXPECT_THAT(said, HasSubstr(unknown)) << name;
      } else {
        EXPECT_THAT(said, Not(HasSubstr(unknown))) << name;
      }
    }
  }
}

}  // namespace
}  // namespace prov
