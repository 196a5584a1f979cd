// SPDX-License-Identifier: Apache-2.0
// Entries that are well formed and well signed but refer to things of a kind that no command would
// let them refer to, as a foreign log may hold them: they are read, listed and summarised.
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <prov/case.h>
#include <prov/error.h>
#include <prov/summary.h>

#include "sample_store.h"

namespace prov {
namespace {

StatementRecord statement_about(const EntryId& thing, const Passage& passage) {
  StatementRecord statement;
  statement.subject = thing;
  statement.by = thing;
  statement.properties.push_back({"publisher", false, "the League", thing, {}, {passage}});
  statement.properties.push_back({"title", true, "", {}, {}, {}});
  return statement;
}

AttributionRecord attribution_of(const EntryId& thing, const Passage& passage) {
  AttributionRecord attribution;
  attribution.content = passage;
  attribution.cue = passage;
  attribution.source = thing;
  attribution.form = ConceptRef{thing, "direct"};
  attribution.via = {Relay{thing, passage}};
  attribution.within = thing;
  return attribution;
}

std::vector<Content> all_about(const EntryId& thing) {
  const Passage passage = quoted(thing, sample_text(), 0, 31);
  const ConceptRef label{thing, "direct"};
  AffiliationRecord tie;
  tie.subject = tie.object = thing;
  tie.by = thing;
  tie.relation = "supports";
  tie.evidence = {passage};
  const Field field{"count", "six", passage, 6, {}, {}, {}};
  return {CaptureRecord{thing, Capture{"inline", "again.txt", "", "", "", ""}},
          DocumentCite{"cited", "The ledger", "", {passage}},
          statement_about(thing, passage),
          tie,
          IdentityAssert{thing, thing, "the same"},
          ClaimAppear{thing, passage, label, {field, field}, ""},
          attribution_of(thing, passage),
          LabelAttach{thing, {}, label, {}, ""},
          LabelAttach{{}, passage, label, {}, ""},
          NoteAdd{thing, {}, "seen"},
          NoteAdd{{}, passage, "seen"},
          EntryWithdraw{thing, "hasty"}};
}

class ForeignKinds : public ::testing::Test {
 protected:
  ForeignKinds() : around_(root_.path()) {
    const Sample sample = make_sample_store(around_);
    things_ = {sample.open,  sample.document,  sample.vocabulary,  sample.agent,
               sample.claim, sample.statement, sample.attribution, sample.label,
               sample.note,  sample.withdrawal};
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    Author noor(writer, around_, around_.key(1), store.logs()[1]);
    for (const EntryId& thing : things_) {
      for (const Content& content : all_about(thing)) noor.write(content);
    }
    writer.commit();
  }

  Case open() { return Case::open(root_.path(), Access::read, around_.environment); }

  TemporaryFolder root_;
  Surroundings around_;
  std::vector<EntryId> things_;
};

TEST_F(ForeignKinds, AreVerifiedAndListed) {
  Case opened = open();
  const VerifyReport report = Case::verify(root_.path(), {true}, around_.environment);
  for (const Finding& finding : report.findings) {
    EXPECT_NE(finding.message.find("which carries no text"), std::string::npos) << finding.message;
  }
  EXPECT_EQ(report.leaves, opened.logs()[0].size + opened.logs()[1].size);
  std::size_t listed = 0;
  opened.log({}, [&](const Entry&) { return ++listed != 0; });
  EXPECT_EQ(listed, report.leaves);
  for (const EntryId& thing : things_) EXPECT_FALSE(opened.referring(thing).empty());
}

TEST_F(ForeignKinds, AreSummarised) {
  Case opened = open();
  SummaryRequest request;
  request.withdrawn = true;
  const Summary summary = summarize(opened, request);
  EXPECT_FALSE(render_text(summary).empty());
  EXPECT_FALSE(render_markdown(summary).empty());
  EXPECT_FALSE(render_html(summary).empty());
  EXPECT_TRUE(to_json(summary).is_object());
}

TEST_F(ForeignKinds, AreSummarisedByThing) {
  Case opened = open();
  for (const EntryId& thing : things_) {
    SummaryRequest request;
    request.targets = {thing};
    try {
      EXPECT_FALSE(render_html(summarize(opened, request)).empty());
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::not_found) << error.what();
    }
  }
}

}  // namespace
}  // namespace prov
