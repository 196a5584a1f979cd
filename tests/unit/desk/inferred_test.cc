// SPDX-License-Identifier: Apache-2.0
// What is left out at a terminal and inferred.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "refusals.h"

namespace prov {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::joined;
using testing::refusal;
using ::testing::SizeIs;
using testing::TestCase;

constexpr char kTide[] =
    "The Tide\n"
    "The council spokesman said: “Stations were over the limit. The League, a front of the Union, "
    "knew,” he said.\n"
    "The Union is small.\n";

class Inferred : public ::testing::Test {
 protected:
  Inferred() { test_.add("tide.txt", kTide); }

  RecordAttribution said(const std::string& at, const std::string& who) {
    RecordAttribution operation;
    operation.document = "tide";
    operation.at = at;
    operation.source.who = who;
    operation.unknown_names = UnknownNames::make;
    operation.infer = true;
    return operation;
  }
  RecordAffiliation tie(const std::string& subject, const std::string& object,
                        const std::string& at) {
    RecordAffiliation operation;
    operation.subject = subject;
    operation.relation = "part-of";
    operation.object = object;
    operation.document = "tide";
    if (!at.empty()) operation.at = {at};
    operation.unknown_names = UnknownNames::make;
    operation.infer = true;
    return operation;
  }
  RecordSource detail(const std::string& property, const std::string& words) {
    RecordSource operation;
    operation.document = "tide";
    TypedValue value;
    value.words = words;
    operation.set = {{property, value}};
    operation.infer = true;
    return operation;
  }
  template <typename T>
  T content(const Recorded& recorded) {
    return std::get<T>(test_.opened.entry(recorded.id).content);
  }
  std::uint64_t entries() { return test_.opened.logs().front().size; }

