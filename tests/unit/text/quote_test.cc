// SPDX-License-Identifier: Apache-2.0
#include "text/quote.h"

#include <gmock/gmock.h>

#include <string>

#include <prov/error.h>

namespace prov {
namespace {

// Stands in for a digest: long enough to tell texts apart.
std::string fake_digest(std::string_view bytes) {
  return std::to_string(std::hash<std::string_view>{}(bytes));
}

std::string repeat(const std::string& piece, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += piece;
  return out;
}

TEST(Quote, HoldsTheWordsAndThirtyTwoCodePointsAround) {
  const Text text{repeat("é", 40) + "words" + repeat("ü", 40)};
  const Quote quote = make_quote(text, {40, 45}, fake_digest);
  EXPECT_EQ(quote.exact, "words");
  EXPECT_EQ(quote.prefix, repeat("é", 32));
  EXPECT_EQ(quote.suffix, repeat("ü", 32));
  EXPECT_TRUE(quote.sha256.empty());
}

TEST(Quote, HasLessContextAtTheEndsOfTheText) {
  const Quote quote = make_quote(Text{"ab words c"}, {3, 8}, fake_digest);
  EXPECT_EQ(quote.prefix, "ab ");
  EXPECT_EQ(quote.suffix, " c");
  EXPECT_THROW((void)make_quote(Text{"ab"}, {1, 1}, fake_digest), Error);
  EXPECT_THROW((void)make_quote(Text{"ab"}, {1, 3}, fake_digest), Error);
}

TEST(Quote, KeepsOnlyTheEndsOfALongPassage) {
  const std::string body = "start" + repeat("é", 70000) + "stop";
  const Text text{body};
  EXPECT_FALSE(make_quote(text, {0, 65536}, fake_digest).exact.empty());
  const Quote quote = make_quote(text, {0, text.length()}, fake_digest);
  EXPECT_TRUE(quote.exact.empty());
  EXPECT_EQ(quote.first, "start" + repeat("é", 251));
  EXPECT_EQ(quote.last, repeat("é", 252) + "stop");
  EXPECT_EQ(quote.sha256, fake_digest(body));
  EXPECT_TRUE(quote_holds(quote, text, {0, text.length()}, fake_digest));
  const Text changed{"start" + repeat("é", 35000) + "e" + repeat("é", 34999) + "stop"};
  EXPECT_FALSE(quote_holds(quote, changed, {0, text.length()}, fake_digest));
  const Text longer{"new " + body};
  const AnchorProposal moved = propose_anchor(quote, {0, text.length()}, longer, fake_digest);
  EXPECT_EQ(moved.state, AnchorState::moved);
  EXPECT_THAT(moved.candidates, testing::ElementsAre(Range{4, 4 + text.length()}));
}

TEST(Quote, DoesNotHoldElsewhereOrWithOtherSurroundings) {
  const Text text{"one two one two"};
  const Quote quote = make_quote(text, {0, 3}, fake_digest);
  EXPECT_TRUE(quote_holds(quote, text, {0, 3}, fake_digest));
  EXPECT_FALSE(quote_holds(quote, text, {8, 11}, fake_digest));
  EXPECT_FALSE(quote_holds(quote, text, {4, 7}, fake_digest));
  EXPECT_FALSE(quote_holds(quote, text, {14, 17}, fake_digest));
  EXPECT_FALSE(quote_holds(quote, Text{"one two one twø"}, {0, 3}, fake_digest));
}

AnchorProposal proposed(const std::string& older, Range range, const std::string& newer) {
  return propose_anchor(make_quote(Text{older}, range, fake_digest), range, Text{newer},
                        fake_digest);
}

TEST(Anchor, IsExactWhereNothingNearChanged) {
  EXPECT_EQ(proposed("the old port", {4, 7}, "the old port").state, AnchorState::exact);
  EXPECT_EQ(proposed("the old port", {4, 7}, "the old quay").state, AnchorState::exact);
}

TEST(Anchor, MovesToTheBestSurroundings) {
  const AnchorProposal moved =
      proposed("a old ship, the old port", {16, 19}, "News: a old ship, the old port");
  EXPECT_EQ(moved.state, AnchorState::moved);
  EXPECT_THAT(moved.candidates, testing::ElementsAre(Range{22, 25}));
}

TEST(Anchor, IsAmbiguousWherePlacesFitEquallyWell) {
  const AnchorProposal two = proposed("x old y", {2, 5}, "old, old, old");
  EXPECT_EQ(two.state, AnchorState::ambiguous);
  EXPECT_GE(two.candidates.size(), 2u);
}

TEST(Anchor, IsAnOrphanWhereTheWordsAreGone) {
  const AnchorProposal none = proposed("the old port", {4, 7}, "the new port");
  EXPECT_EQ(none.state, AnchorState::orphan);
  EXPECT_TRUE(none.candidates.empty());
}

}  // namespace
}  // namespace prov
