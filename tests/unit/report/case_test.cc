// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include <prov/error.h>
#include <prov/summary.h>

#include "json/schema.h"
#include "report/description.h"
#include "sample_case.h"

namespace prov::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

class SummaryOfACase : public SampleCase {};

TEST_F(SummaryOfACase, HoldsChainsWithCustodyAsATree) {
  const Summary summary = summarize(*case_);
  ASSERT_EQ(summary.documents.size(), 2u);
  const DocumentSection& tide = summary.documents[0];
  EXPECT_EQ(tide.document.name, "tide");
  ASSERT_EQ(tide.chains.size(), 1u);
  EXPECT_EQ(tide.chains[0].source->name, "Harbour Council");
  ASSERT_EQ(tide.chains[0].inside.size(), 1u);
  const ChainNode& inner = tide.chains[0].inside[0];
  EXPECT_EQ(inner.source->kind, ThingKind::cited);
  EXPECT_EQ(inner.cue->words, "reads in part");
  ASSERT_EQ(inner.via.size(), 1u);
  EXPECT_EQ(inner.via[0].who.name, "Quay Channel");
}

TEST_F(SummaryOfACase, KeepsTheThreeColumnsApart) {
  const Summary summary = summarize(*case_);
  const std::vector<SourceRow>& rows = summary.documents[0].rows;
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].property, "publisher");
  EXPECT_TRUE(rows[1].columns[0].at(0).none);
  EXPECT_TRUE(rows[1].columns[1].empty());
  EXPECT_EQ(rows[1].columns[2].at(0).thing->name, "Harbour Council");
}

TEST_F(SummaryOfACase, ComputesDifferencesAndBothCountsOfOrigins) {
  const Summary summary = summarize(*case_);
  ASSERT_EQ(summary.claims.size(), 1u);
  const ClaimSection& claim = summary.claims[0];
  ASSERT_EQ(claim.appearances.size(), 2u);
  EXPECT_EQ(claim.rows[0].name, "count");
  EXPECT_EQ(claim.rows[0].difference, "2");
  EXPECT_EQ(claim.rows[1].name, "start");
  EXPECT_EQ(claim.rows[1].difference, "2 days");
  EXPECT_EQ(claim.appearances[0].said_by.at(0).speaker, "Survey as in the Tide");
  ASSERT_EQ(claim.appearances[0].through.size(), 2u);
  EXPECT_EQ(claim.appearances[0].through[0].speaker, "Harbour Council");
  EXPECT_EQ(claim.appearances[0].through[1].speaker, "Quay Channel");
  ASSERT_EQ(claim.origin_lines.size(), 1u);
  EXPECT_EQ(claim.origin_lines[0].with, 1u);
  EXPECT_EQ(claim.origin_lines[0].without, 2u);
}

TEST_F(SummaryOfACase, SaysWhoseWordsALabelStandsInAndCountsWithdrawnOnes) {
  const Summary summary = summarize(*case_);
  const DocumentSection& tide = summary.documents[0];
  ASSERT_EQ(tide.labels.size(), 1u);
  ASSERT_EQ(tide.labels[0].spoken_by.size(), 1u);
  EXPECT_EQ(tide.labels[0].spoken_by[0].speaker, "Harbour Council");
  ASSERT_EQ(tide.withdrawn.size(), 1u);
  EXPECT_EQ(tide.withdrawn[0].entries.size(), 2u);
  EXPECT_TRUE(tide.withdrawn[0].what.empty());
  SummaryRequest request;
  request.withdrawn = true;
  EXPECT_THAT(render_text(summarize(*case_, request)), HasSubstr("“hasty”"));
}

TEST_F(SummaryOfACase, ListsWhatNobodyHasLookedAt) {
  const Summary summary = summarize(*case_);
  const Unseen& tide = summary.not_looked_at.documents.at(0);
  EXPECT_THAT(tide.properties,
              ElementsAre("author", "date", "language", "affiliation", "url", "licence"));
  EXPECT_THAT(tide.lines, ElementsAre(Pair(1, 3), Pair(5, 5)));
}

TEST_F(SummaryOfACase, CoversOnlyWhatIsAskedFor) {
  SummaryRequest request;
  request.targets = {case_->resolve("ledger")};
  const Summary summary = summarize(*case_, request);
  ASSERT_EQ(summary.documents.size(), 1u);
  EXPECT_EQ(summary.documents[0].document.name, "ledger");
  EXPECT_EQ(summary.claims.size(), 1u);
  EXPECT_TRUE(summary.parties.empty());
  EXPECT_EQ(summary.sameness.size(), 1u);
}

TEST_F(SummaryOfACase, RefusesATargetThatIsNoneOfItsKinds) {
  SummaryRequest request;
  request.targets = {last_.id};
  EXPECT_THROW((void)summarize(*case_, request), Error);
}

TEST_F(SummaryOfACase, IsTheSameAgainAndFitsItsSchema) {
  const std::string first = json::canonical(to_json(summarize(*case_)));
  std::ifstream file(std::string(PROV_SOURCE_DIR) + "/schemas/cli/summary.json");
  const json::Schema schema =
      json::Schema::compile(std::string(std::istreambuf_iterator<char>(file), {}), "summary");
  EXPECT_NO_THROW(schema.check(json::parse(first), "summary"));
  case_.emplace(Case::open(folder_ / "quay", Access::read, environment()));
  EXPECT_EQ(json::canonical(to_json(summarize(*case_))), first);
}

TEST_F(SummaryOfACase, ShowsTheTextWithItsMarksInHtml) {
  const std::string page = render_html(summarize(*case_));
  EXPECT_THAT(page, HasSubstr("class=\"row\"><span>4</span>"));
  EXPECT_THAT(page, HasSubstr("nine stations"));
  EXPECT_THAT(page, HasSubstr("<mark class=\"label n2\""));
  EXPECT_THAT(page, Not(HasSubstr("\u2068")));
}

TEST_F(SummaryOfACase, MarksEvidenceInTheTextAndNamesThroughAndWithin) {
  record_more({R"({"op":"affiliate","subject":"channel","relation":"part-of","object":"council",)"
               R"("doc":"tide","basis":"reported","by":"ledger","at":"3: council spokesman"})",
               R"({"op":"source","of":"channel","doc":"tide","basis":"reported",)"
               R"("by":"council","set":{"country":"3: republished"}})"});
  const Summary summary = summarize(*case_);
  std::vector<std::string> titles;
  for (const TextMark& mark : summary.documents[0].text.marks) {
    titles.push_back(mark.kind + ": " + plain_words(mark.title));
  }
  EXPECT_THAT(
      titles,
      ElementsAre("evidence: evidence of title", "attribution: said by Harbour Council",
                  "evidence: cue of Harbour Council",
                  "attribution: said by Survey as in the Tide, through Quay Channel, within what "
                  "Harbour Council says",
                  "evidence: cue of Survey as in the Tide", "appearance: claim stations",
                  "evidence: count of claim stations", "evidence: period of claim stations",
                  "label: label “loaded word”",
                  "evidence: evidence of Quay Channel: part of Harbour Council",
                  "evidence: evidence of country of Quay Channel"));
}

}  // namespace
}  // namespace prov::report
