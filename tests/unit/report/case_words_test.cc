// SPDX-License-Identifier: Apache-2.0
// What a summary says about entries that few cases have.
#include <gmock/gmock.h>

#include <algorithm>

#include <prov/summary.h>

#include "report/description.h"
#include "sample_case.h"

namespace prov::report {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

class WordsOfASummary : public SampleCase {
 protected:
  /// `one`, with its sections taken from `whole`.
  static json::Value with_only(const Summary& whole, Summary one, const DocumentSection& document) {
    one.documents = {document};
    const std::vector<ClaimSection> own = std::move(one.claims);
    one.claims = whole.claims;  // but the whole case has no need to list their documents
    for (std::size_t i = 0; i < own.size(); ++i) one.claims.at(i).documents = own[i].documents;
    one.sameness = whole.sameness;
    return to_json(one);
  }

  Summary summary_of(const std::string& target) {
    SummaryRequest request;
    request.targets = {case_->resolve(target)};
    return summarize(*case_, request);
  }
};

TEST_F(WordsOfASummary, MarksSpeakersAndOriginsThatAreWithdrawn) {
  record_more(
      {R"({"op":"withdraw","target":"tide-survey","why":"hasty"})",
       R"({"op":"appear","claim":"stations","doc":"ledger","at":"A paper seen","stance":"asserts"})",
       R"({"op":"withdraw","target":"ledger","why":"hasty"})"});
  const ClaimSection claim = summarize(*case_).claims.at(0);
  const auto said = std::find_if(claim.rows.begin(), claim.rows.end(),
                                 [](const ClaimRow& row) { return row.name == "said by"; });
  EXPECT_THAT(said->cells, ElementsAre(ElementsAre("Survey as in the Tide (withdrawn)"),
                                       ElementsAre("Survey as in the Ledger"), IsEmpty()));
  EXPECT_THAT(render_text(summarize(*case_)), HasSubstr("ledger itself (withdrawn)"));
  EXPECT_THAT(claim.origins,
              ElementsAre(Field(&Origin::withdrawn, true), Field(&Origin::withdrawn, false),
                          Field(&Origin::withdrawn, true)));
}

TEST_F(WordsOfASummary, CountsNotesAndTheWordsOfTiesAsLookedAt) {
  record_more({R"({"op":"note","doc":"tide","at":"5: Nothing else","text":"why not?"})",
               R"({"op":"affiliate","subject":"channel","relation":"supports","object":"council",)"
               R"("doc":"tide","basis":"reported","by":"ledger","at":"3: council spokesman"})"});
  EXPECT_THAT(summarize(*case_).not_looked_at.documents.at(0).lines, ElementsAre(Pair(1, 1)));
}

TEST_F(WordsOfASummary, DescribesAWithdrawnItemAsThatItem) {
  const std::string custody =
      summarize(*case_).documents[0].chains[0].inside[0].via[0].entries[0].shown;
  const std::string field = summarize(*case_).claims[0].appearances[0].fields[0].entries[0].shown;
  record_more({R"({"op":"withdraw","target":")" + custody + R"(","why":"hasty"})",
               R"({"op":"withdraw","target":")" + field + R"(","why":"hasty"})"});
  SummaryRequest request;
  request.withdrawn = true;
  const Summary summary = summarize(*case_, request);
  ASSERT_THAT(summary.documents[0].withdrawn, SizeIs(3));
  EXPECT_THAT(plain_words(summary.documents[0].withdrawn[0].what),
              HasSubstr("Quay Channel as the one who passed on tide:4: “nine stations"));
  EXPECT_THAT(plain_words(summary.documents[0].withdrawn[1].what),
              HasSubstr("count of claim stations in tide:4: “nine stations"));
}

TEST_F(WordsOfASummary, CountsNobodyWhoDeniesAClaimAmongItsOrigins) {
  record_more(
      {R"({"op":"appear","claim":"stations","doc":"tide","at":"5: Nothing else","stance":"denies"})",
       R"({"op":"appear","claim":"stations","doc":"tide","at":"1","stance":"asserts"})",
       R"({"op":"attribute","doc":"tide","at":"3","source":"unknown"})",
       R"({"op":"appear","claim":"stations","doc":"tide","at":"3","stance":"relays"})"});
  const ClaimSection claim = summarize(*case_).claims.at(0);
  ASSERT_THAT(claim.origins, SizeIs(3));
  EXPECT_EQ(claim.origins[2].name, "tide");
  EXPECT_TRUE(claim.origins[2].own_voice);
  EXPECT_EQ(claim.origins_unknown, 1u);
  EXPECT_EQ(claim.origins_left_out, 1u);
  const std::string text = render_markdown(summarize(*case_));
  EXPECT_THAT(text, HasSubstr("3 origins: Survey as in the Tide; Survey as in the Ledger; tide "
                              "itself; 1 not known; 1 appearance that denies, disputes or retracts "
                              "it is not counted"));
}

TEST_F(WordsOfASummary, KeepsTheNoteOfAPublishersTie) {
  record_more({R"({"op":"affiliate","subject":"council","relation":"part-of","object":"channel",)"
               R"("basis":"assessed","why":"same house","note":"ask the registry"})"});
  const std::vector<SourceRow> rows = summarize(*case_).documents[0].rows;
  const auto row = std::find_if(rows.begin(), rows.end(), [](const SourceRow& one) {
    return one.property == "publisherAffiliation";
  });
  ASSERT_NE(row, rows.end());
  EXPECT_EQ(row->columns[2].at(0).note, "ask the registry");
}

TEST_F(WordsOfASummary, KeepsNamesInDescriptionsApart) {
  record_more({R"({"op":"note","target":"ada-)" +
               std::to_string(summarize(*case_).documents[0].chains[0].entries[0].id.seq) +
               R"(","text":"long"})"});
  const std::vector<NoteLine> notes = summarize(*case_).documents[0].notes;
  ASSERT_THAT(notes, SizeIs(1));
  const std::vector<Description::Part>& parts = notes[0].target.parts;
  ASSERT_THAT(parts, SizeIs(3));
  EXPECT_EQ(parts[0].words, "Harbour Council");
  EXPECT_TRUE(parts[0].foreign);
  EXPECT_EQ(parts[1].words, " as source of ");
  EXPECT_FALSE(parts[1].foreign);
}

