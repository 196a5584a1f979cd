// SPDX-License-Identifier: Apache-2.0
#include "report/layout.h"

#include <gmock/gmock.h>

#include "report/safe_text.h"
#include "report/width.h"

namespace prov::report {
namespace {

using testing::ElementsAre;

TEST(Width, CountsTerminalCells) {
  EXPECT_EQ(cell_width("abc"), 3u);
  EXPECT_EQ(cell_width("e\u0301"), 1u);
  EXPECT_EQ(cell_width("日本"), 4u);
  EXPECT_EQ(cell_width("שָׁלוֹם"), 4u);
  EXPECT_EQ(cell_width("\u2068\u200bx\u2069"), 1u);
}

TEST(Width, CountsAnEmojiSequenceAsOneEmoji) {
  EXPECT_EQ(cell_width("👩\u200d🚒"), 2u);
  EXPECT_EQ(cell_width("👍🏽"), 2u);
  EXPECT_EQ(cell_width("🇳🇴"), 2u);
  EXPECT_EQ(cell_width("☂\ufe0f"), 2u);
  EXPECT_EQ(cell_width("☂"), 1u);
}

TEST(Wrapped, BreaksAtBlanksAndCutsOnlyWordsWiderThanALine) {
  EXPECT_THAT(wrapped("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrapped("a abcdefghij", 4), ElementsAre("a", "abcd", "efgh", "ij"));
  EXPECT_THAT(wrapped("日本日本", 5), ElementsAre("日本", "日本"));
  EXPECT_THAT(wrapped("", 5), ElementsAre(""));
}

TEST(Wrapped, PartsAnAddressAfterASignWhereItCan) {
  EXPECT_THAT(wrapped("see tips@tide.example/x", 10),
              ElementsAre("see tips@", "tide.", "example/x"));
}

TEST(Wrapped, ClosesAndReopensAnIsolateAtEachBreak) {
  EXPECT_THAT(wrapped("x " + own_words("שלום לכם"), 6),
              ElementsAre("x \u2068שלום\u2069", "\u2068לכם\u2069"));
}

TEST(Wrapped, NeverPartsACombiningMarkFromItsLetter) {
  EXPECT_THAT(wrapped("aaaae\u0301bc", 5), ElementsAre("aaaae\u0301", "bc"));
}

TEST(Page, PutsTheRightPartAtTheMarginOrOnALineOfItsOwn) {
  Page page(20);
  page.text_and_right("left", "[1]", "", "");
  page.text_and_right("a left that fills it", "[2]", "", "");
  EXPECT_EQ(page.take(),
            "left             [1]\n"
            "a left that fills it\n"
            "                 [2]\n");
}

TEST(Page, KeepsWhatStandsBeforeEachLine) {
  Page page(20);
  page.text_and_right("a name that fills", "[123]", "├ ", "│ ");
  EXPECT_EQ(page.take(),
            "├ a name that fills\n"
            "│              [123]\n");
}

TEST(Page, LaysColumnsSideBySideWithoutTrailingBlanks) {
  Page page(30);
  page.columns({{0, 8, {"one two three"}}, {10, 8, {"日本", "x"}}, {20, 8, {""}}});
  EXPECT_EQ(page.take(), "one two   日本\nthree     x\n");
}

}  // namespace
}  // namespace prov::report
