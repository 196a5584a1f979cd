// SPDX-License-Identifier: Apache-2.0
#include "text/text_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include <prov/error.h>

namespace prov {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<SearchTerm> parsed(std::string_view typed) { return TextSearch().parse(typed); }

// The words of a text at the places that are found for what is typed.
std::vector<std::string> found(std::string_view source, std::string_view typed) {
  TextSearch search;
  const Text text{std::string{source}};
  std::vector<std::string> out;
  for (const TermPlace& place : search.find(text, search.parse(typed))) {
    out.emplace_back(text.slice(place.range));
  }
  return out;
}

TEST(TextSearchTest, TakesEachWordForATermAndQuotedWordsForOne) {
  EXPECT_THAT(parsed("boats  flare"), ElementsAre(SearchTerm{"boats"}, SearchTerm{"flare"}));
  EXPECT_THAT(parsed("\"eleven boats\" flare"),
              ElementsAre(SearchTerm{"eleven", "boats"}, SearchTerm{"flare"}));
  EXPECT_THAT(parsed("„eleven boats“ «the flare»"),
              ElementsAre(SearchTerm{"eleven", "boats"}, SearchTerm{"the", "flare"}));
  EXPECT_THAT(parsed("flare \"eleven boats"),
              ElementsAre(SearchTerm{"flare"}, SearchTerm{"eleven", "boats"}));
  EXPECT_THAT(parsed("a\"b c\"d"),
              ElementsAre(SearchTerm{"a"}, SearchTerm{"b", "c"}, SearchTerm{"d"}));
}

TEST(TextSearchTest, TakesAWordThatPunctuationDividesForWordsSideBySide) {
  EXPECT_THAT(parsed("Orsk’s 2023-14 x_y"),
              ElementsAre(SearchTerm{"orsk", "s"}, SearchTerm{"2023", "14"}, SearchTerm{"x", "y"}));
}

TEST(TextSearchTest, LooksForATermOnce) {
  EXPECT_THAT(parsed("boats BOATS “boats”"), ElementsAre(SearchTerm{"boats"}));
}

TEST(TextSearchTest, RefusesWhatHoldsNoWordAndTooManyWords) {
  EXPECT_THROW((void)parsed(""), Error);
  EXPECT_THROW((void)parsed("\"\" * - ( ) ^ : …"), Error);
  std::string many;
  for (int i = 0; i < 65; ++i) many += std::to_string(i) + " ";
  EXPECT_THROW((void)parsed(many), Error);
  EXPECT_THAT(parsed(many.substr(0, many.rfind("64"))), SizeIs(64));
}

TEST(TextSearchTest, FindsWholeWordsWhateverTheirCaseAndAccents) {
  EXPECT_THAT(found("The Port, a PORT; no airport, no ports.", "port"),
              ElementsAre("Port", "PORT"));
  EXPECT_THAT(found("Résumé, re\xCC\x81sume\xCC\x81 and ＲＥＳＵＭＥ.", "resume"),
              ElementsAre("Résumé", "re\xCC\x81sume\xCC\x81", "ＲＥＳＵＭＥ"));
  EXPECT_THAT(found("co\xC2\xADoperate, of\xEF\xAC\x81"
                    "ce",
                    "cooperate office"),
              ElementsAre("co\xC2\xADoperate",
                          "of\xEF\xAC\x81"
                          "ce"));
  EXPECT_THAT(found("ОДЕССА, Ἀθῆναι, İzmir", "одесса αθηναι izmir"),
              ElementsAre("ОДЕССА", "Ἀθῆναι", "İzmir"));
}

TEST(TextSearchTest, FindsArabicAndHebrewWithAndWithoutPoints) {
  EXPECT_THAT(found("كَتَبَ الوزير", "كتب"), ElementsAre("كَتَبَ"));
  EXPECT_THAT(found("שָׁלוֹם", "שלום"), ElementsAre("שָׁלוֹם"));
}

TEST(TextSearchTest, KeepsVowelSignsThatAreLettersToTheirReaders) {
  EXPECT_THAT(found("कि का", "का"), ElementsAre("का"));
  EXPECT_THAT(found("か が", "が"), ElementsAre("が"));
}

TEST(TextSearchTest, FindsAnyRunOfCharactersWhereWordsAreNotParted) {
  EXPECT_THAT(found("他说北京市很大。", "北京"), ElementsAre("北京"));
  EXPECT_THAT(found("ผมไปตลาดน้ำ", "ตลาด"), ElementsAre("ตลาด"));
  EXPECT_THAT(found("新A航班", "a"), ElementsAre("A"));
}

TEST(TextSearchTest, FindsPhrasesAcrossPunctuationAndLines) {
  EXPECT_THAT(found("eleven\r\nboats, “eleven” – boats, eleven small boats", "\"eleven boats\""),
              ElementsAre("eleven\r\nboats", "eleven” – boats"));
  EXPECT_THAT(found("a a a", "\"a a\""), ElementsAre("a a", "a a"));
  EXPECT_THAT(found("½ cup", "\"1 2 cup\""), ElementsAre("½ cup"));
}

TEST(TextSearchTest, FindsNothingInNothing) {
  EXPECT_THAT(found("", "port"), IsEmpty());
  EXPECT_THAT(found("\xCC\x81\xE2\x80\x8D", "port"), IsEmpty());
}

// What an index that parts at ASCII alone makes of the form.
std::vector<std::string> words_of_form(const std::string& form) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : form + " ") {
    const bool inside = (c & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (inside) {
      word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  return out;
}

TEST(TextSearchTest, PartsTextsAsTheIndexFormDoes) {
  const std::vector<std::string> pieces = {
      "a",         "B",  "7", " ",        "-",    "'",           "é",
      "e\xCC\x81", "ß",  "½", "\xC2\xAD", "北",   "が",          "か\xE3\x82\x99",
      "น้ำ",        "का", "كَ", "שָׁ",        "🙂", "👩‍🚒", "\n",
      "“",         "한", "ﬁ", "\xCC\x81", "٣"};
  std::mt19937_64 random(11);
  for (int run = 0; run < 3000; ++run) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) text += pieces[random() % pieces.size()];
    TextSearch search;
    const std::vector<std::string> words = words_of_form(search.index_form(text));
    if (words.empty()) continue;
    if (text.find("“") == std::string::npos) {
      EXPECT_THAT(search.parse("\"" + text + "\""), ElementsAre(SearchTerm(words))) << text;
    }
    const Text whole{text};
    EXPECT_THAT(search.find(whole, {SearchTerm(words)}), SizeIs(testing::Ge(1u))) << text;
  }
}

}  // namespace
}  // namespace prov
