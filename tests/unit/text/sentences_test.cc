// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.h"

#include <gmock/gmock.h>

#include <string>

namespace prov {
namespace {

using testing::ElementsAre;

std::vector<std::string> divided(std::string_view line, std::string_view language = {}) {
  std::vector<std::string> sentences;
  for (const SentenceBytes& s : divide_sentences(line, language)) {
    sentences.emplace_back(line.substr(s.begin, s.end - s.begin));
  }
  return sentences;
}

std::size_t count(std::string_view line, std::string_view language = {}) {
  return divided(line, language).size();
}

TEST(Sentences, EndAtDotsQuestionsAndExclamations) {
  EXPECT_THAT(divided("  It rained. Did it? Yes! "), ElementsAre("It rained.", "Did it?", "Yes!"));
  EXPECT_THAT(divided(" \u00A0 "), ElementsAre());
}

TEST(Sentences, DoNotEndAfterAbbreviations) {
  EXPECT_EQ(count("Mr. Orsk met Dr. Vael and Gen. Tarn in St. Anne."), 1u);
  EXPECT_EQ(count("See e.g. Annex B and p. 12, No. 5, of the report."), 1u);
  EXPECT_EQ(count("The U.S. Department and Sen. J. R. Dole agreed."), 1u);
  EXPECT_EQ(count("On Jan. 5 the Harbour Inc. Board met."), 1u);
}

TEST(Sentences, EndAfterAnAbbreviationWhenTheNextWordBeginsOne) {
  EXPECT_THAT(divided("He moved to the U.S. The port closed."),
              ElementsAre("He moved to the U.S.", "The port closed."));
  EXPECT_EQ(count("She runs Harbour Inc. They own it."), 2u);
}

TEST(Sentences, KeepNumbersWhole) {
  EXPECT_EQ(count("It fell by 3.5 per cent to 1.200,50 in all."), 1u);
  EXPECT_EQ(count("1. The first point."), 1u);
  EXPECT_EQ(count("It closed in 2018. The owner left."), 2u);
}

TEST(Sentences, GoOnAfterAnEllipsisAndASmallLetter) {
  EXPECT_EQ(count("They waited... and left… in the end."), 1u);
}

TEST(Sentences, KeepAQuotationWithItsSpeaker) {
  EXPECT_THAT(divided("“Is it true?” she asked. Nobody knew."),
              ElementsAre("“Is it true?” she asked.", "Nobody knew."));
}

TEST(Sentences, DivideAQuotationOnlyIntoRealSentences) {
  EXPECT_THAT(divided("He cried “Stop! Thief!” and ran."),
              ElementsAre("He cried “Stop! Thief!” and ran."));
  EXPECT_THAT(divided("He said: “The quay is closed. Nobody may land here.” We left."),
              ElementsAre("He said: “The quay is closed.", "Nobody may land here.”", "We left."));
}

TEST(Sentences, BeginAtAnOpeningMarkWithoutABlank) {
  EXPECT_THAT(divided("The wall fell.“Then we all went home,” he said."),
              ElementsAre("The wall fell.", "“Then we all went home,” he said."));
}

TEST(Sentences, ComeThroughAnUnclosedQuotation) {
  EXPECT_EQ(count("He said: “The quay is closed. Nobody may land here."), 2u);
}

TEST(Sentences, FollowTheLanguage) {
  EXPECT_EQ(count("Das gilt z. B. am 3. Mai für Nr. 4 usw. bei uns.", "de"), 1u);
  EXPECT_EQ(count("M. Durand et Mme Petit, p. 12, sont venus.", "fr"), 1u);
  EXPECT_EQ(count("El Sr. Paz y la Dra. Gil viven en EE.UU. desde 2001.", "es"), 1u);
  EXPECT_EQ(count("Он жил на ул. Мира в г. Тверь, т.е. рядом.", "ru-RU"), 1u);
}

TEST(Sentences, KnowRightToLeftText) {
  EXPECT_THAT(divided("بندر بسته شد. آیا می‌دانید؟ بله."),
              ElementsAre("بندر بسته شد.", "آیا می‌دانید؟", "بله."));
  EXPECT_EQ(count("گزارش در ص. ۱۲ آمده است."), 1u);
  EXPECT_EQ(count("قال د. سامي إن الميناء مغلق. ثم غادر."), 2u);
}

TEST(Sentences, LeaveMarksOfDirectionAndByteOrderOutside) {
  EXPECT_THAT(divided("\uFEFFOne two.\u200F \u200FThree four."),
              ElementsAre("One two.", "Three four."));
}

TEST(Sentences, GuessTheLanguageByScript) {
  EXPECT_EQ(guess_language("The port"), "en");
  EXPECT_EQ(guess_language("12, 13"), "en");
  EXPECT_EQ(guess_language("Порт закрыт"), "ru");
  EXPECT_EQ(guess_language("گفت پس"), "fa");
  EXPECT_EQ(guess_language("قال إن"), "ar");
  EXPECT_EQ(guess_language("港口"), "zh");
}

TEST(Sentences, StayFastOnHostileLines) {
  std::string line;
  for (int i = 0; i < 40000; ++i) line += "“A.” b.”";
  EXPECT_FALSE(divide_sentences(line, {}).empty());
}

}  // namespace
}  // namespace prov
