// SPDX-License-Identifier: Apache-2.0
#include "model/number_words.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace prov {
namespace {

TEST(ParseCount, ReadsFigures) {
  for (const auto& [text, value] : {std::pair<std::string, std::int64_t>{"0", 0},
                                    {"6", 6},
                                    {" 1200 ", 1200},
                                    {"1,200", 1200},
                                    {"1,200,300", 1200300},
                                    {"1\u2009200", 1200},
                                    {"30\u00a0000", 30000},
                                    {"1\u202f200\u202f300", 1200300},
                                    {"٦", 6},
                                    {"١٬٢٠٠", 1200},
                                    {"١٢٣٤٥٦٧٨٩٠", 1234567890},
                                    {"۱۲۳۴۵۶۷۸۹۰", 1234567890},
                                    {"9007199254740991", 9007199254740991}}) {
    EXPECT_EQ(parse_count(text), value) << text;
  }
}

TEST(ParseCount, ReadsEnglishWords) {
  for (const auto& [text, value] : {std::pair<std::string, std::int64_t>{"zero", 0},
                                    {"six", 6},
                                    {"Six", 6},
                                    {"nineteen", 19},
                                    {"twenty", 20},
                                    {"twenty-one", 21},
                                    {"twenty one", 21},
                                    {"a hundred", 100},
                                    {"one hundred and five", 105},
                                    {"one hundred five", 105},
                                    {"nineteen hundred", 1900},
                                    {"nineteen hundred and four", 1904},
                                    {"a thousand", 1000},
                                    {"two thousand three hundred", 2300},
                                    {"two thousand and six", 2006},
                                    {"two hundred thousand", 200000},
                                    {"one million two hundred thousand and three", 1200003},
                                    {"a dozen", 12},
                                    {"3 million", 3000000},
                                    {"1,200 thousand", 1200000}}) {
    EXPECT_EQ(parse_count(text), value) << text;
  }
}

TEST(ParseCount, DoesNotGuess) {
  for (const std::string text : {"",
                                 " ",
                                 "about six",
                                 "six meetings",
                                 "six or seven",
                                 "sixth",
                                 "6th",
                                 "dozens",
                                 "hundreds",
                                 "dozen",
                                 "a",
                                 "a six",
                                 "and six",
                                 "six and",
                                 "six and two",
                                 "one two",
                                 "twenty eleven",
                                 "twenty zero",
                                 "zero six",
                                 "hundred",
                                 "thousand million",
                                 "six thousand two million",
                                 "two hundred and",
                                 "twenty hundred",
                                 "1 200",
                                 "1.200",
                                 "1.5",
                                 "1,20",
                                 "1,2000",
                                 "12,34,567",
                                 "1234,567",
                                 "1,200\u2009300",
                                 ",200",
                                 "1,",
                                 "0,200",
                                 "007",
                                 "-5",
                                 "+5",
                                 "5%",
                                 "1e3",
                                 "9007199254740992",
                                 "99999999999999999999",
                                 "1.5 million",
                                 "half a million",
                                 "sechs",
                                 "\xff"}) {
    EXPECT_EQ(parse_count(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace prov
