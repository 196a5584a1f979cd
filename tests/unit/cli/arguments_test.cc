// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.h"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

namespace prov::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::array kSpecs{OptionSpec{.name = "kind", .letter = 'k', .value = "KIND"},
                            OptionSpec{.name = "via", .value = "T", .repeat = true},
                            OptionSpec{.name = "long"},
                            OptionSpec{.name = "color", .value = "W", .choices = "auto never"}};

Arguments parse(std::vector<std::string> words) { return Arguments::parse(kSpecs, words); }

std::string message_of(std::vector<std::string> words) {
  try {
    (void)parse(std::move(words));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::usage);
    return error.what();
  }
  return "no error";
}

TEST(Arguments, OptionsAndOperandsMixInAnyOrder) {
  const Arguments arguments = parse({"a", "--kind", "person", "b", "--long"});
  EXPECT_THAT(arguments.operands(), ElementsAre("a", "b"));
  EXPECT_EQ(arguments.value("kind"), "person");
  EXPECT_TRUE(arguments.has("long"));
}

TEST(Arguments, ShortFormMeansTheSameAsTheLongOne) {
  EXPECT_EQ(parse({"-k", "person"}).value("kind"), "person");
  EXPECT_EQ(parse({"-kperson"}).value("kind"), "person");
}

TEST(Arguments, NamesAreNeverGuessed) {
  EXPECT_THAT(message_of({"--ki", "person"}), HasSubstr("--ki"));
}

TEST(Arguments, ADashIsAnOperand) { EXPECT_THAT(parse({"-"}).operands(), ElementsAre("-")); }

TEST(Arguments, WordsAfterTwoDashesAreOperands) {
  EXPECT_THAT(parse({"--", "--kind", "-x"}).operands(), ElementsAre("--kind", "-x"));
}

TEST(Arguments, AnOwnEntryCountedFromTheLastIsAnOperand) {
  EXPECT_THAT(parse({"@-1"}).operands(), ElementsAre("@-1"));
}

TEST(Arguments, ValuesMayBeginWithADashThatNoOptionHas) {
  EXPECT_EQ(parse({"--kind", "-"}).value("kind"), "-");
}

TEST(Arguments, RepeatedOptionsKeepTheirOrder) {
  EXPECT_THAT(parse({"--via", "a", "--via", "b"}).values("via"), ElementsAre("a", "b"));
}

TEST(Arguments, AnOptionThatStandsTwiceIsRefusedUnlessItMayRepeat) {
  EXPECT_THAT(message_of({"--kind", "a", "--kind", "b"}), HasSubstr("more than once"));
}

TEST(Arguments, ChoicesAreChecked) {
  EXPECT_EQ(message_of({"--color", "blue"}), "--color takes auto or never, not \"blue\"");
}

TEST(Arguments, AMissingValueIsRefused) {
  EXPECT_THAT(message_of({"--kind"}), HasSubstr("--kind"));
}

TEST(Arguments, UnknownOptionsAreRefused) {
  EXPECT_THAT(message_of({"--nosuch"}), HasSubstr("--nosuch"));
}

TEST(Arguments, RequiredOptionsAreMissedByName) {
  EXPECT_THROW((void)parse({}).required("kind"), Error);
  EXPECT_THROW((void)parse({"--kind", ""}).required("kind"), Error);
}

TEST(Arguments, OperandsAreMissedByWhatTheyAre) {
  try {
    (void)parse({}).operand(0, "the label");
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "the label is missing");
  }
}

TEST(Arguments, TooManyOperandsAreRefused) {
  EXPECT_THROW(parse({"a", "b"}).at_most(1), Error);
  EXPECT_NO_THROW(parse({"a", "b"}).at_most(2));
}

TEST(NumberIn, TakesTheBoundsAndNothingBeyond) {
  EXPECT_EQ(number_in("0", "n", 0, 100), 0);
  EXPECT_EQ(number_in("100", "n", 0, 100), 100);
  for (const char* bad : {"-1", "101", "", "7x", "1.5", "99999999999999999999"}) {
    EXPECT_THROW((void)number_in(bad, "n", 0, 100), Error) << bad;
  }
}

}  // namespace
}  // namespace prov::cli
