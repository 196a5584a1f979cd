// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <prov/error.h>
#include <prov/json.h>

#include "json/schema.h"
#include "json/schema_lint.h"
#include "keywords.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::StartsWith;

const fs::path kSchemas = fs::path(PROV_SOURCE_DIR) / "schemas";
const fs::path kEntry = kSchemas / "entry";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

// The JSON files directly in a folder, sorted.
std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// "label.attach" of "label.attach-target-and-passage.json".
std::string type_of(const std::string& example) { return example.substr(0, example.find('-')); }

std::string schema_text(const std::string& example) {
  return read(kEntry / (type_of(example) + ".json"));
}

// What the schema says against the value; empty when it fits.
std::string refusal(const json::Schema& schema, const json::Value& value) {
  try {
    schema.check(value, "entry");
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_data);
    return error.what();
  }
}

// One row of refusals.json: an example, the keyword that refuses it and where.
struct Refusal {
  std::string example, keyword, at;
};

std::vector<Refusal> refusals() {
  const json::Value list =
      json::parse(read(fs::path(PROV_SOURCE_DIR) / "tests/schemas/refusals.json"));
  std::vector<Refusal> out;
  for (const json::Value& row : list.as_array()) {
    out.push_back(
        {row.at("example").as_string(), row.at("keyword").as_string(), row.at("at").as_string()});
  }
  return out;
}

TEST(Schemas, AreAllAdmittedByTheLint) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kSchemas)) {
    const fs::path& path = entry.path();
    if (path.extension() != ".json") continue;
    if (path.string().find("/examples/") != std::string::npos) continue;
    EXPECT_THAT(json::lint_schema(json::parse(read(path))), IsEmpty()) << path;
    ++count;
  }
  EXPECT_GE(count, 18U);
}

TEST(EntryExamples, AreAcceptedWhenValid) {
  for (const fs::path& path : json_files(kEntry / "examples/valid")) {
    const std::string name = path.filename().string();
    const json::Schema schema = json::Schema::compile(schema_text(name), name);
    EXPECT_EQ(refusal(schema, json::parse(read(path))), "") << name;
  }
}

TEST(EntryExamples, AreRefusedAtTheirFaultWhenInvalid) {
  for (const Refusal& row : refusals()) {
    const json::Schema schema = json::Schema::compile(schema_text(row.example), row.example);
    const json::Value value = json::parse(read(kEntry / "examples/invalid" / row.example));
    const std::string where = row.at.empty() ? "entry" : "entry at " + row.at;
    EXPECT_THAT(refusal(schema, value), StartsWith(where + ": ")) << row.example;
  }
}

TEST(EntryExamples, AreRefusedByTheirKeywordAlone) {
  for (const Refusal& row : refusals()) {
    const json::Value whole = json::parse(schema_text(row.example));
    const std::string weaker = json::compact(without_keyword(whole, row.keyword));
    const json::Schema schema = json::Schema::compile(weaker, row.example);
    const json::Value value = json::parse(read(kEntry / "examples/invalid" / row.example));
    EXPECT_EQ(refusal(schema, value), "") << row.example << " without " << row.keyword;
  }
}

TEST(EntryExamples, AreThereForEveryTypeOnBothSides) {
  std::map<std::string, int> valid;
  std::map<std::string, int> invalid;
  for (const fs::path& path : json_files(kEntry / "examples/valid")) {
    ++valid[type_of(path.filename().string())];
  }
  for (const Refusal& row : refusals()) ++invalid[type_of(row.example)];
  for (const fs::path& path : json_files(kEntry)) {
    EXPECT_GE(valid[path.stem().string()], 2) << path;
    EXPECT_GE(invalid[path.stem().string()], 2) << path;
  }
}

TEST(EntryExamples, CoverEveryKeywordInUse) {
  std::set<std::string> covered;
  for (const Refusal& row : refusals()) covered.insert(row.keyword);
  for (const fs::path& path : json_files(kEntry)) {
    for (const std::string& keyword : keywords_in(json::parse(read(path)))) {
      EXPECT_TRUE(covered.contains(keyword)) << keyword << " in " << path;
    }
  }
}

TEST(EntryExamples, AreAllListedWhenInvalid) {
  std::set<std::string> listed;
  for (const Refusal& row : refusals()) listed.insert(row.example);
  for (const fs::path& path : json_files(kEntry / "examples/invalid")) {
    EXPECT_TRUE(listed.contains(path.filename().string())) << path;
  }
}

}  // namespace
}  // namespace prov