TEST_F(WordsOfASummary, ListsTheDocumentsThatAClaimOrAPersonNames) {
  const std::vector<DocumentLine> documents = summary_of("stations").claims.at(0).documents;
  ASSERT_THAT(documents, SizeIs(2));
  EXPECT_EQ(documents[0].file, "tide.txt");
  EXPECT_THAT(documents[0].sha256, SizeIs(64));
  EXPECT_THAT(documents[0].entries, SizeIs(1));
  EXPECT_THAT(summary_of("council").parties.at(0).documents, SizeIs(1));
  EXPECT_THAT(summarize(*case_).claims.at(0).documents, IsEmpty());
}

TEST_F(WordsOfASummary, OfOneThingSaysWhatThatOfTheWholeCaseSaysOfIt) {
  record_more({R"({"op":"note","target":"council","text":"who chairs it?"})",
               R"({"op":"affiliate","subject":"council","relation":"part-of","object":"channel",)"
               R"("basis":"assessed","why":"same house"})"});
  const Summary whole = summarize(*case_);
  for (const char* name : {"tide", "ledger"}) {
    const Summary one = summary_of(name);
    const DocumentSection& section = whole.documents.at(name == std::string("tide") ? 0 : 1);
    EXPECT_EQ(json::canonical(to_json(one)), json::canonical(with_only(whole, one, section)));
    EXPECT_THAT(one.documents.at(0).text.marks, SizeIs(section.text.marks.size()));
  }
}

TEST_F(WordsOfASummary, StatesTheClaimedTimeOfTheLastEntry) {
  EXPECT_EQ(summarize(*case_).logs.at(0).last_time, "2024-05-01T10:00:00Z");
  EXPECT_THAT(render_markdown(summarize(*case_)),
              HasSubstr("the last at 2024-05-01 10:00 UTC by its writer's clock"));
}

TEST_F(WordsOfASummary, PutsLabelsInTheOrderOfTheText) {
  record_more(
      {R"({"op":"label","doc":"tide","at":"1: Survey","label":"language-device/loaded-word"})"});
  const std::vector<LabelLine> labels = summarize(*case_).documents[0].labels;
  ASSERT_THAT(labels, SizeIs(2));
  EXPECT_EQ(labels[0].place->words, "Survey");
}

TEST_F(WordsOfASummary, SaysWhenNothingWasWithdrawn) {
  SummaryRequest request;
  request.withdrawn = true;
  request.targets = {case_->resolve("ledger")};
  EXPECT_THAT(render_text(summarize(*case_, request)), HasSubstr("\nNothing was withdrawn.\n"));
}

}  // namespace
}  // namespace prov::report
