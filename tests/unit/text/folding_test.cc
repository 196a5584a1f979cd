// SPDX-License-Identifier: Apache-2.0
#include "text/folding.h"

#include <gmock/gmock.h>

#include "base/utf8.h"
#include "text/find.h"
#include "text/text.h"

namespace prov {
namespace {

using testing::ElementsAre;

TEST(Folding, MakesQuotationMarksAlike) {
  EXPECT_EQ(fold_words("“a” „b‟ «c» 「d」 ＂e＂"), R"("a" "b" "c" "d" "e")");
  EXPECT_EQ(fold_words("‘a’ ‚b‛ ‹c› `d´ eʼs"), "'a' 'b' 'c' 'd' e's");
}

TEST(Folding, MakesARunOfDashesOne) {
  EXPECT_EQ(fold_words("a-b\u2010c\u2011d\u2013e\u2014f--g\u2212h"), "a-b-c-d-e-f-g-h");
}

TEST(Folding, MakesARunOfWhiteSpaceOneBlankAndTrims) {
  EXPECT_EQ(fold_words(" a\u00A0\u202F b\r\n\tc\u2028 \u3000"), "a b c");
  EXPECT_EQ(fold_words(" \n"), "");
}

TEST(Folding, MakesUnicodeFormsAlike) {
  EXPECT_EQ(fold_words("e\u0301 ﬁn ｆｕｌｌ …"), fold_words("é fin full ..."));
  EXPECT_EQ(fold_words("ﻻ"), fold_words("لا"));
}

TEST(Folding, LeavesInvisibleCharactersOut) {
  EXPECT_EQ(fold_words("می\u200Cروم\u200F co\u00ADop \uFEFFx"), "میروم coop x");
}

TEST(Folding, NeverTouchesCase) { EXPECT_EQ(fold_words("Über ÉTAT ß"), "Über ÉTAT ß"); }

TEST(Folding, WhatAStretchLeadsBackToFoldsToThatStretch) {
  const std::string source = "x e\u0301 ½\u00AD “q” … \u200F--\u2014 \r\n 👩\u200D👧 z";
  const FoldedText folded{source};
  int checked = 0;
  for (std::size_t a = 0; a < folded.text().size(); ++a) {
    for (std::size_t b = a + 1; b <= folded.text().size(); ++b) {
      const auto start = folded.source_start(a);
      const auto end = folded.source_end(b);
      const std::string_view part = std::string_view{folded.text()}.substr(a, b - a);
      if (!start || !end || part == " " || !valid_utf8(part)) continue;
      ASSERT_LT(*start, *end);
      ASSERT_EQ(FoldedText{source.substr(*start, *end - *start)}.text(), part);
      ++checked;
    }
  }
  EXPECT_GT(checked, 150);
}

std::vector<std::string> found(std::string_view source, std::string_view words) {
  const Text text{std::string{source}};
  std::vector<std::string> places;
  for (const Range& range : find_words(text, words)) places.emplace_back(text.slice(range));
  return places;
}

TEST(Finding, TakesTheTextsOwnCharacters) {
  EXPECT_THAT(found("so “he\u00A0said” — cafe\u0301!", "\"he said\" - café"),
              ElementsAre("“he\u00A0said” — cafe\u0301"));
}

TEST(Finding, CrossesLineEnds) {
  EXPECT_THAT(found("one\r\n two", "one two"), ElementsAre("one\r\n two"));
}

TEST(Finding, NeverTearsACharacterThatFoldsToSeveral) {
  EXPECT_THAT(found("a ½ b 1 c", "1"), ElementsAre("1"));
  EXPECT_TRUE(found("ﬁ", "f").empty());
}

TEST(Finding, NeverTearsAGraphemeCluster) {
  EXPECT_THAT(found("👩\u200D👧 👩", "👩"), ElementsAre("👩"));
  EXPECT_THAT(found("👧 👩\u200D👧", "👧"), ElementsAre("👧"));
  EXPECT_TRUE(found("x\u0302y", "x").empty());
  EXPECT_THAT(found("I ❤\uFE0F it", "❤"), ElementsAre("❤\uFE0F"));
}

TEST(Finding, PutsInvisibleCharactersAtTheEdgeAside) {
  EXPECT_THAT(found("\u200Fمتن\u200F", "متن"), ElementsAre("متن"));
  EXPECT_THAT(found("می\u200Cروم", "میروم"), ElementsAre("می\u200Cروم"));
}

TEST(Finding, PrefersWholeWordsToPartsOfWords) {
  EXPECT_THAT(found("reports, report, reported", "report"), ElementsAre("report"));
  EXPECT_THAT(found("reports", "report"), ElementsAre("report"));
  EXPECT_THAT(found("港口关闭 港口", "港口"), ElementsAre("港口", "港口"));
}

TEST(Finding, StaysFastInALongRunOfMarks) {
  std::string source = "a";
  for (int i = 0; i < 100000; ++i) source += i % 2 == 0 ? "\u0301" : "\u0323";
  EXPECT_TRUE(found(source, "\u0301").empty());
  EXPECT_TRUE(found(source, "a").empty());
}

TEST(Finding, IsBoundByItsScope) {
  const Text text{"one two one\n\n  one"};
  EXPECT_THAT(find_words(text, "one", {1, 11}), ElementsAre(Range{8, 11}));
  EXPECT_THAT(find_words(text, "one", {1, 10}), ElementsAre());
  EXPECT_THAT(find_words(text, "one", {13, 18}), ElementsAre(Range{15, 18}));
}

TEST(Finding, SuggestsTheNearestWords) {
  const Text text{"The crew left. The pilot has neither seen, nor heard it. The end."};
  const auto near = find_nearest(text, "has niether seen", {0, text.length()});
  ASSERT_TRUE(near);
  EXPECT_EQ(text.slice(*near), "has neither seen");
  EXPECT_FALSE(find_nearest(text, "completely different words", {0, text.length()}));
  const auto other_case = find_nearest(text, "THE PILOT", {0, text.length()});
  ASSERT_TRUE(other_case);
  EXPECT_EQ(text.slice(*other_case), "The pilot");
}

TEST(Finding, SuggestsMarksBesideTheNearestWordsOnlyWhereOneWasTyped) {
  const Text text{"He said: “Nobody wants that, my friend.” Then he left."};
  const auto slice = [&](std::string_view words) {
    const auto near = find_nearest(text, words, {0, text.length()});
    return near ? text.slice(*near) : std::string_view();
  };
  EXPECT_EQ(slice("Nobdoy wants that"), "Nobody wants that");
  EXPECT_EQ(slice("\"Nobdoy wants that"), "“Nobody wants that");
  EXPECT_EQ(slice("wants that, my freind"), "wants that, my friend");
  EXPECT_EQ(slice("wants that, my freind.\""), "wants that, my friend.”");
}

}  // namespace
}  // namespace prov
