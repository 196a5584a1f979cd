// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "refusals.h"

namespace prov {
namespace {

using testing::refusal;

std::string refused(const std::string& line) {
  return refusal([&] { (void)parse_batch_line(json::parse(line)); });
}

TEST(BatchLine, NamesTheMemberThatIsMissing) {
  EXPECT_EQ(refused(R"({"op":"affiliate","subject":"nha"})"),
            "bad data: affiliate lacks \"relation\"");
  EXPECT_EQ(refused(R"({"op":"who","name":"Alder"})"), "bad data: who lacks \"kind\"");
  EXPECT_EQ(refused(R"({"op":"add","text":"words"})"), "bad data: add lacks \"name\"");
  EXPECT_EQ(refused(R"({"op":"source","doc":"a","basis":"stated"})"),
            "bad data: source lacks \"set\"");
  EXPECT_EQ(refused(R"({"op":"withdraw","target":"a"})"), "bad data: withdraw lacks \"why\"");
}

TEST(BatchLine, NamesTheMemberThatIsOfAnotherForm) {
  EXPECT_EQ(refused(R"({"op":"note","target":"a","text":5})"),
            "bad data: note \"text\" is not a string");
  EXPECT_EQ(refused(R"({"op":"add","text":["a"],"name":"x"})"),
            "bad data: add \"text\" is not a string");
  EXPECT_EQ(refused(R"({"op":"attribute","at":"3:","source":"unknown","via":"x"})"),
            "bad data: attribute \"via\" is not a list");
  EXPECT_EQ(refused(R"({"op":"label","target":"a","label":"genre/report","confidence":1.5})"),
            "bad data: label \"confidence\" is a whole number from 0 to 100");
  EXPECT_EQ(refused(R"({"op":"source","doc":"a","basis":"stated","set":{"title":7}})"),
            "bad data: title is neither a string nor an object");
}

TEST(BatchLine, TakesEmptyForLost) {
  EXPECT_EQ(refused(R"({"op":"note","target":"a","text":""})"), "bad data: note \"text\" is empty");
  EXPECT_EQ(refused(R"({"op":"note","target":"a","text":"x","key":""})"),
            "bad data: note \"key\" is empty");
  EXPECT_EQ(refused(R"({"op":"cite","name":"Minutes","doc":"a","at":""})"),
            "bad data: cite \"at\" is empty");
}

TEST(BatchLine, TakesATargetOrAPassageButNotBoth) {
  EXPECT_EQ(refused(R"({"op":"note","text":"x"})"),
            "bad data: note needs either \"target\" or \"at\"");
  EXPECT_EQ(refused(R"({"op":"label","label":"genre/report","target":"a","at":"3:"})"),
            "bad data: label needs either \"target\" or \"at\"");
}

TEST(BatchLine, MayTakeLongPassagesInEveryOperation) {
  const auto allows = [](const char* line) {
    return std::visit(
        [](const auto& each) {
          if constexpr (requires { each.allow_long; }) return each.allow_long;
          return false;
        },
        parse_batch_line(json::parse(line)).operation);
  };
  EXPECT_TRUE(allows(R"({"op":"cite","name":"Minutes","doc":"press","at":["1: A ... B"]})"));
  EXPECT_TRUE(allows(R"({"op":"source","doc":"press","basis":"stated","set":{"title":"1:"}})"));
  EXPECT_TRUE(allows(
      R"({"op":"affiliate","subject":"a","relation":"part-of","object":"b","basis":"stated"})"));
  EXPECT_TRUE(allows(R"({"op":"appear","claim":"boats","doc":"press","at":"A ... B"})"));
  EXPECT_TRUE(allows(R"({"op":"attribute","doc":"press","at":"A ... B","source":"unknown"})"));
  EXPECT_TRUE(allows(R"({"op":"label","doc":"press","at":"A ... B","label":"genre/report"})"));
  EXPECT_TRUE(allows(R"({"op":"note","doc":"press","at":"A ... B","text":"Hm"})"));
}

TEST(BatchLine, HasTimesThatExist) {
  const auto add = [](const std::string& time) {
    return refused(R"({"op":"add","file":"a.txt","retrievedAt":")" + time + "\"}");
  };
  EXPECT_EQ(add("2024-03-02T10:00:00Z"), "done");
  EXPECT_EQ(add("2024-03-02"), "done");
  for (const std::string time : {"yesterday", "2024-02-31", "2024-03-02T10:00", "2 March 2024",
                                 "2024-03-02T25:00:00Z", "2024-03-02T10:00:00+01:00"}) {
    EXPECT_EQ(add(time),
              "bad data: add \"retrievedAt\" is a day as 2024-03-02 or a time as "
              "2024-03-02T10:00:00Z, not \"" +
                  time + "\"");
  }
}

TEST(BatchLine, HasNamesThatEndWhereOthersBegin) {
  EXPECT_EQ(refused(R"({"op":"claim","text":"x","as":"boats_2-b"})"), "done");
  EXPECT_EQ(refused(R"({"op":"claim","text":"x","as":"2nd"})"),
            "bad data: claim \"as\" is a letter, then letters, digits, - and _, not \"2nd\"");
  EXPECT_EQ(refused(R"({"op":"claim","text":"x","as":"a.b"})"),
            "bad data: claim \"as\" is a letter, then letters, digits, - and _, not \"a.b\"");
}

}  // namespace
}  // namespace prov
