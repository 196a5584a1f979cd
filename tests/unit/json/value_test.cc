// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>
#include <prov/json.h>

namespace prov::json {
namespace {

template <typename Call>
std::string refusal(Call call) {
  try {
    call();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_data);
    return error.what();
  }
  ADD_FAILURE() << "nothing was refused";
  return {};
}

TEST(Value, SetAddsThenReplacesInPlace) {
  Value value;
  value.set("a", 1).set("b", "x").set("a", 2);
  EXPECT_EQ(compact(value), R"({"a":2,"b":"x"})");
}

TEST(Value, PushMakesAnArrayOfANull) {
  Value value;
  value.push(1).push("two");
  EXPECT_EQ(compact(value), R"([1,"two"])");
}

TEST(Value, EraseRemovesOneMemberAndIgnoresOthers) {
  Value value = Value::object();
  value.set("a", 1).set("b", 2);
  value.erase("a");
  value.erase("none");
  EXPECT_EQ(compact(value), R"({"b":2})");
}

TEST(Value, FindAnswersNullForAbsentMembersAndForOtherKinds) {
  Value value;
  value.set("a", nullptr);
  ASSERT_NE(value.find("a"), nullptr);
  EXPECT_TRUE(value.find("a")->is_null());
  EXPECT_EQ(value.find("b"), nullptr);
  EXPECT_EQ(Value("text").find("a"), nullptr);
}

TEST(Value, AtNamesTheMissingKey) {
  EXPECT_EQ(refusal([] { static_cast<void>(Value::object().at("title")); }), "no member \"title\"");
}

TEST(Value, AccessNamesTheWantedAndTheFoundType) {
  const Value text("x");
  EXPECT_EQ(refusal([&] { static_cast<void>(text.as_integer()); }),
            "expected an integer, found a string");
  EXPECT_EQ(refusal([&] { static_cast<void>(text.as_object()); }),
            "expected an object, found a string");
  EXPECT_EQ(refusal([] { static_cast<void>(Value(1.5).as_integer()); }),
            "expected an integer, found a number");
  EXPECT_EQ(refusal([] { static_cast<void>(Value(-1).as_unsigned()); }),
            "expected an integer of 0 or more, found -1");
}

TEST(Value, StringOrFallsBackOnlyWhenTheMemberIsAbsent) {
  Value value;
  value.set("a", "x").set("n", 1);
  EXPECT_EQ(value.string_or("a", "y"), "x");
  EXPECT_EQ(value.string_or("b", "y"), "y");
  EXPECT_THAT(refusal([&] { static_cast<void>(value.string_or("n")); }),
              testing::HasSubstr("expected a string"));
}

TEST(Value, UnsignedBeyondSignedBecomesDouble) {
  EXPECT_TRUE(Value(std::uint64_t{INT64_MAX}).is_integer());
  EXPECT_TRUE(Value(std::uint64_t{INT64_MAX} + 1).is_double());
}

TEST(Value, IntegersConvertToDoubleButNotBack) { EXPECT_EQ(Value(3).as_double(), 3.0); }

TEST(Value, ComparesByKindAndContent) {
  EXPECT_EQ(parse("[1,{\"a\":null}]"), parse(" [ 1 , { \"a\" : null } ] "));
  EXPECT_NE(parse("1"), parse("1.0"));
  EXPECT_NE(Value(nullptr), Value(false));
}

}  // namespace
}  // namespace prov::json
