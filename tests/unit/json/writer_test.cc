// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include <prov/error.h>
#include <prov/json.h>

namespace prov::json {
namespace {

Value nested(int depth) {
  Value value;
  for (int i = 0; i < depth; ++i) {
    Value outer = Value::array();
    outer.push(std::move(value));
    value = std::move(outer);
  }
  return value;
}

TEST(Writer, CompactKeepsTheOrderOfMembersAndWritesOneLine) {
  EXPECT_EQ(compact(parse("{ \"b\" : [ 1 , 2 ] ,\n \"a\" : { } , \"c\": \"x\\ny\" }")),
            R"({"b":[1,2],"a":{},"c":"x\ny"})");
}

TEST(Writer, PrettyIndentsByTwoBlanksWithoutAFinalNewline) {
  EXPECT_EQ(
      pretty(parse(R"({"b":[1,{"x":null}],"a":{},"c":[]})")),
      "{\n  \"b\": [\n    1,\n    {\n      \"x\": null\n    }\n  ],\n  \"a\": {},\n  \"c\": []\n}");
}

TEST(Writer, WritesAllDigitsOfLargeIntegers) {
  EXPECT_EQ(compact(Value(std::numeric_limits<std::int64_t>::min())), "-9223372036854775808");
  EXPECT_EQ(compact(Value(std::int64_t{9007199254740993})), "9007199254740993");
}

TEST(Writer, ReadsBackWhatItWrote) {
  const Value value = parse(R"({"a":[0.1,1e300,-5,"\u0001\u007f\"\\/",true,null],"":{"k":[]}})");
  EXPECT_EQ(parse(compact(value)), value);
  EXPECT_EQ(parse(pretty(value)), value);
}

TEST(Writer, EveryWriterRefusesInvalidUtf8AndNumbersThatAreNotFinite) {
  for (const Value& value :
       {Value("\xFF"), Value(std::numeric_limits<double>::quiet_NaN()),
        Value(std::numeric_limits<double>::infinity()), Value::object().set("\xC3", 1)}) {
    EXPECT_THROW(static_cast<void>(compact(value)), Error);
    EXPECT_THROW(static_cast<void>(pretty(value)), Error);
    EXPECT_THROW(static_cast<void>(canonical(value)), Error);
  }
}

TEST(Writer, EveryWriterRefusesValuesBuiltTooDeep) {
  EXPECT_NO_THROW(static_cast<void>(canonical(nested(1000))));
  const Value deep = nested(1001);
  EXPECT_THROW(static_cast<void>(compact(deep)), Error);
  EXPECT_THROW(static_cast<void>(pretty(deep)), Error);
  EXPECT_THROW(static_cast<void>(canonical(deep)), Error);
}

}  // namespace
}  // namespace prov::json
