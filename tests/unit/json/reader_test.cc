// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include <prov/error.h>
#include <prov/json.h>

namespace prov::json {
namespace {

// The message of the refusal; a failure when the text is accepted.
std::string refusal(std::string_view text, const Limits& limits = {}) {
  try {
    const Value value = parse(text, limits);
    ADD_FAILURE() << "accepted: " << text.substr(0, 80);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_data);
    return error.what();
  }
  return {};
}

TEST(Reader, ReadsEveryKindOfValue) {
  const Value value = parse(R"( {"a":[null,true,false,-7,1.5,"x"],"b":{}} )");
  const Array& list = value.at("a").as_array();
  ASSERT_EQ(list.size(), 6U);
  EXPECT_TRUE(list[0].is_null());
  EXPECT_TRUE(list[1].as_bool());
  EXPECT_FALSE(list[2].as_bool());
  EXPECT_EQ(list[3].as_integer(), -7);
  EXPECT_EQ(list[4].as_double(), 1.5);
  EXPECT_EQ(list[5].as_string(), "x");
  EXPECT_TRUE(value.at("b").as_object().empty());
}

TEST(Reader, KeepsMembersInTheOrderWritten) {
  const Value value = parse(R"({"b":1,"a":2,"c":{"z":0,"y":0}})");
  EXPECT_EQ(value.as_object()[0].first, "b");
  EXPECT_EQ(value.as_object()[2].second.as_object()[0].first, "z");
}

TEST(Reader, DecodesEscapesAndKeepsOtherCharacters) {
  EXPECT_EQ(parse(R"("\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é😀")").as_string(), "\"\\/\b\f\n\r\té😀é😀");
  EXPECT_EQ(parse(R"("a\u0000b")").as_string(), std::string("a\0b", 3));
}

TEST(Reader, HoldsIntegersExactlyToTheBoundsOf64Bits) {
  EXPECT_EQ(parse("9223372036854775807").as_integer(), INT64_MAX);
  EXPECT_EQ(parse("-9223372036854775808").as_integer(), INT64_MIN);
  EXPECT_EQ(parse("9007199254740993").as_integer(), 9007199254740993);
  EXPECT_TRUE(parse("9223372036854775808").is_double());
  EXPECT_EQ(parse("18446744073709551616").as_double(), 0x1p64);
}

TEST(Reader, ReadsMinusZeroAsTheIntegerAndMinusZeroPointZeroAsTheDouble) {
  EXPECT_EQ(parse("-0").as_integer(), 0);
  EXPECT_TRUE(parse("-0.0").is_double());
  EXPECT_TRUE(std::signbit(parse("-0.0").as_double()));
}

TEST(Reader, RoundsNumbersCorrectly) {
  EXPECT_EQ(parse("0.1").as_double(), 0.1);
  EXPECT_EQ(parse("1.0").as_double(), 1.0);
  EXPECT_TRUE(parse("1.0").is_double());
  EXPECT_TRUE(parse("1e2").is_double());
  EXPECT_EQ(parse("2.2250738585072011e-308").as_double(), 0x0.fffffffffffffp-1022);
  EXPECT_EQ(parse("9007199254740993.0").as_double(), 9007199254740992.0);
  EXPECT_EQ(parse("1.7976931348623157e308").as_double(), 0x1.fffffffffffffp+1023);
  EXPECT_EQ(parse("5e-324").as_double(), 0x1p-1074);
}

TEST(Reader, RefusesNumbersBeyondADouble) {
  EXPECT_THAT(refusal("[1e400]"), testing::HasSubstr("beyond the range of a double"));
  EXPECT_THAT(refusal("-1e99999999999999999999"), testing::HasSubstr("range of a double"));
  EXPECT_THAT(refusal("1e-400"), testing::HasSubstr("range of a double"));
  EXPECT_THAT(refusal(std::string(400, '9')), testing::HasSubstr("range of a double"));
}

TEST(Reader, NamesLineAndColumnOfTheFault) {
  EXPECT_THAT(refusal("{\n  \"a\": 1,\n  \"b\" 2\n}"),
              testing::HasSubstr("line 3, column 7: missing colon"));
  EXPECT_THAT(refusal("[1,]"), testing::HasSubstr("line 1, column 4"));
  EXPECT_THAT(refusal(""), testing::HasSubstr("line 1, column 1: no value"));
  EXPECT_THAT(refusal("[\n\"\xFF\"]"), testing::HasSubstr("line 2, column 2: not valid UTF-8"));
}

TEST(Reader, RefusesDuplicateKeysAmongFewAndAmongMany) {
  EXPECT_THAT(refusal(R"({"a":1,"b":2,"a":3})"), testing::HasSubstr("duplicate key \"a\""));
  EXPECT_THAT(refusal(R"({"a":1,"\u0061":3})"), testing::HasSubstr("duplicate key"));
  for (const int count : {15, 16, 17, 18, 500}) {
    for (const int twin : {0, count / 2, count - 1}) {
      std::string text = "{";
      for (int i = 0; i < count; ++i) text += "\"key" + std::to_string(i) + "\":{\"key0\":0},";
      EXPECT_EQ(parse(text + "\"last\":0}").as_object().size(),
                static_cast<std::size_t>(count) + 1);
      EXPECT_THAT(refusal(text + "\"key" + std::to_string(twin) + "\":0}"),
                  testing::HasSubstr("duplicate key"));
    }
  }
}

TEST(Reader, AcceptsTheSameKeyInSiblingAndNestedObjects) {
  EXPECT_NO_THROW(static_cast<void>(parse(R"([{"a":{"a":1}},{"a":2}])")));
}

TEST(Reader, RefusesNestingBeyondItsLimit) {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
  };
  EXPECT_NO_THROW(static_cast<void>(parse(nested(128))));
  EXPECT_THAT(refusal(nested(129)), testing::HasSubstr("nested deeper than 128"));
  EXPECT_THAT(refusal(nested(100'000)), testing::HasSubstr("nested deeper than 128"));
  Limits deep;
  deep.depth = 1'000'000;  // never more than the layer itself can walk
  EXPECT_NO_THROW(static_cast<void>(parse(nested(1000), deep)));
  EXPECT_THAT(refusal(nested(1001), deep), testing::HasSubstr("nested deeper than 1000"));
}

TEST(Reader, RefusesTextBeyondItsSize) {
  Limits small;
  small.bytes = 4;
  EXPECT_NO_THROW(static_cast<void>(parse("1234", small)));
  EXPECT_THAT(refusal("12345", small), testing::HasSubstr("more than 4"));
}

TEST(Reader, RefusesByteOrderMarksAndWhatFollowsTheValue) {
  EXPECT_THAT(refusal("\xEF\xBB\xBF{}"), testing::HasSubstr("byte order mark"));
  EXPECT_THAT(refusal("{} {}"), testing::HasSubstr("follows the value"));
  EXPECT_THAT(refusal(std::string_view("1\0", 2)), testing::HasSubstr("line 1, column 2"));
  EXPECT_THAT(refusal(std::string_view("1\0garbage", 9)), testing::HasSubstr("follows the value"));
  EXPECT_FALSE(refusal(std::string_view("\0", 1)).empty());
}

TEST(Reader, RefusesLoneSurrogatesInStringsAndKeys) {
  for (const char* text : {R"("\ud800")", R"("\udc00")", R"("\udc00\ud800")", R"("\ud800\u0041")",
                           R"({"\udfff":1})", R"("\ud800\ud800\udc00")"}) {
    EXPECT_THAT(refusal(text), testing::HasSubstr("lone surrogate"));
  }
}

TEST(Reader, RefusesMalformedUtf8) {
  for (const char* text :
       {"\"\xC0\xAF\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xE2\x82\"", "\"\x80\""}) {
    EXPECT_THAT(refusal(text), testing::HasSubstr("not valid UTF-8"));
  }
}

TEST(Reader, ReadsTextThatNoZeroByteFollows) {
  const std::string text = "[12]3";
  EXPECT_EQ(parse(std::string_view(text).substr(1, 2)).as_integer(), 12);
}

// Cuts and changes of a sound text either parse or are refused with bad_data; nothing else.
TEST(Reader, SurvivesRandomDamage) {
  const std::string sound =
      R"({"a":[1,-2.5e3,"x\u00e9\ud83d\ude00",null],"b":{"c":true,"d":"\\"},"e":0.1})";
  std::mt19937 random(7);
  for (int i = 0; i < 20'000; ++i) {
    std::string text = sound.substr(0, 1 + random() % sound.size());
    for (auto n = random() % 3; n > 0; --n) {
      text[random() % text.size()] =
          static_cast<char>(random() % 4 == 0 ? random() : "{}[],:\"\\0e-"[random() % 11]);
    }
    try {
      const std::string once = canonical(parse(text));
      EXPECT_EQ(canonical(parse(once)), once);
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), ErrorCode::bad_data) << text << error.what();
    }
  }
}

}  // namespace
}  // namespace prov::json
