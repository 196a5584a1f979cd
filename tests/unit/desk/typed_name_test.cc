// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "refusals.h"

namespace prov {
namespace {

using testing::agent;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::label_at;
using testing::refusal;
using testing::TestCase;

class NameOfADocument : public ::testing::Test {
 protected:
  NameOfADocument() {
    first_ = test_.add("000_d551e96621449597.txt", "One line. One line.\n");
    second_ = test_.add("001_6b8e04818d7315c8.txt", "Other words.\n");
  }

  std::vector<std::string> echo(const std::string& at) {
    return test_.apply(label_at("000", at, "language-device/loaded-word")).echo;
  }

  TestCase test_;
  EntryId first_, second_;
};

TEST_F(NameOfADocument, StandsBeforePassagesAndInMessages) {
  EXPECT_EQ(test_.opened.typed_name(first_), "000");
  EXPECT_THAT(echo("1.1"), ::testing::Contains("000:1.1 “One line.”  9 characters"));
  EXPECT_EQ(refusal([&] { echo("line"); }),
            "not found: \"line\" found 2 times in 000: 1.1, 1.2 (write more words, or \"14..18\")");
  EXPECT_THAT(refusal([&] { echo("Other words"); }),
              HasSubstr("\"Other words\" not in 000; it is in 001:1.1 (prov use 001, or -d 001)"));
}

TEST_F(NameOfADocument, GrowsWhenAnotherThingTakesIt) {
  EXPECT_EQ(test_.opened.typed_name(first_), "000");
  test_.apply(agent("Body", "000"));
  EXPECT_EQ(test_.opened.typed_name(first_), "000_d551e96621449597");
  test_.apply(agent("Another body", "001"));
  EXPECT_EQ(test_.opened.typed_name(second_), "001_6b8e04818d7315c8");
}

TEST_F(NameOfADocument, StandsInWhatIsOfferedForAPassageThatNamedIt) {
  test_.add("wire.txt", "It reads in part.\nAnd reads in part again.\n");
  EXPECT_EQ(
      refusal([&] { echo("wire:reads in"); }),
      "not found: \"reads in\" found 2 times in wire: wire:1.1, wire:2.1 (write \"wire:2: reads "
      "in\")");
  EXPECT_THAT(echo("wire:2: reads in"), ::testing::Contains(HasSubstr("wire:2: “reads in”")));
}

TEST_F(NameOfADocument, OfSeveralIsSaidToBeSoWhicheverIsTheCurrentOne) {
  EXPECT_THAT(refusal([&] { echo("00:1.1"); }), HasSubstr("\"00\" is the name of several"));
}

TEST_F(NameOfADocument, WithAColonIsNamedInFull) {
  test_.add("ab.txt", "Whatever.\n");
  test_.add("a:b.txt", "Of another kind.\n");
  EXPECT_THAT(refusal([&] { echo("another kind"); }),
              HasSubstr("it is in a:b:1.1 (prov use a:b, or -d a:b)"));
}

TEST_F(NameOfADocument, LeadsBackWithTheMarksOfDirectionThatAPagePutsAroundIt) {
  const EntryId port = test_.add("נמל.txt", "הנמל נסגר.\n");
  EXPECT_EQ(test_.opened.resolve("\u2068נמל\u2069"), port);
  EXPECT_THAT(echo("\u2068נמל\u2069:1"), ::testing::Contains(HasSubstr("נמל:1 “")));
}

TEST_F(NameOfADocument, LeadsBackWithTheWordsBesideAPlace) {
  EXPECT_THAT(echo("001:1 “Other words.”"), ::testing::Contains(HasSubstr("001:1 “Other words.”")));
  EXPECT_THAT(refusal([&] { echo("001:1 “One line.”"); }),
              HasSubstr("gives other words than stand there in 001"));
}

TEST_F(NameOfADocument, IsTheIdWhereTheNameWouldNotLeadBack) {
  EXPECT_EQ(test_.opened.typed_name(test_.add("@1.txt", "An id.\n")), "mira-3");
}

}  // namespace
}  // namespace prov
