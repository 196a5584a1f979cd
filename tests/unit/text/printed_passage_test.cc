// SPDX-License-Identifier: Apache-2.0
#include "text/printed_passage.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <prov/error.h>

#include "text/locate.h"
#include "text/resolver.h"

namespace prov {
namespace {

std::string printed(std::string_view source, std::string_view passage, std::size_t limit = 40) {
  const Text text{std::string{source}};
  return to_string(print_passage(resolve(passage, text, {}).ranges, text, limit));
}

const char* const kPlain =
    "The port closed at noon. Nobody was told why it closed. Ships waited.\n"
    "\n"
    "Ships waited for the port.\n"
    "“We knew,” she said. “We told the office, and nobody came to look at the port.”\n";

TEST(PrintedPassage, GivesPlaceAndWordsInOne) {
  EXPECT_EQ(printed(kPlain, "Nobody was told"), "1: “Nobody was told”");
  EXPECT_EQ(printed(kPlain, "1: port ... told why it"), "1: “port closed at noon. … told why it”");
  EXPECT_EQ(printed(kPlain, "noon + 1.2 + 3"), "1: “noon” + 1.2 + 3");
  EXPECT_EQ(printed(kPlain, "4: “We knew,”"), "4: “We knew,”") << "with marks of its own";
  EXPECT_EQ(printed(kPlain, "noon + told why + 3: the port"),
            "1: “noon” + 1: “told why” + 3: “the port”");
}

TEST(PrintedPassage, ShowsTheWordsOfWholeLinesAndSentencesBesideThem) {
  EXPECT_EQ(printed(kPlain, "3"), "3 “Ships waited for the port.”");
  EXPECT_EQ(printed(kPlain, "1.2"), "1.2 “Nobody was told why it closed.”");
  EXPECT_EQ(printed(kPlain, "1.2 + 3"), "1.2 + 3 “Nobody was told why it … for the port.”");
  EXPECT_EQ(printed(kPlain, "1.2", 0), "1.2");
}

TEST(PrintedPassage, GivesCodePointsWhereWordsDoNotReadBack) {
  EXPECT_EQ(printed(kPlain, "9..10"), "9..10 (line 1) “c”") << "one of many";
  EXPECT_EQ(printed(kPlain, "4: We told the office ... at the port."),
            "120..176 (line 4) “We told the office, and … at the port.”")
      << "with marks around it the words would be read with those of the text";
  EXPECT_EQ(printed(kPlain, "Nobody was told", 0), "25..40");
}

TEST(PrintedPassage, SaysWhereToLookAndWhetherThatIsAllOfIt) {
  const Text text{kPlain};
  const auto print = [&](std::string_view typed) {
    return print_passage(resolve(typed, text, {}).ranges, text, 40);
  };
  EXPECT_EQ(whereabouts(print("1")), "line 1");
  EXPECT_EQ(whereabouts(print("1-3")), "lines 1-3");
  EXPECT_EQ(whereabouts(print("1.2")), "1.2");
  EXPECT_EQ(whereabouts(print("1 + 3")), "lines 1 + 3");
  EXPECT_EQ(whereabouts(print("Nobody was told")), "in line 1");
  EXPECT_EQ(whereabouts(print("60..80")), "in lines 1-3");
  EXPECT_EQ(whereabouts(print("noon + 3: the port")), "in lines 1 + 3");
  EXPECT_EQ(whereabouts(print_quotes({{}, {{740, 802}}, {}}, 40)), "characters 740..802");
  PrintedPassage elsewhere = print("1.2");
  elsewhere.document = "press";
  EXPECT_EQ(whereabouts(elsewhere), "press:1.2");
  elsewhere = print("noon");
  elsewhere.document = "press";
  EXPECT_EQ(whereabouts(elsewhere), "press, in line 1");
}

TEST(PrintedPassage, ShowsNothingThatAPageWouldShowOtherwise) {
  const Text text{"The so\u202Ecalled port closed.\nIt\u2028shut down at noon.\n"};
  EXPECT_EQ(to_string(print_passage(std::vector<Range>{{4, 17}}, text, 40)).substr(0, 6), "4..17 ");
  EXPECT_EQ(to_string(print_passage(std::vector<Range>{{27, 34}}, text, 40)), "2: “It shut”");
}

TEST(PrintedPassage, TextBetweenMarksIsTakenWithThemWhereTheyStandInTheLine) {
  const Text text{"He said “no way” and no way it was.\nNo way.\nno way\n"};
  const auto found = [&](std::string_view typed) { return resolve(typed, text, {}).ranges; };
  EXPECT_EQ(found("1: “no way”"), (std::vector<Range>{{8, 16}}));
  EXPECT_EQ(found("3: “no way”"), (std::vector<Range>{{44, 50}}));
  EXPECT_THROW((void)found("“No way”"), Error) << "only where a line is given";
}

TEST(PrintedPassage, ReadsBackWhenAPageBrokeItOverLines) {
  const Text text{kPlain};
  EXPECT_EQ(resolve("1: “port\n    closed at noon. Nobody …\n    why it” +\n    3: “the\r\n port”",
                    text, {})
                .ranges,
            resolve("1: port ... why it + 3: the port", text, {}).ranges);
}

TEST(PrintedPassage, WordsBesideAPlaceAreThoseOfThePlace) {
  const Text text{kPlain};
  EXPECT_EQ(resolve("3 “Ships waited for the port.”", text, {}).ranges,
            resolve("3", text, {}).ranges);
  EXPECT_EQ(resolve("1.2 + 3 “Nobody was told why it … for the port.”", text, {}).ranges,
            resolve("1.2 + 3", text, {}).ranges);
  EXPECT_EQ(resolve("9..10 (line 1) “c”", text, {}).ranges, (std::vector<Range>{{9, 10}}));
  for (const char* other : {"3 “Ships waited for the ferry.”", "1.2 “Nobody was told”",
                            "3 “waited … port.”", "9..10 (line 1) “d”"}) {
    try {
      (void)resolve(other, text, {});
      ADD_FAILURE() << other;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), ::testing::HasSubstr("gives other words than stand there"))
          << other;
    }
  }
  EXPECT_THROW((void)resolve("9 “no such line”", text, {}), Error);
  const Text numbers{"Of 3 “friends” none came.\nx\ny\n"};
  EXPECT_EQ(resolve("3 “friends”", numbers, {}).ranges, (std::vector<Range>{{3, 14}})) << "words";
}

