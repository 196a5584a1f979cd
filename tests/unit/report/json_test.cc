// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <fstream>
#include <functional>
#include <iterator>

#include <prov/error.h>

#include "json/schema.h"
#include "sample.h"

namespace prov::report {
namespace {

json::Schema schema() {
  std::ifstream file(std::string(PROV_SOURCE_DIR) + "/schemas/cli/summary.json");
  return json::Schema::compile(std::string(std::istreambuf_iterator<char>(file), {}), "summary");
}

void refuse(const std::function<void(json::Value&)>& spoil) {
  json::Value value = to_json(sample_summary());
  spoil(value);
  EXPECT_THROW(schema().check(value, "summary"), Error);
}

json::Value& member(json::Value& value, std::string_view key) {
  for (auto& [name, one] : value.as_object()) {
    if (name == key) return one;
  }
  throw Error{ErrorCode::internal, "no " + std::string(key)};
}

TEST(SummaryJson, FitsItsSchema) {
  EXPECT_NO_THROW(schema().check(to_json(sample_summary()), "summary"));
  EXPECT_NO_THROW(schema().check(to_json(Summary{}), "summary"));
}

TEST(SummaryJson, SchemaRefusesWhatDoesNotFit) {
  refuse([](json::Value& v) { v.set("more", 1); });                        // additionalProperties
  refuse([](json::Value& v) { v.erase("logs"); });                         // required
  refuse([](json::Value& v) { v.set("entries", "31"); });                  // type
  refuse([](json::Value& v) { v.set("entries", -1); });                    // minimum
  refuse([](json::Value& v) { v.set("schema", "prov.cli.summary/v2"); });  // enum
  refuse([](json::Value& v) { v.set("targets", 7); });                     // oneOf
  refuse([](json::Value& v) { v.set("reviewers", json::Array{1}); });      // items
}

TEST(SummaryJson, SchemaReachesIntoDocuments) {
  const auto document = [](json::Value& v) -> json::Value& {
    return member(v, "documents").as_array()[0];
  };
  refuse([&](json::Value& v) { document(v).set("sha256", "short"); });  // pattern
  refuse([&](json::Value& v) {                                          // maximum, through $ref
    member(document(v), "labels").as_array()[0].set("confidence", 101);
  });
  refuse([&](json::Value& v) {  // minItems: an empty column must be null
    member(document(v), "sourceDetails").as_array()[0].set("othersSay", json::Value::array());
  });
  refuse([&](json::Value& v) {  // minLength
    member(document(v), "entries").as_array()[0].set("id", "");
  });
  refuse([&](json::Value& v) {  // maxItems
    member(v, "notLookedAt");
    auto& unseen = member(member(v, "notLookedAt"), "documents").as_array()[0];
    unseen.set("lines", json::Array{json::Array{1, 2, 3}});
  });
}

TEST(SummaryJson, SaysNothingWithNull) {
  const json::Value value = to_json(sample_summary());
  const json::Value& row = value.at("documents").as_array()[0].at("sourceDetails").as_array()[0];
  EXPECT_TRUE(row.at("othersSay").is_null());
  EXPECT_EQ(row.at("saysOfItself").as_array()[0].at("text").as_string(),
            "Ferry timetable to change");
  EXPECT_TRUE(value.at("targets").is_null());
}

TEST(SummaryJson, SaysWhatThePagesSayOfOriginsDocumentsAndTimes) {
  Summary summary = sample_summary();
  summary.claims[0].origins_unknown = 2;
  summary.claims[0].origins_left_out = 3;
  summary.claims[0].documents = {{summary.documents[1].document, "log.txt", {}, {ref(3)}}};
  summary.parties[0].documents = summary.claims[0].documents;
  summary.documents[0].chains[0].form_meaning = "partly quoted";
  const json::Value value = to_json(summary);
  EXPECT_NO_THROW(schema().check(value, "summary"));
  const json::Value& claim = value.at("claims").as_array()[0];
  EXPECT_EQ(claim.at("originNames").as_array()[1].at("name").as_string(), "ferry");
  EXPECT_TRUE(claim.at("originNames").as_array()[1].at("ownVoice").as_bool());
  EXPECT_EQ(claim.at("originsUnknown").as_integer(), 2);
  EXPECT_EQ(claim.at("originsLeftOut").as_integer(), 3);
  EXPECT_EQ(claim.at("documents").as_array()[0].at("file").as_string(), "log.txt");
  const json::Value& party = value.at("peopleAndOrganizations").as_array()[0];
  EXPECT_TRUE(party.at("documents").as_array()[0].at("sha256").is_null());
  const json::Value& chain = value.at("documents").as_array()[0].at("whoSaysIt").as_array()[0];
  EXPECT_EQ(chain.at("formMeaning").as_string(), "partly quoted");
  EXPECT_EQ(value.at("logs").as_array()[0].at("lastTime").as_string(), "2024-05-01T10:00:00Z");
}

TEST(SummaryJson, CarriesTheEntriesOfEachCell) {
  const json::Value value = to_json(sample_summary());
  const json::Value& claim = value.at("claims").as_array()[0];
  const json::Value& cell =
      claim.at("comparison").as_array()[0].at("cells").as_array()[1].at("entries").as_array()[0];
  EXPECT_EQ(cell.at("id").as_string(), "ada-26.1");
  EXPECT_EQ(cell.at("item").as_integer(), 1);
  EXPECT_EQ(cell.at("seq").as_integer(), 26);
}

}  // namespace
}  // namespace prov::report
