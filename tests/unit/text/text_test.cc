// SPDX-License-Identifier: Apache-2.0
#include "text/text.h"

#include <gmock/gmock.h>

#include <string>

#include <prov/error.h>

#include "base/utf8.h"

namespace prov {
namespace {

using testing::ElementsAre;

std::vector<std::string> lines_of(const Text& text) {
  std::vector<std::string> lines;
  for (std::uint64_t i = 1; i <= text.line_count(); ++i) {
    lines.emplace_back(text.slice(text.line(i)));
  }
  return lines;
}

TEST(Text, LinesEndAtLineFeedCarriageReturnOrBothAndNothingElse) {
  const Text text{"a\nb\r\nc\rd\r\re\u2028f\u0085g\fh\vi"};
  EXPECT_THAT(lines_of(text), ElementsAre("a", "b", "c", "d", "", "e\u2028f\u0085g\fh\vi"));
}

TEST(Text, ALineEndAtTheEndOpensNoFurtherLine) {
  EXPECT_THAT(lines_of(Text{"a\n"}), ElementsAre("a"));
  EXPECT_THAT(lines_of(Text{"a\r\n\r\n"}), ElementsAre("a", ""));
  EXPECT_THAT(lines_of(Text{"\n"}), ElementsAre(""));
  EXPECT_EQ(Text{""}.line_count(), 0u);
}

TEST(Text, ALineFeedBeforeACarriageReturnEndsTwoLines) {
  EXPECT_THAT(lines_of(Text{"a\n\rb"}), ElementsAre("a", "", "b"));
}

TEST(Text, RefusesWhatIsNotUtf8) {
  try {
    const Text text{"ab\xFFz"};
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_data);
    EXPECT_STREQ(error.what(), "text is not UTF-8 at byte 2");
  }
}

TEST(Text, CountsCodePointsAcrossManyBlocks) {
  std::string utf8;
  for (int i = 0; i < 3000; ++i) utf8 += i % 3 == 0 ? "é" : i % 3 == 1 ? "a" : "🙂";
  const Text text{utf8};
  ASSERT_EQ(text.length(), 3000u);
  for (std::uint64_t at = 0; at <= 3000; ++at) {
    const std::size_t byte = byte_of_code_point(utf8, at);
    ASSERT_EQ(text.byte_of(at), byte);
    ASSERT_EQ(text.code_point_of(byte), at);
  }
  EXPECT_EQ(text.slice({2998, 3000}), "a🙂");
}

TEST(Text, RefusesARangeBeyondItsEnd) {
  const Text text{"abc"};
  EXPECT_EQ(text.slice({3, 3}), "");
  EXPECT_THROW((void)text.slice({2, 4}), Error);
  EXPECT_THROW((void)text.slice({3, 2}), Error);
  EXPECT_THROW((void)text.line(2), Error);
  EXPECT_THROW((void)text.line(0), Error);
}

TEST(Text, ALineEndBelongsToTheLineItEnds) {
  const Text text{"ab\r\ncd\n"};
  EXPECT_EQ(text.line_of(0), 1u);
  EXPECT_EQ(text.line_of(2), 1u);
  EXPECT_EQ(text.line_of(3), 1u);
  EXPECT_EQ(text.line_of(4), 2u);
  EXPECT_EQ(text.line_of(6), 2u);
  EXPECT_EQ(text.line_of(99), 2u);
}

TEST(Text, SentencesAreCodePointsOfTheWholeText) {
  const Text text{"Ünlü.\n  Eins zwei. Drei vier!  \n \n"};
  EXPECT_THAT(text.sentences(1), ElementsAre(Range{0, 5}));
  ASSERT_EQ(text.sentences(2).size(), 2u);
  EXPECT_EQ(text.slice(text.sentences(2)[0]), "Eins zwei.");
  EXPECT_EQ(text.slice(text.sentences(2)[1]), "Drei vier!");
  EXPECT_TRUE(text.sentences(3).empty());
}

TEST(Text, SentencesDependOnTheLanguageAskedFor) {
  const Text text{"Er kam am 3. Mai wieder."};
  EXPECT_EQ(text.sentences(1, "de").size(), 1u);
  EXPECT_EQ(text.sentences(1, "en").size(), 2u);
}

}  // namespace
}  // namespace prov