TEST(PrintedPassage, ReadsBackWhenAPageBrokeItWithinWords) {
  const std::string address = "https://harbour.example/notices/2023/regret?lang=en&print=yes";
  const Text text{"See " + address +
                  " for all of it.\n港口中午关闭没有人被告知船只等待港口中午关闭\n"};
  const auto broken = [](std::string typed, std::size_t every) {
    std::size_t count = 0;
    std::string out;
    for (std::size_t i = 0; i < typed.size(); ++i) {
      const bool begins = (static_cast<unsigned char>(typed[i]) & 0xC0) != 0x80;
      if (begins && ++count % every == 0) out += "\n      ";
      out += typed[i];
    }
    return out;
  };
  const std::vector<Range> whole = resolve("1: See ... for", text, {}).ranges;
  EXPECT_EQ(
      resolve(
          "1: “See https://harbour.example/\n  notices/2023/regret?\n  lang=en&print=yes\n  for”",
          text, {})
          .ranges,
      whole);
  const std::vector<Range> port = resolve("2: 没有人被告知船只等待港口", text, {}).ranges;
  EXPECT_EQ(resolve(broken("2: “没有人被告知船只等待港口”", 9), text, {}).ranges, port);
  EXPECT_EQ(
      resolve(broken("2 “港口中午关闭没有人被告知船只等待港口中午关闭”", 12), text, {}).ranges,
      resolve("2", text, {}).ranges);
}

TEST(PrintedPassage, PrintsManyPassagesOfOneVeryLongLineWithoutSearchingItForEach) {
  std::string line;
  for (int i = 0; i < 12'000; ++i) line += i % 2 == 0 ? "ha " : "ho ";
  const Text text{line + "\n"};
  const PrintedPassage printed = print_passage(std::vector<Range>{{3000, 3011}}, text, 40);
  EXPECT_EQ(to_string(printed), "3000..3011 (line 1) “ha ho ha ho”");
  EXPECT_EQ(locate(std::vector<Range>{{3000, 3011}}, text), "3000..3011");
}

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t bound) {
  return static_cast<std::size_t>(random() % bound);
}

const std::string& one_of(Random& random, const std::vector<std::string>& all) {
  return all[below(random, all.size())];
}

// Lines that are easily mistaken for each other, or for an address.
std::string random_line(Random& random) {
  static const std::vector<std::string> kWhole{
      "",
      "The port closed at noon.",
      "The port closed at noon",
      "The port closed at noon. The port closed at noon.",
      "“The port closed,” she said. “Nobody … was ... told.”",
      "press: 12: @17 said no",
      "press:22.1",
      "22: the port",
      "بندر «بسته شد» در ظهر. بندر بسته شد.",
      "‘We ... left’ + the port + 3",
      "740..802 + 1..3",
      "the + NAME:port closed"};
  static const std::vector<std::string> kPieces{"port",
                                                "Port",
                                                "the",
                                                "closed",
                                                "noon.",
                                                "“so-called”",
                                                "so‑called",
                                                "so-called",
                                                "\"the\"",
                                                "…",
                                                "...",
                                                "+",
                                                "12:",
                                                "@17",
                                                "press:",
                                                "3.1",
                                                "=",
                                                "-",
                                                "cafe\u0301",
                                                "café",
                                                "בנמל",
                                                "بندر",
                                                "می‌رود",
                                                "\u2028",
                                                "\u200F",
                                                "\u00A0",
                                                "👩\u200D👧",
                                                "‘port’s’",
                                                "½",
                                                "ﬁsh",
                                                "港口",
                                                "U.S.",
                                                "Mr.",
                                                "?",
                                                "\u202E",
                                                "\u2067x\u2069",
                                                "\uFEFF",
                                                "<b>",
                                                "*",
                                                "a\tb",
                                                "““",
                                                "”"};
  if (below(random, 3) == 0) return one_of(random, kWhole);
  std::string line;
  for (std::size_t count = 1 + below(random, 14); count > 0; --count) {
    line += one_of(random, kPieces) + (below(random, 8) == 0 ? "" : " ");
  }
  return line;
}

