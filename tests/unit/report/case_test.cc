// SPDX-License-Identifier: Apache-2.0
// A small case written through the public API, and the summary of it.
#include <gmock/gmock.h>
#include <stdlib.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include <prov/error.h>
#include <prov/summary.h>

#include "json/schema.h"

namespace prov::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

class FixedClock : public Clock {
 public:
  std::int64_t now() override { return 1714557600; }  // 2024-05-01T10:00:00Z
};

constexpr const char* kTide =
    "Survey leaked, says council\n"
    "\n"
    "The council spokesman republished a statement.\n"
    "“The survey reads in part: ‘nine stations were over the limit from 3 May 2023 to 9 May 2023’,”"
    " he said. Those so-called experts are back.\n"
    "Nothing else happened.\n";
constexpr const char* kLedger =
    "A paper seen by us says that eleven stations were over the limit from 1 May 2023 to 9 May "
    "2023.\n";

class SummaryOfACase : public testing::Test {
 protected:
  void SetUp() override {
    std::array<char, 32> name{"/tmp/prov-report-XXXXXX"};
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name.data();
    std::filesystem::create_directory(folder_ / "quay");
    case_.emplace(Case::create(folder_ / "quay", {"ada", "Ada Quist", "person"}, environment()));
    writer_.emplace(case_->write());
    record();
    writer_->commit();
    writer_.reset();
  }

  void TearDown() override {
    writer_.reset();
    case_.reset();
    std::filesystem::remove_all(folder_);
  }

  [[nodiscard]] Environment environment() {
    return {clock_,
            system_entropy(),
            folder_ / "keys",
            folder_ / "state",
            std::chrono::milliseconds{2000},
            {}};
  }

  void line(const std::string& text) {
    last_ = writer_->apply(parse_batch_line(json::parse(text)));
  }

  void record() {
    AddDocument tide;
    tide.bytes = kTide;
    tide.name = "tide.txt";
    writer_->apply(tide);
    AddDocument ledger;
    ledger.bytes = kLedger;
    ledger.name = "ledger.txt";
    writer_->apply(ledger);
    line(R"({"op":"who","name":"Harbour Council","kind":"organization","handle":"council"})");
    line(R"({"op":"who","name":"Quay Channel","kind":"organization","handle":"channel"})");
    line(R"({"op":"cite","name":"Survey as in the Tide","handle":"tide-survey"})");
    line(R"({"op":"cite","name":"Survey as in the Ledger","handle":"ledger-survey"})");
    line(
        R"({"op":"source","doc":"tide","basis":"stated","set":{"title":"1:","publisher":"none"}})");
    line(R"({"op":"source","doc":"tide","basis":"assessed","why":"seal",)"
         R"("set":{"publisher":{"who":"council"}}})");
    line(R"({"op":"attribute","doc":"tide","at":"4","source":{"who":"council"},"cue":"he said",)"
         R"("as":"outer"})");
    line(R"({"op":"attribute","doc":"tide","at":"4: nine stations ... 9 May 2023",)"
         R"("source":{"document":"tide-survey"},"cue":"reads in part",)"
         R"("via":[{"who":"channel"}],"within":"$outer"})");
    line(R"({"op":"attribute","doc":"ledger","at":"1: eleven stations ... 9 May 2023",)"
         R"("source":{"document":"ledger-survey"},"cue":"A paper seen by us says"})");
    line(R"({"op":"claim","text":"Stations were over the limit","handle":"stations"})");
    line(
        R"({"op":"appear","claim":"stations","doc":"tide","at":"4: nine stations ... 9 May 2023",)"
        R"("stance":"relays","fields":{"count":"nine","period":"from 3 May 2023 to 9 May 2023"}})");
    line(R"({"op":"appear","claim":"stations","doc":"ledger",)"
         R"("at":"1: eleven stations ... 9 May 2023","stance":"relays",)"
         R"("fields":{"count":"eleven","period":"from 1 May 2023 to 9 May 2023"}})");
    line(R"({"op":"same","a":"tide-survey","b":"ledger-survey","why":"same limit"})");
    line(R"({"op":"label","doc":"tide","at":"4: so-called experts",)"
         R"("label":"language-device/loaded-word"})");
    line(
        R"({"op":"label","doc":"tide","at":"5: Nothing else","label":"language-device/loaded-word"})");
    line(R"({"op":"withdraw","target":")" + last_.shown + R"(","why":"hasty"})");
  }

  FixedClock clock_;
  std::filesystem::path folder_;
  std::optional<Case> case_;
  std::optional<Writer> writer_;
  Recorded last_;
};

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

}  // namespace
}  // namespace prov::report
