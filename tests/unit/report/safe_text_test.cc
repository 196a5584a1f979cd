// SPDX-License-Identifier: Apache-2.0
#include "report/safe_text.h"

#include <gtest/gtest.h>

#include "report/words.h"

namespace prov::report {
namespace {

TEST(SafeText, ShowsControlsAndBidiOverridesInsteadOfObeyingThem) {
  EXPECT_EQ(harmless("a\u202eb\u2066c\u2069", true), "a‹U+202E›b‹U+2066›c‹U+2069›");
  EXPECT_EQ(harmless("\x1b[31mred\u009b", true), "‹U+001B›[31mred‹U+009B›");
  EXPECT_EQ(harmless("x\ufeffy", true), "x‹U+FEFF›y");
}

TEST(SafeText, KeepsJoinersAndDirectionMarksThatScriptsNeed) {
  EXPECT_EQ(harmless("می\u200cروم\u200f 👩\u200d🚒", true), "می\u200cروم\u200f 👩\u200d🚒");
}

TEST(SafeText, FoldsLineEndsToOneBlankOnlyWhenOneLineIsWanted) {
  EXPECT_EQ(harmless("  a \r\n\t b\u2028c ", true), "a b c");
  EXPECT_EQ(harmless("a\r\n\tb", false), "a\r\n\tb");
}

TEST(SafeText, ReplacesBytesThatAreNotUtf8) {
  EXPECT_EQ(harmless("a\xff\xc3(", true), "a\ufffd\ufffd(");
  EXPECT_EQ(harmless("\xe2\x82", true), "\ufffd\ufffd");
}

TEST(SafeText, IsolatesOnlyRightToLeftWordsInPlainText) {
  EXPECT_EQ(plain_line("by " + own_words("Ann") + ", 1"), "by Ann, 1");
  EXPECT_EQ(plain_line("by " + own_words("שלום") + ", 1"), "by \u2068שלום\u2069, 1");
}

TEST(SafeText, ClosesAnIsolateThatTheLineLeavesOpen) {
  EXPECT_EQ(plain_line(std::string(kIsolate) + "שלום"), "\u2068שלום\u2069");
}

TEST(SafeText, EscapesHtmlAndTurnsIsolatesIntoBdi) {
  EXPECT_EQ(html("<" + own_words("</style><script>'\"&")),
            "&lt;<bdi>&lt;/style&gt;&lt;script&gt;&#39;&quot;&amp;</bdi>");
}

TEST(SafeText, AnIsolateInForeignWordsCannotCloseOurs) {
  EXPECT_EQ(html(own_words("a\u2069b")), "<bdi>a‹U+2069›b</bdi>");
}

TEST(SafeText, EscapesEverythingThatMarkdownWouldRead) {
  EXPECT_EQ(markdown("*a* _b_ [c](d) `e` |f| <g>"),
            "\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\|f\\| &lt;g&gt;");
  EXPECT_EQ(markdown("2023-05-18 (a - b)"), "2023-05-18 (a - b)");
}

TEST(SafeText, LetsMarkdownOpenNoBlock) {
  EXPECT_EQ(markdown("# a"), "\\# a");
  EXPECT_EQ(markdown("- a"), "\\- a");
  EXPECT_EQ(markdown("12. a"), "12\\. a");
  EXPECT_EQ(markdown("12 a"), "12 a");
}

TEST(SafeText, LetsGithubMakeNoLinksOfItsOwn) {
  EXPECT_EQ(markdown("https://x.example www.y.example a@b"),
            "https:<!-- -->//x.example w<!-- -->ww.y.example a@<!-- -->b");
  EXPECT_EQ(markdown("see #12 :ship: at 12:30"), "see #<!-- -->12 :<!-- -->ship: at 12:30");
}

TEST(Words, ShortenedKeepsBothEndsOfLongWords) {
  EXPECT_EQ(shortened("short", 20), "short");
  EXPECT_EQ(shortened("one two three four five six seven eight nine ten", 24),
            "one two three … ten");
}

}  // namespace
}  // namespace prov::report