Text random_text(Random& random) {
  std::string text, again = random_line(random);
  for (std::size_t count = 1 + below(random, 7); count > 0; --count) {
    text += below(random, 4) == 0 ? again : random_line(random);
    text += one_of(random, {"\n", "\n", "\n", "\r\n", "\r", ""});
  }
  return Text{text.empty() ? "x" : text};
}

// From the start of one word to the end of another.
Range random_words(Random& random, const Text& text, const Range& line) {
  const std::vector<std::string_view> words = between_blanks(text.slice(line));
  if (words.empty()) return line;
  const std::size_t first = below(random, words.size());
  const std::size_t last = first + below(random, words.size() - first);
  const auto offset = [&](const char* at) {
    return text.code_point_of(static_cast<std::size_t>(at - text.utf8().data()));
  };
  return {offset(words[first].data()), offset(words[last].data() + words[last].size())};
}

// A line, a sentence, sentences, words or any stretch.
Range random_range(Random& random, const Text& text) {
  const std::uint64_t number = 1 + below(random, text.line_count());
  const Range line = text.line(number);
  const std::vector<Range>& sentences = text.sentences(number, "");
  switch (below(random, 6)) {
    case 0:
      return line;
    case 3:
    case 4:
      return random_words(random, text, line);
    case 1:
      return sentences.empty() ? line : sentences[below(random, sentences.size())];
    case 2:
      if (line.end > line.start) {
        const std::uint64_t size = line.end - line.start;
        const std::uint64_t start = line.start + below(random, size);
        return {start, start + 1 + below(random, line.end - start)};
      }
      return line;
    default:
      break;
  }
  const std::uint64_t start = below(random, text.length());
  return {start, start + 1 + below(random, text.length() - start)};
}

std::vector<Range> random_ranges(Random& random, const Text& text) {
  std::vector<Range> all;
  for (std::size_t count = 1 + below(random, 2) * below(random, 4); count > 0; --count) {
    all.push_back(random_range(random, text));
  }
  std::sort(all.begin(), all.end());
  std::vector<Range> apart;
  for (const Range& range : all) {
    const bool fits = range.start < range.end && (apart.empty() || apart.back().end <= range.start);
    if (fits) apart.push_back(range);
  }
  if (apart.empty()) apart.push_back({0, 1});
  return apart;
}

std::string broken_at_blanks(Random& random, const std::string& line) {
  std::string out;
  for (const char c : line) out += c == ' ' && below(random, 3) == 0 ? "\n    " : std::string{c};
  return out;
}

TEST(PrintedPassage, WhateverIsPrintedReadsBackAsTheSameCodePoints) {
  Random random{20260105};
  std::size_t in_words = 0;
  for (int i = 0; i < 6000; ++i) {
    const Text text = random_text(random);
    const std::vector<Range> ranges = random_ranges(random, text);
    const std::size_t limit = std::vector<std::size_t>{0, 24, 40, 120}[below(random, 4)];
    PrintedPassage passage = print_passage(ranges, text, limit);
    ASSERT_NO_THROW((void)to_string(passage));
    const bool named = below(random, 2) == 0;
    if (named) passage.document = "press";
    const auto names = [](std::string_view name) { return name == "press" || name == "NAME"; };
    const std::string typed = to_string(passage);
    const auto found = [&](const std::string& printed) {
      const PassageSyntax syntax = parse_passage(printed, names);
      EXPECT_EQ(syntax.document, passage.document) << printed;
      return resolve(syntax, text, {}).ranges;
    };
    if (!passage.parts.front().words.empty()) ++in_words;
    ASSERT_TRUE(prints_as_it_is(passage.parts.front().words)) << typed;
    ASSERT_EQ(found(typed), ranges) << typed << "\nin\n" << text.utf8();
    ASSERT_EQ(found(broken_at_blanks(random, typed)), ranges) << typed;
    ASSERT_EQ(resolve(locate(ranges, text), text, {}).ranges, ranges) << "in\n" << text.utf8();
    passage.document.clear();
    passage.beside.clear();
    if (passage.whole_lines && ranges.size() == 1) {
      ASSERT_EQ(passage.lines, to_string(passage));
    }
  }
  EXPECT_GT(in_words, 1000U) << "the test is about words too";
}

}  // namespace
}  // namespace prov
