// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "refusals.h"

namespace prov {
namespace {

using testing::agent;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::joined;
using testing::kPress;
using testing::refusal;
using ::testing::StartsWith;
using testing::TestCase;

class Claims : public ::testing::Test {
 protected:
  Claims() {
    test_.add("press.txt", kPress);
    test_.add("tide.txt",
              "The Tide\nSeven boats were moved from 5 May 2023 to 9 May 2023, it said.\n");
    test_.apply(AddClaim{"Boats were moved", "moved", ""});
  }
  static AppearClaim in(const std::string& document, const std::string& at) {
    AppearClaim out;
    out.claim = "moved";
    out.document = document;
    out.at = at;
    return out;
  }
  static TypedValue words(const std::string& typed) {
    TypedValue out;
    out.words = typed;
    return out;
  }
  ClaimAppear stored(const Recorded& done) {
    return std::get<ClaimAppear>(test_.opened.entry(done.id).content);
  }

  TestCase test_;
};

TEST_F(Claims, AppearWithFieldsThatAreReadAsCountsDatesAndPeriods) {
  AppearClaim appear = in("press", "3.1");
  appear.fields = {{"count", words("six")}, {"period", words("3 May 2023 and 9 May 2023")}};
  TypedValue typed;
  typed.text = "moored";
  appear.fields.emplace_back("state", typed);
  const ClaimAppear found = stored(test_.apply(appear));
  ASSERT_EQ(found.fields.size(), 3u);
  EXPECT_EQ(found.fields[0].number, 6);
  EXPECT_EQ(found.fields[0].passage->quotes[0].exact, "six");
  EXPECT_EQ(found.fields[2].value, "moored");
  EXPECT_EQ(found.fields[2].passage, std::nullopt);
}

TEST_F(Claims, ReadAPeriodWithBothItsEnds) {
  AppearClaim appear = in("tide", "2.1");
  appear.fields = {{"period", words("from 5 May 2023 to 9 May 2023")}};
  const ClaimAppear found = stored(test_.apply(appear));
  EXPECT_EQ(found.fields[0].from->first, "2023-05-05");
  EXPECT_EQ(found.fields[0].to->first, "2023-05-09");
}

TEST_F(Claims, ReadFieldsNamedForTimeAsTimeBeforeCounts) {
  AppearClaim appear = in("press", "3.1");
  TypedValue year;
  year.text = "2023";
  TypedValue count;
  count.text = "six";
  appear.fields = {{"visitDate", year},
                   {"end-of-strike", year},
                   {"endorsers", count},
                   {"days", count},
                   {"year", year}};
  const ClaimAppear found = stored(test_.apply(appear));
  EXPECT_EQ(found.fields[0].date->precision, DatePrecision::year);
  EXPECT_EQ(found.fields[1].date->precision, DatePrecision::year);
  EXPECT_EQ(found.fields[2].number, 6) << "letters alone do not make a name one of time";
  EXPECT_EQ(found.fields[3].number, 6);
  EXPECT_EQ(found.fields[4].number, std::nullopt);
}

TEST_F(Claims, SeekFieldsInTheAppearanceBeforeTheRestOfTheText) {
  AppearClaim appear = in("press", "2:");
  appear.fields = {{"day", words("4 March 2023")}};
  EXPECT_EQ(stored(test_.apply(appear)).fields[0].passage->ranges, (std::vector<Range>{{44, 56}}));
  appear.fields = {{"body", words("Harbour Authority")}};
  EXPECT_EQ(stored(test_.apply(appear)).fields[0].passage->ranges, (std::vector<Range>{{9, 26}}))
      << "in the whole text when the passage and its lines do not have it";
}

TEST_F(Claims, SayHowFieldsDifferFromEarlierAppearances) {
  AppearClaim first = in("press", "3.1");
  first.fields = {{"count", words("six")}, {"period", words("between 3 May 2023 and 9 May 2023")}};
  EXPECT_THAT(joined(test_.apply(first).echo), Not(HasSubstr("differs")));
  AppearClaim second = in("tide", "2.1");
  second.fields = {{"count", words("Seven")}, {"period", words("from 5 May 2023 to 9 May 2023")}};
  const Recorded done = test_.apply(second);
  EXPECT_THAT(done.echo, Contains("differs from mira-4 (press:3.1): count by 1, start by 2 days"));
  test_.apply(Withdraw{"@-1", "wrong passage"});
  EXPECT_THAT(joined(test_.apply(second).echo), Not(HasSubstr("mira-4")))
      << "withdrawn appearances are not compared";
}

TEST_F(Claims, ThatAgreeSayNothing) {
  AppearClaim appear = in("press", "3.1");
  appear.fields = {{"count", words("six")}};
  test_.apply(appear);
  EXPECT_THAT(joined(test_.apply(appear).echo), Not(HasSubstr("differs")));
}

TEST_F(Claims, TakeAStanceFromItsVocabularyAlone) {
  AppearClaim appear = in("press", "3.1");
  appear.stance = "relays";
  EXPECT_EQ(stored(test_.apply(appear)).stance->concept_id, "relays");
  appear.stance = "stance/disputes";
  EXPECT_EQ(stored(test_.apply(appear)).stance->concept_id, "disputes");
  appear.stance = "loaded-word";
  EXPECT_THAT(refusal([&] { test_.apply(appear); }),
              StartsWith("not found: \"loaded-word\" is no label of stance (asserts, "));
}

TEST_F(Claims, NeedAPlaceAndWordsThatStandThereOnce) {
  EXPECT_THAT(refusal([&] { test_.apply(in("press", "")); }), StartsWith("usage: where"));
  EXPECT_THAT(refusal([&] { test_.apply(in("press", "no such words")); }),
              StartsWith("not found: "));
  EXPECT_THAT(refusal([&] { test_.apply(in("press", "2023")); }), StartsWith("not found: "));
  EXPECT_THAT(refusal([&] { test_.apply(in("", "3.1")); }), StartsWith("usage: which document?"));
  const EntryId done = test_.apply(in("", "tide:2.1")).id;
  EXPECT_EQ(std::get<ClaimAppear>(test_.opened.entry(done).content).passage.text,
            test_.opened.resolve("tide"));
}

TEST_F(Claims, AreAttributedToSourcesThroughChains) {
  test_.apply(agent("Alder", "alder"));
  RecordAttribution outer;
  outer.document = "tide";
  outer.at = "2:";
  outer.source.who = "alder";
  outer.cue = "it said";
  outer.via = {{"press", ""}};
  outer.form = "indirect";
  const EntryId around = test_.apply(outer).id;
  const auto stored_outer = std::get<AttributionRecord>(test_.opened.entry(around).content);
  EXPECT_EQ(stored_outer.cue->quotes[0].exact, "it said");
  EXPECT_EQ(stored_outer.via.front().who, test_.opened.resolve("press"));
  EXPECT_EQ(stored_outer.form->concept_id, "indirect");
  RecordAttribution inner;
  inner.document = "tide";
  inner.at = "Seven boats";
  inner.source.unknown = true;
  inner.within = "@";
  const Recorded done = test_.apply(inner);
  EXPECT_THAT(done.warnings, IsEmpty());
  const auto stored_inner = std::get<AttributionRecord>(test_.opened.entry(done.id).content);
  EXPECT_EQ(stored_inner.within, around);
  EXPECT_TRUE(stored_inner.source_unknown);
  inner.at = "1:";
  inner.within = test_.opened.show(around);
  EXPECT_THAT(joined(test_.apply(inner).warnings), HasSubstr("do not stand inside"));
  inner.source.who = "alder";
  EXPECT_THAT(refusal([&] { test_.apply(inner); }), HasSubstr("both named and unknown"));
  inner.source = {};
  EXPECT_THAT(refusal([&] { test_.apply(inner); }), StartsWith("usage: who says it?"));
}

TEST_F(Claims, AreJudgedTheSameOnlyWithTheirKindAndAReason) {
  test_.apply(AddClaim{"Boats were towed", "towed", ""});
  EXPECT_EQ(refusal([&] {
              test_.apply(AssertSame{"moved", "towed", ""});
            }),
            "usage: a judgement of sameness needs a reason (why)");
  EXPECT_THAT(refusal([&] {
                test_.apply(AssertSame{"moved", "press", "x"});
              }),
              HasSubstr("\"press\" is a document"));
  EXPECT_EQ(refusal([&] {
              test_.apply(AssertSame{"moved", "mira-3", "x"});
            }),
            "bad data: both are mira-3");
  const EntryId same = test_.apply(AssertSame{"moved", "towed", "one event"}).id;
  EXPECT_EQ(test_.opened.claims().size(), 2u) << "a judgement never merges";
  EXPECT_THAT(test_.opened.referring(test_.opened.resolve("towed")), Contains(same));
}

TEST_F(Claims, MayBeAboutDocumentsKnownOnlyByMention) {
  CiteDocument cite;
  cite.name = "Harbour Committee minutes";
  cite.handle = "minutes";
  cite.document = "tide";
  cite.at = {"2:"};
  test_.apply(cite);
  EXPECT_EQ(test_.opened.cited_documents().front().handle, "minutes");
  EXPECT_EQ(test_.opened.documents().size(), 2u);
  EXPECT_EQ(refusal([&] {
              test_.apply(AssertSame{"minutes", "press", "the leak"});
            }),
            "done")
      << "a cited document can turn out to be one that is held";
}

}  // namespace
}  // namespace prov
