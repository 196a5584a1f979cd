// SPDX-License-Identifier: Apache-2.0
#include "text/passage_syntax.h"

#include <gmock/gmock.h>

#include <prov/error.h>

namespace prov {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

bool names_document(std::string_view name) {
  return name == "000" || name == "22" || name == "a:b";
}

PassagePart whole(std::string_view text) { return parse_passage(text, names_document).whole; }

PassagePart words(std::string text) { return WordsPart{std::nullopt, std::move(text), false}; }

PassagePart scoped(std::uint64_t first, std::uint64_t last, std::string text) {
  return WordsPart{LineSpan{first, last}, std::move(text), false};
}

TEST(PassageSyntax, ReadsNumericForms) {
  EXPECT_EQ(whole("22"), (PassagePart{LineSpan{22, 22}}));
  EXPECT_EQ(whole("12-26"), (PassagePart{LineSpan{12, 26}}));
  EXPECT_EQ(whole("22.3"), (PassagePart{SentenceSpan{{22, 3}, {22, 3}}}));
  EXPECT_EQ(whole("22.1-24.2"), (PassagePart{SentenceSpan{{22, 1}, {24, 2}}}));
  EXPECT_EQ(whole(" 0..802 "), (PassagePart{Range{0, 802}}));
}

TEST(PassageSyntax, TakesOtherNumbersForWords) {
  for (const char* text : {"0", "007", "22.0", "1.2.3", "12-", "-5", "1-2-3", "1.1-2", "01..2",
                           "3,5", "99999999999999999999",
                           "22 "
                           "a"}) {
    EXPECT_EQ(whole(text), words(text)) << text;
  }
}

TEST(PassageSyntax, ReadsALineScopeOnlyBeforeABlankOrTheEnd) {
  EXPECT_EQ(whole("24: reads in part"), scoped(24, 24, "reads in part"));
  EXPECT_EQ(whole("12-26: x"), scoped(12, 26, "x"));
  EXPECT_EQ(whole("22:"), scoped(22, 22, ""));
  EXPECT_EQ(whole("10:30"), words("10:30"));
  EXPECT_EQ(whole("22.3: x"), words("22.3: x"));
}

TEST(PassageSyntax, TakesNumbersAfterALineScopeForWords) {
  EXPECT_EQ(whole("22: 2018"), scoped(22, 22, "2018"));
  EXPECT_EQ(whole("22: =x"), scoped(22, 22, "=x"));
}

TEST(PassageSyntax, ReadsADocumentOnlyWhereItNamesOneAndNoBlankFollows) {
  const PassageSyntax syntax = parse_passage("000:22.1", names_document);
  EXPECT_EQ(syntax.document, "000");
  EXPECT_EQ(syntax.whole, (PassagePart{SentenceSpan{{22, 1}, {22, 1}}}));
  EXPECT_EQ(parse_passage("000: x", names_document).document, "");
  EXPECT_EQ(parse_passage("001:22", names_document).document, "");
  EXPECT_EQ(parse_passage("000:22").document, "");
  EXPECT_EQ(parse_passage("a:b:7", names_document).document, "a:b");
  EXPECT_EQ(parse_passage("22:x", names_document).document, "22");
  EXPECT_EQ(parse_passage("22: x", names_document).document, "");
  EXPECT_EQ(parse_passage("000:24: x", names_document).whole, scoped(24, 24, "x"));
  EXPECT_EQ(parse_passage("000:=22", names_document).whole,
            (PassagePart{WordsPart{std::nullopt, "22", true}}));
}

TEST(PassageSyntax, TakesEverythingAfterAnEqualsSignLiterally) {
  EXPECT_EQ(whole("=000:22 + 3"), (PassagePart{WordsPart{std::nullopt, "000:22 + 3", true}}));
  EXPECT_THAT(parse_passage("=a + b").sum, IsEmpty());
  EXPECT_EQ(whole("=-"), (PassagePart{WordsPart{std::nullopt, "-", true}}));
}

TEST(PassageSyntax, KnowsStandardInput) {
  EXPECT_TRUE(parse_passage(" - ").standard_input);
  EXPECT_FALSE(parse_passage("- x").standard_input);
}

TEST(PassageSyntax, KeepsBothReadingsOfAPlus) {
  const PassageSyntax syntax = parse_passage("22: a + 24 + b ... c");
  EXPECT_EQ(syntax.whole, scoped(22, 22, "a + 24 + b ... c"));
  EXPECT_THAT(syntax.sum,
              ElementsAre(scoped(22, 22, "a"), PassagePart{LineSpan{24, 24}}, words("b ... c")));
  EXPECT_THAT(parse_passage("a+b").sum, IsEmpty());
  EXPECT_THAT(parse_passage("a + ").sum, IsEmpty());
}

TEST(PassageSyntax, RefusesPartsOfSeveralDocuments) {
  EXPECT_THAT(parse_passage("000:1 + 000:2", names_document).sum,
              ElementsAre(PassagePart{LineSpan{1, 1}}, PassagePart{LineSpan{2, 2}}));
  const PassageSyntax two = parse_passage("000:1 + 22:2", names_document);
  EXPECT_TRUE(two.sum.empty());
  EXPECT_THAT(two.no_sum, testing::HasSubstr("\"22:2\" is in another document"));
}

TEST(PassageSyntax, ReadsOnlyALineScopeInAValue) {
  EXPECT_EQ(parse_value("6").whole, words("6"));
  EXPECT_EQ(parse_value("=6").whole, words("=6"));
  EXPECT_EQ(parse_value("-").whole, words("-"));
  EXPECT_EQ(parse_value("12-14: x").whole, words("12-14: x"));
  EXPECT_EQ(parse_value("6: six meetings").whole, scoped(6, 6, "six meetings"));
  EXPECT_EQ(parse_value("1:").whole, scoped(1, 1, ""));
  EXPECT_THAT(parse_value("1 + 2").sum, ElementsAre(words("1"), words("2")));
}

TEST(PassageSyntax, RefusesAnEmptyPassage) {
  EXPECT_THROW((void)parse_passage("  "), Error);
  EXPECT_THROW((void)parse_passage("="), Error);
  EXPECT_THROW((void)parse_value(""), Error);
  EXPECT_THROW((void)literal_passage("\n"), Error);
}

TEST(PassageSyntax, SplitsAtEveryGapThatHasWordsOnBothSides) {
  EXPECT_THAT(split_at_gaps("a ... b"), ElementsAre(Pair("a", "b")));
  EXPECT_THAT(split_at_gaps("a…b"), ElementsAre(Pair("a", "b")));
  EXPECT_THAT(split_at_gaps("a ... b … c"), ElementsAre(Pair("a", "b … c"), Pair("a ... b", "c")));
  EXPECT_THAT(split_at_gaps("a... b"), IsEmpty());
  EXPECT_THAT(split_at_gaps("… b"), IsEmpty());
}

}  // namespace
}  // namespace prov
