// SPDX-License-Identifier: Apache-2.0
#include "text/locate.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include <prov/error.h>

#include "text/resolver.h"

namespace prov {
namespace {

std::string located(const Text& text, std::vector<Range> ranges) { return locate(ranges, text); }

std::string relocated(std::string_view source, std::string_view passage) {
  const Text text{std::string{source}};
  return locate(resolve(passage, text, {}).ranges, text);
}

const char* const kPlain =
    "The port closed at noon. Nobody was told why it closed. Ships waited.\n"
    "\n"
    "Ships waited for the port.\n";

TEST(Locate, PrintsTheShortestFormThatReadsBack) {
  EXPECT_EQ(relocated(kPlain, "1"), "1");
  EXPECT_EQ(relocated(kPlain, "1-3"), "1-3");
  EXPECT_EQ(relocated(kPlain, "1.2"), "1.2");
  EXPECT_EQ(relocated(kPlain, "1.1-1.2"), "1.1-1.2");
  EXPECT_EQ(relocated(kPlain, "Nobody was told"), "1: Nobody was told");
  EXPECT_EQ(relocated(kPlain, "1: port ... told why it"), "1: port ... it");
  EXPECT_EQ(relocated(kPlain, "0..2"), "1: Th");
  EXPECT_EQ(relocated(kPlain, "8..9"), "8..9");
  EXPECT_EQ(relocated(kPlain, "2..60"), "2..60") << "ends inside words";
  EXPECT_EQ(relocated(kPlain, "3 + 1.2"), "1.2 + 3");
}

TEST(Locate, WithoutWordsPrintsLinesAndWholeSentences) {
  const auto lines = [](std::string_view passage) {
    const Text text{std::string{kPlain}};
    return locate_lines(resolve(passage, text, {}).ranges, text);
  };
  EXPECT_EQ(lines("1"), "1");
  EXPECT_EQ(lines("1.2"), "1.2");
  EXPECT_EQ(lines("Nobody was told"), "1");
  EXPECT_EQ(lines("60..80"), "1-3");
  EXPECT_EQ(lines("1: port + 1: noon + 3: the port"), "1 + 3");
  EXPECT_EQ(lines("1.2 + 3"), "1 + 3");
}

TEST(Locate, RefusesRangesThatAreNone) {
  const Text text{"abc"};
  EXPECT_THROW((void)located(text, {}), Error);
  EXPECT_THROW((void)located(text, {{1, 1}}), Error);
  EXPECT_THROW((void)located(text, {{1, 4}}), Error);
  EXPECT_THROW((void)located(text, {{1, 2}, {0, 1}}), Error);
}

TEST(Locate, DescribesWhereARangeStarts) {
  const Text text{"One. Two.\n\n  Three"};
  EXPECT_EQ(describe({0, 3}, text), "1.1");
  EXPECT_EQ(describe({6, 12}, text), "1.2");
  EXPECT_EQ(describe({4, 6}, text), "1.2");
  EXPECT_EQ(describe({10, 11}, text), "2");
  EXPECT_EQ(describe({11, 13}, text), "3.1");
}

// Pieces of which random texts are made: everything that could upset the reading.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> kPieces{
      "port",     "Port",    "the",     "closed",   " ",    " ",      " ",      " ",
      " ",        "\u00A0",  "\n",      "\r\n",     "\r",   ". ",     "? ",     "“",
      "”",        "\"",      "«",       "»",        "'",    " ... ",  "…",      " + ",
      "22: ",     "1: ",     "3.1",     "740..802", "-",    "—",      "--",     "=",
      "👩\u200D👧", "❤\uFE0F", "e\u0301", "\u0301",   "é",    "\u200F", "\u200C", "\u00AD",
      "\uFEFF",   "بندر",    "بسته شد", "؟ ",       "港口", "½",      "ﬁ",      "Mr. ",
      "U.S. ",    "12",      ":"};
  return kPieces;
}

using Random = std::mt19937_64;

std::uint64_t below(Random& random, std::uint64_t bound) {
  return std::uniform_int_distribution<std::uint64_t>{0, bound - 1}(random);
}

Text random_text(Random& random) {
  std::string utf8;
  const std::uint64_t size = 1 + below(random, 60);
  for (std::uint64_t i = 0; i < size; ++i) utf8 += pieces()[below(random, pieces().size())];
  return Text{utf8};
}

std::vector<Range> random_ranges(Random& random, const Text& text) {
  std::set<std::uint64_t> ends;
  const std::uint64_t count = 2 * (1 + below(random, 3));
  for (std::uint64_t i = 0; i < count; ++i) ends.insert(below(random, text.length() + 1));
  if (ends.size() < 2) ends = {0, text.length()};
  const std::vector<std::uint64_t> sorted{ends.begin(), ends.end()};
  std::vector<Range> ranges;
  for (std::size_t i = 0; i + 1 < sorted.size(); i += 1 + below(random, 2)) {
    ranges.push_back({sorted[i], sorted[i + 1]});
  }
  return ranges;
}

TEST(Locate, WhatIsPrintedReadsBackAsTheSameCodePoints) {
  Random random{20240607};
  for (int i = 0; i < 4000; ++i) {
    const Text text = random_text(random);
    const std::vector<Range> ranges = random_ranges(random, text);
    const std::string passage = locate(ranges, text);
    ASSERT_EQ(resolve(passage, text, {}).ranges, ranges) << passage << "\nin\n" << text.utf8();
  }
}

TEST(Locate, WordsOfEveryWordStretchReadBack) {
  const Text text{
      "He said: “We … left + 2 ... stayed.” 22: then.\n22: then ... “We\nبندر «بسته شد» در ۱۲:۳۰."};
  for (std::uint64_t start = 0; start < text.length(); ++start) {
    for (std::uint64_t end = start + 1; end <= text.length(); ++end) {
      const std::vector<Range> ranges{{start, end}};
      ASSERT_EQ(resolve(locate(ranges, text), text, {}).ranges, ranges);
    }
  }
}

}  // namespace
}  // namespace prov
