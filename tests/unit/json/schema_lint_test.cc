// SPDX-License-Identifier: Apache-2.0
#include "json/schema_lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace prov::json {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> lint(std::string_view text) { return lint_schema(parse(text)); }

TEST(SchemaLint, RefusesKeywordsThatTheValidatorIgnoresOrGetsWrong) {
  for (const char* keyword :
       {"patternProperties", "format", "const", "if", "then", "else", "contains", "propertyNames",
        "multipleOf", "$defs", "$id", "examples", "default", "dependentRequired", "minimun"}) {
    Value schema;
    schema.set(keyword, Value::object());
    EXPECT_THAT(lint_schema(schema), ElementsAre(HasSubstr("is not admitted"))) << keyword;
  }
}

TEST(SchemaLint, FindsThemAtEveryPlace) {
  for (const char* text :
       {R"({"properties":{"a":{"format":"x"}},"additionalProperties":false})",
        R"({"additionalProperties":{"format":"x"}})", R"({"items":{"format":"x"}})",
        R"({"items":[{"format":"x"}],"additionalItems":false})",
        R"({"items":[{}],"additionalItems":{"format":"x"}})", R"({"allOf":[{"format":"x"}]})",
        R"({"anyOf":[{"format":"x"}]})", R"({"oneOf":[{"format":"x"}]})",
        R"({"not":{"format":"x"}})", R"({"definitions":{"d":{"format":"x"}}})",
        R"({"dependencies":{"a":{"format":"x"}}})"}) {
    EXPECT_THAT(lint(text), ElementsAre(HasSubstr("\"format\" is not admitted"))) << text;
  }
}

TEST(SchemaLint, NamesThePlaceByItsPointer) {
  EXPECT_THAT(lint(R"({"definitions":{"a/b":{"format":"x"}}})"),
              ElementsAre("/definitions/a~1b/format: keyword \"format\" is not admitted"));
}

TEST(SchemaLint, MembersMayBeNamedLikeKeywords) {
  EXPECT_THAT(lint(R"({"properties":{"format":{"type":"string"},"$ref":{},"pattern":{}},
                       "required":["format"],"additionalProperties":false})"),
              IsEmpty());
}

TEST(SchemaLint, DemandsThatObjectsStateWhatElseTheyAdmit) {
  EXPECT_THAT(lint(R"({"properties":{}})"), ElementsAre(HasSubstr("additionalProperties")));
  EXPECT_THAT(lint(R"({"properties":{},"additionalProperties":true})"),
              ElementsAre(HasSubstr("must be false or a schema")));
  EXPECT_THAT(lint(R"({"properties":{"a":{"properties":{}}},"additionalProperties":false})"),
              ElementsAre(HasSubstr("/properties/a: ")));
  EXPECT_THAT(lint(R"({"properties":{"a":{}},"additionalProperties":false,
                       "oneOf":[{"properties":{"a":{"enum":["x"]}}}]})"),
              IsEmpty());
}

TEST(SchemaLint, RefusesWrongValuesOfKeywords) {
  for (const char* text :
       {R"({"type":"text"})",
        R"({"type":[]})",
        R"({"type":["string","string"]})",
        R"({"type":{}})",
        R"({"enum":[]})",
        R"({"enum":[1,1]})",
        R"({"enum":[1.5]})",
        R"({"enum":[{}]})",
        R"({"enum":"a"})",
        R"({"required":[]})",
        R"({"required":["a","a"]})",
        R"({"required":true})",
        R"({"minLength":-1})",
        R"({"maxLength":4294967296})",
        R"({"minItems":1.0})",
        R"({"minimum":0.5})",
        R"({"minimum":"0"})",
        R"({"exclusiveMinimum":true})",
        R"({"maximum":1,"exclusiveMaximum":2})",
        R"({"uniqueItems":1})",
        R"({"additionalItems":false})",
        R"({"items":[{}]})",
        R"({"items":[],"additionalItems":false})",
        R"({"items":true})",
        R"({"allOf":[]})",
        R"({"oneOf":{}})",
        R"({"not":true})",
        R"({"dependencies":{"a":[]}})",
        R"({"dependencies":{"a":"b"}})",
        R"({"definitions":[]})",
        R"({"title":1})",
        R"({"$schema":"http://json-schema.org/draft-07/schema#"})",
        R"({"pattern":1})",
        R"({"definitions":{"x":{"id":"y"}}})",
        R"({"properties":{"a":{}},"required":["b"],"additionalProperties":false})"}) {
    EXPECT_THAT(lint(text), testing::SizeIs(1)) << text;
  }
  EXPECT_THAT(lint("true"), testing::SizeIs(1));
}

TEST(SchemaLint, RefusesReferencesThatDoNotResolveOrDoNotEnd) {
  EXPECT_THAT(lint(R"({"$ref":"#/definitions/x"})"), testing::SizeIs(1));
  EXPECT_THAT(lint(R"({"$ref":"other.json#/definitions/x"})"), testing::SizeIs(1));
  EXPECT_THAT(lint(R"({"items":{"$ref":"#"}})"), IsEmpty());
  EXPECT_THAT(lint(R"({"$ref":"#"})"), ElementsAre(HasSubstr("refers to itself")));
  EXPECT_THAT(lint(R"({"allOf":[{"$ref":"#"}]})"),
              testing::Contains(HasSubstr("refers to itself")));
  EXPECT_THAT(lint(R"({"definitions":{"a":{"$ref":"#/definitions/b"},
                                      "b":{"not":{"$ref":"#/definitions/a"}}}})"),
              testing::Contains(HasSubstr("refers to itself")));
  EXPECT_THAT(lint(R"({"definitions":{"a":{}},"items":{"$ref":"#/definitions/a","minimum":1}})"),
              ElementsAre(HasSubstr("\"minimum\" beside $ref")));
}

TEST(SchemaLint, AdmitsEverySchemaOfThisProject) {
  namespace fs = std::filesystem;
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(PROV_SOURCE_DIR "/schemas")) {
    const std::string path = entry.path();
    if (!path.ends_with(".json") || path.find("/examples/") != std::string::npos) continue;
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_THAT(lint(text), IsEmpty()) << path;
    ++files;
  }
  EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace prov::json
