// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include <gtest/gtest.h>

#include "cli/shell_words.h"

namespace prov::cli {
namespace {

TEST(DisplayWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("Ångström"), 8U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("港"), 2U);
  EXPECT_EQ(display_width("میرسا"), 5U);
}

TEST(Printable, TakesTheTeethOutOfEscapeSequences) {
  EXPECT_EQ(printable("a\x1b[31mb"), "a\uFFFD[31mb");
  EXPECT_EQ(printable("a\u202Eb"), "a\uFFFDb");
  EXPECT_EQ(printable("a\u009Bb"), "a\uFFFDb");
  EXPECT_EQ(printable("a\xFF"), "a\uFFFD");
}

TEST(Printable, KeepsLineEndsOnlyWhereAsked) {
  EXPECT_EQ(printable("a\nb\tc"), "a b c");
  EXPECT_EQ(printable("a\nb\tc", false), "a\nb\tc");
}

TEST(Shortened, KeepsBothEndsOfLongText) {
  EXPECT_EQ(shortened("short", 10), "short");
  EXPECT_EQ(shortened("one two three four five six", 15), "one two … six");
  EXPECT_EQ(shortened("one two thr four five six", 16), "one two … six");
  EXPECT_EQ(shortened("abcdefghijklmnopqrstuvwxyzabcdef", 12), "abcdef … def");
}

TEST(Fitted, CutsTheEndOffByColumns) {
  EXPECT_EQ(fitted("short", 10), "short");
  EXPECT_EQ(fitted("one two three four", 15), "one two three …");
  EXPECT_EQ(fitted("one two three four", 14), "one two …");
  EXPECT_EQ(fitted("abcdefghijklmnopqrst", 12), "abcdefghij …");
  EXPECT_EQ(fitted("港港港", 5), "港 …");
  EXPECT_EQ(fitted("میرسا", 9), "\u2068میرسا\u2069");
}

TEST(Since, SaysHowLongAgoInTheLargestUnit) {
  const std::string time = "2026-01-05T09:00:00Z";
  constexpr std::int64_t kThen = 1767603600;
  EXPECT_EQ(since(time, kThen + 59), "just now");
  EXPECT_EQ(since(time, kThen + 60), "1 minute ago");
  EXPECT_EQ(since(time, kThen + 7300), "2 hours ago");
  EXPECT_EQ(since(time, kThen + 3 * 86400), "3 days ago");
  EXPECT_EQ(since(time, kThen + 90 * 86400), "2026-01-05");
  EXPECT_EQ(since(time, kThen - 1), "2026-01-05") << "a clock that runs behind the writer's";
  EXPECT_EQ(since("", kThen), "(erased)");
}

TEST(ShellWord, QuotesWhatAShellTakesForItsOwn) {
  EXPECT_EQ(shell_word("press-release"), "press-release");
  EXPECT_EQ(shell_word("the third"), "'the third'");
  EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_word("$a!"), "'$a!'");
  EXPECT_EQ(shell_word("میرسا"), "میرسا");
  EXPECT_EQ(shell_word(""), "''");
}

TEST(InQuotes, DoesNotDoubleTheMarksOfTheText) {
  EXPECT_EQ(in_quotes("said"), "“said”");
  EXPECT_EQ(in_quotes("“It was aimed.”"), "“It was aimed.”");
  EXPECT_EQ(in_quotes("«بود»"), "«بود»");
  EXPECT_EQ(in_quotes("“"), "““”");
}

TEST(Isolated, KeepsRightToLeftWordsFromReorderingWhatIsAround) {
  EXPECT_EQ(isolated("6: “boats”  5 characters"), "6: “boats”  5 characters");
  EXPECT_EQ(isolated("6: “بود 3” + 7: “a”"), "6: “\u2068بود 3\u2069” + 7: “a”");
  EXPECT_EQ(isolated("6: «بود»  3 characters"), "6: \u2068«بود»\u2069  3 characters");
  EXPECT_EQ(isolated("“بود “ما” بود” 3"), "“\u2068بود “ما” بود\u2069” 3");
  EXPECT_EQ(isolated("said by بود ما (mira-3)"), "said by \u2068بود ما\u2069 (mira-3)");
  EXPECT_EQ(isolated("““بود"), "““\u2068بود\u2069") << "marks that nothing closes";
  EXPECT_EQ(isolated("\u2068a بود …\u2069; بود"), "\u2068a بود …\u2069; \u2068بود\u2069")
      << "what is isolated already";
}

TEST(Grouped, PutsCommasBetweenThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
}

TEST(Counted, KnowsOneFromMany) {
  EXPECT_EQ(counted(1, "entry", "entries"), "1 entry");
  EXPECT_EQ(counted(0, "entry", "entries"), "0 entries");
}

TEST(Wrapped, BreaksAtBlanksAndKeepsParagraphs) {
  EXPECT_EQ(wrapped("aaa bbb ccc", "  ", 9), "  aaa bbb\n  ccc\n");
  EXPECT_EQ(wrapped("a\n\nb", ""), "a\n\nb\n");
}

}  // namespace
}  // namespace prov::cli
