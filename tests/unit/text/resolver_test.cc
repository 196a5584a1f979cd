// SPDX-License-Identifier: Apache-2.0
#include "text/resolver.h"

#include <gmock/gmock.h>

#include <string>

#include <prov/error.h>

namespace prov {
namespace {

using testing::ElementsAre;

// Lines: 1 title, 2 blank, 3 to 8 below.
const char* const kStory =
    "Harbour closed\n"
    "\n"
    "The report reads in part: “The quay was closed in 2018. Nobody may land.” It ends here.\n"
    "The second report reads in part: “The crane has neither moved nor fallen.”\n"
    "A clerk said 2 + 2 … and left. Then she came back.\n"
    "Based on incoming notes, shells hit the old wall and the old wall near a home.\n"
    "10: thirty ships ... waited\n"
    "The pilot’s log was lost – or sold.\r\n";

ResolveOptions options() { return {"000", "en", {}, false}; }

std::vector<std::string> taken(const PassageSyntax& syntax, const ResolveOptions& how = options()) {
  const Text text{kStory};
  std::vector<std::string> parts;
  for (const Range& range : resolve(syntax, text, how).ranges) {
    parts.emplace_back(text.slice(range));
  }
  return parts;
}

std::vector<std::string> taken(std::string_view passage) { return taken(parse_passage(passage)); }

std::string error(const PassageSyntax& syntax, ErrorCode code = ErrorCode::not_found,
                  const ResolveOptions& how = options()) {
  try {
    (void)resolve(syntax, Text{kStory}, how);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code);
    return error.what();
  }
  return "resolved";
}

std::string error(std::string_view passage, ErrorCode code = ErrorCode::not_found) {
  return error(parse_passage(passage), code);
}

PassageForm form(std::string_view passage) {
  return resolve(passage, Text{kStory}, options()).form;
}

TEST(Resolver, TakesLinesSentencesAndCodePoints) {
  EXPECT_THAT(taken("1"), ElementsAre("Harbour closed"));
  EXPECT_THAT(taken("3.3"), ElementsAre("It ends here."));
  EXPECT_THAT(taken("3.2-3.3"), ElementsAre("Nobody may land.” It ends here."));
  EXPECT_THAT(taken("8"), ElementsAre("The pilot’s log was lost – or sold."));
  EXPECT_THAT(taken("0..7"), ElementsAre("Harbour"));
  EXPECT_THAT(taken("1-2"), ElementsAre("Harbour closed\n"));
}

TEST(Resolver, TakesWordsInALineOrInTheWholeText) {
  EXPECT_THAT(taken("4: reads in part"), ElementsAre("reads in part"));
  EXPECT_THAT(taken("3-4: The second"), ElementsAre("The second"));
  EXPECT_THAT(taken("4:"), ElementsAre("The second report reads in part: “The crane has neither "
                                       "moved nor fallen.”"));
  EXPECT_THAT(taken("second report"), ElementsAre("second report"));
}

TEST(Resolver, FoldsMarksAndDashesButNotCase) {
  EXPECT_THAT(taken("The pilot's log was lost - or"), ElementsAre("The pilot’s log was lost – or"));
  EXPECT_THAT(error("the pilot's log"),
              "\"the pilot's log\" not found in 000; nearest: 8.1 “The pilot’s log” "
              "(nothing recorded)");
}

TEST(Resolver, SpansFromFirstToNearestLast) {
  EXPECT_THAT(taken("3: “The quay ... may land.”"),
              ElementsAre("“The quay was closed in 2018. Nobody may land.”"));
  EXPECT_THAT(taken("A clerk…Then"), ElementsAre("A clerk said 2 + 2 … and left. Then"));
  EXPECT_EQ(form("A clerk ... Then"), PassageForm::gap);
}

TEST(Resolver, AddsPartsInTheOrderOfTheText) {
  EXPECT_THAT(taken("5: she + 1 + 3.3"), ElementsAre("Harbour closed", "It ends here.", "she"));
  EXPECT_EQ(form("3.3 + 1"), PassageForm::sum);
  EXPECT_THAT(error("1 + Harbour", ErrorCode::usage), "parts 0..7 and 0..14 of 000 overlap");
}

// One test for each place where two readings fit.
TEST(ReadingOrder, StandardInputComesBeforeWords) {
  EXPECT_THAT(error("-", ErrorCode::usage),
              "\"-\" stands for words from standard input, and none were read");
}

TEST(ReadingOrder, AnEqualsSignComesBeforeNumbersScopesAndOperators) {
  EXPECT_THAT(taken("=2018"), ElementsAre("2018"));
  EXPECT_THAT(taken("=10: thirty"), ElementsAre("10: thirty"));
  EXPECT_THAT(taken("=2 + 2"), ElementsAre("2 + 2"));
  EXPECT_THAT(error("=Harbour ... closed"),
              "\"Harbour ... closed\" not found in 000; nearest: 1.1 “Harbour closed” "
              "(nothing recorded)");
}

TEST(ReadingOrder, ANumberComesBeforeWords) {
  EXPECT_THAT(error("2018"),
              "no line 2018 in 000, which has 8 lines (write \"=2018\" for the words)");
}

TEST(ReadingOrder, ALineScopeComesBeforeWordsThatLookLikeOne) {
  EXPECT_THAT(error("10: thirty"),
              "no line 10 in 000, which has 8 lines (write \"=10\" for the words)");
}

TEST(ReadingOrder, ADocumentComesBeforeWords) {
  const auto yes = [](std::string_view name) { return name == "10"; };
  EXPECT_EQ(parse_passage("10:30", yes).document, "10");
  EXPECT_EQ(parse_passage("10: 30", yes).document, "");
}

TEST(ReadingOrder, WordsWithAPlusComeBeforeASum) {
  EXPECT_THAT(taken("2 + 2"), ElementsAre("2 + 2"));
  EXPECT_EQ(form("2 + 2"), PassageForm::words);
  EXPECT_EQ(form("1 + 4"), PassageForm::sum);
}

TEST(ReadingOrder, WordsWithDotsComeBeforeAGap) {
  EXPECT_THAT(taken("ships ... waited"), ElementsAre("ships ... waited"));
  EXPECT_EQ(form("ships ... waited"), PassageForm::words);
  EXPECT_THAT(taken("2 … and left"), ElementsAre("2 … and left"));
  EXPECT_EQ(form("2 … and left"), PassageForm::words);
}

TEST(ReadingOrder, ASumComesBeforeAGap) {
  EXPECT_THAT(taken("Harbour + A clerk ... left."),
              ElementsAre("Harbour", "A clerk said 2 + 2 … and left."));
}

TEST(ReadingOrder, AGapWithAPlusInItsWordsIsFoundAfterTheSumFails) {
  EXPECT_THAT(taken("5: said 2 + ... came back."),
              ElementsAre("said 2 + 2 … and left. Then she came back."));
}

TEST(ReadingOrder, WordsFoundSeveralTimesAreNoReasonToReadOn) {
  const Text text{"one ... two and one ... two"};
  EXPECT_THROW((void)resolve("one ... two", text, options()), Error);
}

TEST(ReadingOrder, InAValueNumbersAreWords) {
  EXPECT_THAT(taken(parse_value("2018")), ElementsAre("2018"));
  EXPECT_THAT(taken(parse_value("5: 2 + 2")), ElementsAre("2 + 2"));
  EXPECT_THAT(taken(parse_value("1:")), ElementsAre("Harbour closed"));
}

TEST(ResolverErrors, ListCandidatesAndOneWayOut) {
  EXPECT_THAT(error("reads in part"),
              "\"reads in part\" found 2 times in 000: 3.1, 4.1 (write \"4: reads in part\")");
  EXPECT_THAT(error("6: old wall"),
              "\"old wall\" found 2 times in 000:6: 270..278, 287..295 (write more words, or "
              "\"287..295\")");
}

TEST(ResolverErrors, OfferPassagesOfTheDocumentThatWasNamed) {
  ResolveOptions named = options();
  named.named = "wire";
  const auto of = [&](std::string_view typed) {
    return error(parse_passage(typed), ErrorCode::not_found, named);
  };
  EXPECT_EQ(of("reads in part"),
            "\"reads in part\" found 2 times in 000: wire:3.1, wire:4.1 (write \"wire:4: reads in "
            "part\")");
  EXPECT_THAT(of("6: old wall"), testing::HasSubstr("wire:270..278, wire:287..295 (write more "
                                                    "words, or \"wire:287..295\")"));
  EXPECT_THAT(of("9"), testing::HasSubstr("(write \"wire:=9\""));
  EXPECT_THAT(of("has niether moved"), testing::HasSubstr("nearest: wire:4.1"));
}

TEST(ResolverErrors, OfferOnlyWhatLeadsToOneOfThePlaces) {
  const Text text{"alpha one\nbeta\nalpha two\nomega\n"};
  const auto message = [&](std::string_view typed) {
    try {
      (void)resolve(typed, text, options());
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("resolved");
  };
  EXPECT_EQ(message("alpha ... omega"),
            "\"alpha\" found 2 times in 000: 1.1, 3.1 (write \"3-4: alpha ... omega\")");
  EXPECT_EQ(message("1-3: alpha ... t"),
            "\"alpha\" found 2 times in 000:1-3: 1.1, 3.1 (write \"3: "
            "alpha ... t\")");
}

TEST(ReadingOrder, ANameBehindAPlusIsNoReasonToGiveUpTheWords) {
  const Text text{"Salt + wire:cheap is what they sell.\n"};
  const auto names = [](std::string_view name) { return name == "wire"; };
  EXPECT_EQ(resolve(parse_passage("Salt + wire:cheap", names), text, options()).ranges,
            (std::vector<Range>{{0, 17}}));
  try {
    (void)resolve(parse_passage("Pepper + wire:cheap", names), text, options());
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::usage);
    EXPECT_THAT(error.what(), testing::HasSubstr("is in another document"));
  }
}

TEST(ResolverErrors, NameTheNearestWords) {
  EXPECT_THAT(error("has niether moved"),
              "\"has niether moved\" not found in 000; nearest: 4.1 “has neither moved” (nothing "
              "recorded)");
  EXPECT_THAT(error("quite another matter"),
              "\"quite another matter\" not found in 000 (nothing recorded)");
}

TEST(ResolverErrors, SayWhereElseTheWordsStand) {
  EXPECT_THAT(error("3: second report"),
              "\"second report\" not found in 000:3; it is in 4.1 (nothing recorded)");
}

TEST(ResolverErrors, SayThatASentenceIsNoScope) {
  EXPECT_THAT(error("4.1: pilot"),
              "\"4.1: pilot\" not found in 000; words are sought in lines, not in sentences (write "
              "\"4: pilot\") (nothing recorded)");
  EXPECT_THAT(error("4.x: pilot"), testing::Not(testing::HasSubstr("sentences")));
}

TEST(ResolverErrors, SayWhichHalfOfAGapIsMissing) {
  EXPECT_THAT(error("Based on incoming ... nearby house"),
              "\"Based on incoming\" found in 000:6.1, but no \"nearby house\" after it");
  EXPECT_THAT(error("Based on outgoing ... a home"),
              "\"Based on outgoing\" not found in 000; nearest: 6.1 “Based on incoming” (nothing "
              "recorded)");
}

TEST(ResolverErrors, RefuseAGapWhoseSentenceGoesOnToTheSameWords) {
  EXPECT_THAT(error("6: Based on ... old wall"),
              "\"Based on ... old wall\" ends at 2 places of one sentence in 000: 230..278, "
              "230..295 (write more of the last words, or \"230..295\")");
  EXPECT_THAT(taken("6: Based on ... hit the old wall"),
              ElementsAre("Based on incoming notes, shells hit the old wall"));
}

TEST(ResolverErrors, RefuseLiteralDotsWhoseSentenceGoesOnToTheSameWords) {
  const Text text{"He left ... the quay near the quay"};
  EXPECT_THROW((void)resolve("He left ... the quay", text, options()), Error);
  EXPECT_EQ(resolve("=He left ... the quay", text, options()).ranges,
            (std::vector<Range>{{0, 20}}));
  EXPECT_EQ(resolve("left ... the quay near", text, options()).form, PassageForm::words);
}

TEST(ResolverErrors, RefuseALongGapUnlessAllowed) {
  EXPECT_THAT(error("3: The report ... x"),
              "\"The report\" found in 000:3.1, but no \"x\" after it");
  ResolveOptions how = options();
  const PassageSyntax syntax = parse_passage("Harbour closed ... The second");
  EXPECT_THAT(error(syntax, ErrorCode::usage),
              testing::StartsWith("\"Harbour closed ... The second\" takes 4 lines, "));
  how.allow_long = true;
  EXPECT_EQ(taken(syntax, how).size(), 1u);
}

TEST(ResolverErrors, OfferNoCodePointsForAValueWhichWouldReadThemAsWords) {
  ResolveOptions how = options();
  how.value = true;
  EXPECT_THAT(error(parse_value("Harbour closed ... The second"), ErrorCode::usage, how),
              testing::EndsWith("characters of 000 (add --long)"));
  EXPECT_THAT(error(parse_value("6: old wall"), ErrorCode::not_found, how),
              testing::EndsWith("(write more words)"));
}

TEST(ResolverErrors, NameWhatTheDocumentHas) {
  EXPECT_THAT(error("3.9"),
              "no sentence 3.9: line 3 of 000 has 3 sentences (write \"=3.9\" for the "
              "words)");
  EXPECT_THAT(error("2"), "line 2 of 000 is empty");
  EXPECT_THAT(error("4-3", ErrorCode::usage), "\"4-3\" runs backwards");
  EXPECT_THAT(error("3.2-3.1", ErrorCode::usage), testing::HasSubstr("run backwards"));
  EXPECT_THAT(error("5..5", ErrorCode::usage), "\"5..5\" holds no character");
  EXPECT_THAT(error("0..9999"), testing::StartsWith("\"0..9999\" is beyond the end of 000"));
}

TEST(ResolverInside, SeeksInThePassageThenInItsLinesThenInTheText) {
  const Text text{kStory};
  ResolveOptions how = options();
  how.inside = resolve("4: The crane ... fallen.", text, options()).ranges;
  const auto found_in = [&](std::string_view passage) {
    return resolve(passage, text, how).found_in;
  };
  EXPECT_EQ(found_in("neither"), FoundIn::passage);
  EXPECT_EQ(found_in("reads in part"), FoundIn::lines_of_passage);
  EXPECT_EQ(found_in("A clerk"), FoundIn::text);
  EXPECT_EQ(found_in("3: reads in part"), FoundIn::lines);
  EXPECT_EQ(resolve("The", text, how).ranges,
            (std::vector<Range>{{how.inside[0].start, how.inside[0].start + 3}}));
  EXPECT_EQ(found_in("The ... moved"), FoundIn::passage);
}

TEST(ResolverInside, DoesNotReadOnWhenThePassageHoldsTheWordsTwice) {
  ResolveOptions how = options();
  how.inside = {Text{kStory}.line(6)};
  EXPECT_THAT(error(parse_passage("old wall"), ErrorCode::not_found, how),
              testing::StartsWith("\"old wall\" found 2 times in the passage in 000: "));
}

TEST(Resolver, ComesThroughAnEmptyText) {
  EXPECT_THROW((void)resolve("1", Text{""}, options()), Error);
  EXPECT_THROW((void)resolve("word", Text{""}, options()), Error);
}

}  // namespace
}  // namespace prov
