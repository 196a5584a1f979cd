// SPDX-License-Identifier: Apache-2.0
#include "json/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

namespace prov::json {
namespace {

using testing::HasSubstr;

std::string refusal(const Schema& schema, const Value& value) {
  try {
    schema.check(value, "sample");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_data);
    return error.what();
  }
  return "accepted";
}

struct Case {
  const char* keyword;
  const char* schema;
  const char* valid;
  const char* invalid;
  const char* message;
};

void PrintTo(const Case& sample, std::ostream* out) { *out << sample.keyword; }

class EveryKeyword : public testing::TestWithParam<Case> {};

TEST_P(EveryKeyword, AcceptsAFittingValueAndRefusesOneThatDoesNotFit) {
  const Schema schema = Schema::compile(GetParam().schema, GetParam().keyword);
  EXPECT_EQ(refusal(schema, parse(GetParam().valid)), "accepted");
  EXPECT_EQ(refusal(schema, parse(GetParam().invalid)), GetParam().message);
  EXPECT_EQ(refusal(schema, parse(GetParam().valid)), "accepted") << "after a refusal";
}

INSTANTIATE_TEST_SUITE_P(
    Schema, EveryKeyword,
    testing::Values(
        Case{"type", R"({"type":"integer"})", "1", "1.5", "sample: must be of type \"integer\""},
        Case{"types", R"({"type":["string","null"]})", "null", "1",
             "sample: must be of type \"string\", \"null\""},
        Case{"boolean", R"({"type":"boolean"})", "true", "\"true\"",
             "sample: must be of type \"boolean\""},
        Case{"number", R"({"type":"number"})", "1", "[]", "sample: must be of type \"number\""},
        Case{"enum", R"({"enum":["a",1,true,null]})", "1", "\"b\"",
             "sample: must be one of \"a\", 1, true, null"},
        Case{"minLength", R"({"minLength":2})", "\"é😀\"", "\"😀\"",
             "sample: must have at least 2 characters"},
        Case{"maxLength", R"({"maxLength":2})", "\"é😀\"", "\"abc\"",
             "sample: must have at most 2 characters"},
        Case{"pattern", R"({"pattern":"^[a-z]+$"})", "\"ab\"", "\"ab1\"",
             "sample: must match \"^[a-z]+$\""},
        Case{"minimum", R"({"minimum":0})", "0", "-1", "sample: must not be below 0"},
        Case{"maximum", R"({"maximum":9007199254740991})", "9007199254740991", "9007199254740992",
             "sample: must not be above 9007199254740991"},
        Case{"exclusiveMinimum", R"({"minimum":0,"exclusiveMinimum":true})", "1", "0",
             "sample: must not be below 0, nor equal to it"},
        Case{"exclusiveMaximum", R"({"maximum":5,"exclusiveMaximum":true})", "4.5", "5",
             "sample: must not be above 5, nor equal to it"},
        Case{"items", R"({"items":{"type":"string"}})", "[\"a\"]", "[\"a\",1]",
             "sample at /1: must be of type \"string\""},
        Case{"tuple", R"({"items":[{"type":"string"},{}],"additionalItems":{"type":"null"}})",
             "[\"a\",1,null]", "[\"a\",1,2]", "sample at /2: must be of type \"null\""},
        Case{"additionalItems", R"({"items":[{}],"additionalItems":false})", "[1]", "[1,2]",
             "sample at /1: is one element more than admitted"},
        Case{"minItems", R"({"minItems":1})", "[1]", "[]", "sample: must have at least 1 elements"},
        Case{"maxItems", R"({"maxItems":1})", "[1]", "[1,2]",
             "sample: must have at most 1 elements"},
        Case{"uniqueItems", R"({"uniqueItems":true})", R"([{"a":1,"b":2},{"a":2,"b":1}])",
             R"([{"a":1,"b":2},{"b":2,"a":1}])", "sample at /1: is there twice"},
        Case{"properties",
             R"({"properties":{"a/b":{"type":"string"}},"additionalProperties":false})",
             R"({"a/b":"x"})", R"({"a/b":1})", "sample at /a~1b: must be of type \"string\""},
        Case{"additionalProperties", R"({"properties":{"a":{}},"additionalProperties":false})",
             R"({"a":1})", R"({"a":1,"b":2})", "sample at /b: \"b\" is not known here"},
        Case{"additionalPropertiesSchema", R"({"additionalProperties":{"type":"string"}})",
             R"({"a":"x"})", R"({"a":1})", "sample at /a: must be of type \"string\""},
        Case{"required", R"({"required":["a","b","c"]})", R"({"a":1,"b":2,"c":3})", R"({"b":2})",
             "sample: lacks \"a\", \"c\""},
        Case{"minProperties", R"({"minProperties":1})", R"({"a":1})", "{}",
             "sample: must have at least 1 members"},
        Case{"maxProperties", R"({"maxProperties":1})", "{}", R"({"a":1,"b":2})",
             "sample: must have at most 1 members"},
        Case{"dependencies", R"({"dependencies":{"a":["b"]}})", R"({"a":1,"b":2})", R"({"a":1})",
             "sample: lacks a member that another one needs"},
        Case{"schemaDependencies", R"({"dependencies":{"a":{"maxProperties":1}}})", R"({"a":1})",
             R"({"a":1,"b":2})", "sample: lacks a member that another one needs"},
        Case{"allOf", R"({"allOf":[{"minimum":1},{"maximum":3}]})", "2", "4",
             "sample: does not have all the forms demanded here"},
        Case{"anyOf", R"({"anyOf":[{"maximum":1},{"minimum":3}]})", "0", "2",
             "sample: has none of the forms admitted here"},
        Case{"oneOf", R"({"oneOf":[{"maximum":3},{"minimum":2}]})", "1", "2",
             "sample: must have exactly one of the forms admitted here"},
        Case{"not", R"({"not":{"type":"null"}})", "1", "null",
             "sample: has a form that is not admitted here"},
        Case{"ref", R"({"items":{"$ref":"#/definitions/x"},"definitions":{"x":{"minimum":3}}})",
             "[3]", "[3,2]", "sample at /1: must not be below 3"},
        Case{"recursion", R"({"properties":{"in":{"$ref":"#"}},"additionalProperties":false})",
             R"({"in":{"in":{}}})", R"({"in":{"in":{"out":1}}})",
             "sample at /in/in/out: \"out\" is not known here"}),
    [](const auto& sample) { return std::string(sample.param.keyword); });

TEST(Schema, RefusesAnyEnumValueOfAnotherType) {
  const Schema schema = Schema::compile(R"({"enum":["1",0]})", "x");
  EXPECT_EQ(refusal(schema, "1"), "accepted");
  EXPECT_NE(refusal(schema, 1), "accepted");
  EXPECT_NE(refusal(schema, false), "accepted");
  EXPECT_NE(refusal(schema, nullptr), "accepted");
  EXPECT_NE(refusal(schema, ""), "accepted");
}

TEST(Schema, RefusesZeroBytesThatWouldHideTheRestFromPatterns) {
  const Schema schema = Schema::compile(R"({"pattern":"^[a-z]+$"})", "x");
  EXPECT_THAT(refusal(schema, std::string("ab\0<>", 5)), HasSubstr("U+0000"));
  const Schema any = Schema::compile("{}", "any");
  EXPECT_THAT(refusal(any, Value::object().set(std::string_view("a\0b", 3), 1)),
              HasSubstr("U+0000"));
}

TEST(Schema, RefusesInvalidUtf8ThatWouldEndPatternsAndLengths) {
  const Schema schema = Schema::compile(R"({"pattern":"^[a-z]+$","maxLength":2})", "x");
  EXPECT_THAT(refusal(schema, "ab\xFFxyz"), HasSubstr("not valid UTF-8"));
}

TEST(Schema, RefusesValuesBuiltTooDeep) {
  const Schema schema = Schema::compile("{}", "x");
  Value value;
  for (int i = 0; i < 1001; ++i) value = Value(Array{std::move(value)});
  EXPECT_THAT(refusal(schema, value), HasSubstr("nested deeper"));
}

TEST(Schema, ChecksPartsAsTheObjectTheyMakeTogether) {
  const Schema schema = Schema::compile(
      R"({"properties":{"body":{"required":["t"]},"sealed":{"type":"object"}},
          "required":["body"],"additionalProperties":false})",
      "x");
  const Value body = parse(R"({"t":1})");
  const Value bad = parse("{}");
  const auto outcome = [&](std::vector<Schema::Part> parts) -> std::string {
    try {
      schema.check_parts(parts, "entry");
      return "accepted";
    } catch (const Error& error) {
      return error.what();
    }
  };
  EXPECT_EQ(outcome({{"body", &body}}), "accepted");
  EXPECT_EQ(outcome({{"body", &body}, {"sealed", &bad}}), "accepted");
  EXPECT_EQ(outcome({{"body", &bad}}), "entry at /body: lacks \"t\"");
  EXPECT_EQ(outcome({{"sealed", &bad}}), "entry: lacks a required member");
  EXPECT_EQ(outcome({{"body", &body}, {"else", &bad}}),
            "entry at /else: \"else\" is not known here");
}

TEST(Schema, DoesNotCompileWhatTheLintRefusesAndNamesTheSchema) {
  try {
    static_cast<void>(Schema::compile(R"({"properties":{"a":{"format":"uri"}}})", "label.json"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::StartsWith("schema label.json: "));
  }
  EXPECT_THROW(static_cast<void>(Schema::compile("{", "x")), Error);
}

TEST(Schema, OneSchemaServesSeveralChecksInARow) {
  const Schema schema = Schema::compile(
      R"({"properties":{"a":{"oneOf":[{"enum":["x"]},{"pattern":"^y+$"}]}},
          "required":["a"],"additionalProperties":false})",
      "x");
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(refusal(schema, parse(R"({"a":"yy"})")), "accepted");
    EXPECT_NE(refusal(schema, parse(R"({"a":"z"})")), "accepted");
  }
}

}  // namespace
}  // namespace prov::json