  TestCase test_;
};

TEST_F(Inferred, MakesSomebodyWhoIsNotKnownInTheSameTransaction) {
  const Recorded recorded = test_.apply(said("2: Stations ... limit", "Council spokesman"));
  ASSERT_THAT(recorded.also, SizeIs(2));  // the vocabulary of forms, then the person
  const auto agents = test_.opened.agents();
  ASSERT_THAT(agents, SizeIs(1));
  EXPECT_EQ(agents[0].name, "Council spokesman");
  EXPECT_EQ(agents[0].kind, "unknown");
  EXPECT_EQ(agents[0].handle, "council-spokesman");
  EXPECT_EQ(content<AttributionRecord>(recorded).source, agents[0].id);
  EXPECT_THAT(recorded.echo,
              Contains("new: Council spokesman, " + test_.opened.show(agents[0].id)));
}

TEST_F(Inferred, TakesWhoIsKnownByNameOrHandle) {
  test_.apply(said("2: Stations ... limit", "Council spokesman"));
  for (const char* name : {"Council spokesman", "council-spokesman"}) {
    test_.apply(said("2: The League", name));
  }
  EXPECT_THAT(test_.opened.agents(), SizeIs(1));
}

TEST_F(Inferred, RefusesANearMissUnlessItIsAskedFor) {
  test_.apply(said("2: Stations ... limit", "Tasnim"));
  const std::uint64_t before = entries();
  RecordAttribution near = said("2: The League", "Tansim");
  EXPECT_THAT(refusal([&] { test_.apply(near); }),
              HasSubstr("(did you mean tasnim? --new records another one)"));
  EXPECT_EQ(entries(), before);
  near.unknown_names = UnknownNames::make_even_near;
  test_.apply(near);
  EXPECT_THAT(test_.opened.agents(), SizeIs(2));
}

TEST_F(Inferred, MakesNobodyWhereThatIsNotAskedFor) {
  RecordAttribution operation = said("2: Stations ... limit", "Tasnim");
  operation.unknown_names = UnknownNames::refuse;
  EXPECT_THAT(refusal([&] { test_.apply(operation); }), HasSubstr("nothing here goes by"));
}

TEST_F(Inferred, MakesNobodyOfASlipInAnId) {
  const std::uint64_t before = entries();
  for (const char* name : {"mra-3", "mira-99", "@77", "$x", "mira-1.9", " "}) {
    EXPECT_NE(refusal([&] { test_.apply(said("2: Stations ... limit", name)); }), "done") << name;
  }
  EXPECT_EQ(entries(), before);
  EXPECT_THAT(refusal([&] { test_.apply(said("2: Stations ... limit", "unit-8200")); }),
              HasSubstr("which reads as the id of an entry (prov who add and prov cite record one "
                        "of that name)"));
}

TEST_F(Inferred, MakesSomebodyOfANameThatEndsInDigitsAsNoIdDoes) {
  for (const char* name : {"report-004", "COVID-19", "Radio Mirsa-2", "report-of-2019"}) {
    EXPECT_EQ(refusal([&] { test_.apply(said("2: Stations ... limit", name)); }), "done") << name;
  }
}

TEST_F(Inferred, MakesNobodyWhenTheRestIsRefused) {
  const std::uint64_t before = entries();
  RecordAttribution operation = said("2: Stations ... limit", "Tasnim");
  operation.cue = "no such words";
  EXPECT_THAT(refusal([&] { test_.apply(operation); }), HasSubstr("no such words"));
  EXPECT_EQ(entries(), before);
}

TEST_F(Inferred, MakesOneOfANameThatStandsTwice) {
  RecordAttribution operation = said("2: Stations ... limit", "Tasnim");
  operation.via = {{"Quay Channel", {}}, {"Tasnim", {}}};
  const auto recorded = content<AttributionRecord>(test_.apply(operation));
  EXPECT_THAT(test_.opened.agents(), SizeIs(2));
  EXPECT_EQ(recorded.via[1].who, recorded.source);
  EXPECT_NE(recorded.via[0].who, recorded.source);
}

TEST_F(Inferred, CitesADocumentThatIsNotKnown) {
  RecordAttribution operation = said("2: Stations ... limit", "");
  operation.source.document = "survey";
  const auto recorded = content<AttributionRecord>(test_.apply(operation));
  ASSERT_THAT(test_.opened.cited_documents(), SizeIs(1));
  EXPECT_EQ(recorded.source, test_.opened.cited_documents()[0].id);
  EXPECT_THAT(test_.opened.agents(), IsEmpty());
}

TEST_F(Inferred, TakesTheInnermostAttributionAround) {
  const Recorded outer = test_.apply(said("2", "Council spokesman"));
  const Recorded inner = test_.apply(said("2: The League ... knew", "Quay Union"));
  EXPECT_EQ(content<AttributionRecord>(inner).within, outer.id);
  const Recorded innermost = test_.apply(said("2: a front of the Union", "Harbour Post"));
  EXPECT_EQ(content<AttributionRecord>(innermost).within, inner.id);
  RecordAttribution top = said("2: knew", "Someone Else");
  top.outermost = true;
  EXPECT_EQ(content<AttributionRecord>(test_.apply(top)).within, std::nullopt);
  const Recorded same = test_.apply(said("2: The League ... knew", "Harbour Post"));
  EXPECT_EQ(content<AttributionRecord>(same).within, outer.id);
  test_.apply(Withdraw{same.shown, "twice"});
  test_.apply(Withdraw{inner.shown, "hasty"});
  EXPECT_EQ(content<AttributionRecord>(test_.apply(said("2: League", "Quay Union"))).within,
            outer.id);
}

TEST_F(Inferred, CallsDirectOnlyWhatStandsInQuotationMarks) {
  const auto quoted = content<AttributionRecord>(test_.apply(said("2: Stations ... limit", "A B")));
  ASSERT_TRUE(quoted.form);
  EXPECT_EQ(quoted.form->concept_id, "direct");
  EXPECT_FALSE(content<AttributionRecord>(test_.apply(said("3", "A B"))).form);
}

TEST_F(Inferred, SaysOfATieWhoReportsIt) {
  const auto outside = content<AffiliationRecord>(test_.apply(tie("League", "Union", "3: Union")));
  EXPECT_EQ(outside.basis, Basis::reported);
  EXPECT_EQ(outside.by, test_.opened.resolve("tide"));
  test_.apply(said("2: Stations ... knew", "Council spokesman"));
  const auto inside =
      content<AffiliationRecord>(test_.apply(tie("League", "Union", "2: a front of the Union")));
  EXPECT_EQ(inside.basis, Basis::reported);
  EXPECT_EQ(inside.by, test_.opened.resolve("council-spokesman"));
  const auto own = content<AffiliationRecord>(
      test_.apply(tie("Council spokesman", "Union", "2: a front of the Union")));
  EXPECT_EQ(own.basis, Basis::stated);
  EXPECT_EQ(own.by, std::nullopt);
}

TEST_F(Inferred, SaysWhatThePublisherWritesOfItselfIsStated) {
  test_.apply(AddAgent{"The Tide", "organization", "the-tide-paper", {}, {}});
  RecordSource publisher;
  publisher.document = "tide";
  publisher.infer = true;
  TypedValue value;
  value.who = "the-tide-paper";
  value.at = {"1"};
  publisher.set = {{"publisher", value}};
  EXPECT_EQ(content<StatementRecord>(test_.apply(publisher)).basis, Basis::stated);
  EXPECT_EQ(
      content<AffiliationRecord>(test_.apply(tie("the-tide-paper", "Union", "3: Union"))).basis,
      Basis::stated);
}

TEST_F(Inferred, SaysOfADetailWhoReportsItByTheWordsThatShowIt) {
  const auto own = content<StatementRecord>(test_.apply(detail("title", "1:")));
  EXPECT_EQ(own.basis, Basis::stated);
  EXPECT_EQ(own.by, std::nullopt);
  test_.apply(said("2: Stations ... knew", "Council spokesman"));
  const auto quoted = content<StatementRecord>(test_.apply(detail("publisher", "The League")));
  EXPECT_EQ(quoted.basis, Basis::reported);
  EXPECT_EQ(quoted.by, test_.opened.resolve("council-spokesman"));
  RecordSource none = detail("author", "x");
  none.set[0].second = {};
  none.set[0].second.none = true;
  EXPECT_EQ(content<StatementRecord>(test_.apply(none)).basis, Basis::stated);
}

TEST_F(Inferred, AsksWhoSaysADetailThatNoPassageShows) {
  RecordSource typed = detail("title", "x");
  typed.set[0].second = {};
  typed.set[0].second.text = "The Tide, a leaflet";
  EXPECT_THAT(refusal([&] { test_.apply(typed); }), HasSubstr("who says so?"));
}

TEST_F(Inferred, RecordsDetailsTogetherOnlyWhereTheSameSourceSaysThem) {
  test_.apply(said("2: Stations ... knew", "Council spokesman"));
  const std::uint64_t before = entries();
  for (const bool first : {true, false}) {
    RecordSource both = detail("title", "1:");
    both.set.insert(first ? both.set.begin() : both.set.end(),
                    detail("publisher", "The League").set[0]);
    EXPECT_THAT(refusal([&] { test_.apply(both); }), HasSubstr("(record them apart)"));
  }
  RecordAffiliation two = tie("League", "Union", "3: Union");
  two.at.emplace_back("2: a front of the Union");
  EXPECT_THAT(refusal([&] { test_.apply(two); }), HasSubstr("words of different sources"));
  EXPECT_EQ(entries(), before);
}

TEST_F(Inferred, TakesNobodysJudgementForWhatADocumentSaysOfItsPublisher) {
  test_.apply(AddAgent{"The Union", "organization", "union", {}, {}});
  RecordSource publisher;
  publisher.document = "tide";
  TypedValue value;
  value.who = "union";
  publisher.set = {{"publisher", value}};
  publisher.basis = "assessed";
  publisher.why = "its address";
  test_.apply(publisher);
  const auto judged = content<AffiliationRecord>(test_.apply(tie("union", "League", "3: Union")));
  EXPECT_EQ(judged.basis, Basis::reported);
  EXPECT_EQ(judged.by, test_.opened.resolve("tide"));
  publisher.basis = "stated";
  publisher.why.clear();
  test_.apply(publisher);
  EXPECT_EQ(content<AffiliationRecord>(test_.apply(tie("union", "League", "3: Union"))).basis,
            Basis::stated);
  publisher.set[0].second.who = "other";
  test_.apply(AddAgent{"Another", "organization", "other", {}, {}});
  test_.apply(publisher);
  EXPECT_EQ(content<AffiliationRecord>(test_.apply(tie("union", "League", "3: Union"))).basis,
            Basis::reported)
      << "it names two";
}

TEST_F(Inferred, TakesADocumentForASourceOnlyByAllOfItsName) {
  const EntryId file = test_.add("Reuters_2023.txt", "The strike goes on.\n");
  const std::uint64_t before = entries();
  EXPECT_THAT(refusal([&] { test_.apply(said("3", "Reuters")); }),
              HasSubstr("(did you mean Reuters_2023.txt (mira-"));
  RecordAttribution relayed = said("3", "Quay Union");
  relayed.via = {{"ti", {}}};
  EXPECT_THAT(refusal([&] { test_.apply(relayed); }), HasSubstr("(did you mean tide.txt (mira-"));
  EXPECT_NE(refusal([&] { test_.apply(tie("tide", "Union", "3: Union")); }), "done");
  EXPECT_EQ(entries(), before);
  EXPECT_EQ(content<AttributionRecord>(test_.apply(said("3", "Reuters_2023.txt"))).source, file);
  const EntryId agency = test_.apply(AddAgent{"Reuters", "organization", "agency", {}, {}}).id;
  EXPECT_EQ(content<AttributionRecord>(test_.apply(said("3", "Reuters"))).source, agency);
  EXPECT_EQ(content<AffiliationRecord>(test_.apply(tie("Reuters", "Union", "3: Union"))).subject,
            agency);
  RecordAttribution cited = said("3", "");
  cited.source.document = "Reuters_20";
  EXPECT_THAT(refusal([&] { test_.apply(cited); }), HasSubstr("did you mean Reuters_2023.txt"));
}

TEST_F(Inferred, TakesNoMarkOfInchesOrAcronymsForAQuotation) {
  test_.add("marks.txt",
            "A 5\" pipe was laid beside a 6\" hose.\n"
            "הוא אמר לצה\"ל שבוע לפני ארה\"ב כך.\n"
            "He said \"we never agreed\" to that.\n");
  const auto form = [&](const std::string& at) {
    RecordAttribution operation = said(at, "A B");
    operation.document = "marks";
    return content<AttributionRecord>(test_.apply(operation)).form.has_value();
  };
  EXPECT_FALSE(form("1: pipe was laid"));
  EXPECT_FALSE(form("2: שבוע לפני"));
  EXPECT_TRUE(form("3: we never agreed"));
}

TEST_F(Inferred, JudgesOnlyWithAReasonAndAsksWhereTheRuleIsNotClear) {
  RecordAffiliation judged = tie("League", "Union", "");
  judged.why = "same address";
  EXPECT_EQ(content<AffiliationRecord>(test_.apply(judged)).basis, Basis::assessed);
  EXPECT_THAT(refusal([&] { test_.apply(tie("League", "Union", "")); }), HasSubstr("who says so?"));
}

}  // namespace
}  // namespace prov
