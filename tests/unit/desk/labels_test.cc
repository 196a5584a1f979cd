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
using testing::label_at;
using testing::label_on;
using testing::refusal;
using ::testing::StartsWith;
using testing::TestCase;

class Labels : public ::testing::Test {
 protected:
  Labels() { test_.add("press.txt", kPress); }
  std::string refused(const Operation& operation) {
    return refusal([&] { test_.apply(operation); });
  }

  TestCase test_;
};

TEST_F(Labels, AdoptTheirVocabularyAtFirstUseAndOnlyThen) {
  EXPECT_THAT(test_.opened.vocabularies(), IsEmpty());
  const Recorded first = test_.apply(label_at("press", "Reckless", "language-device/loaded-word"));
  ASSERT_EQ(first.also.size(), 1u);
  EXPECT_EQ(test_.opened.entry(first.also.front()).type, "vocabulary.adopt");
  EXPECT_LT(first.also.front(), first.id);
  EXPECT_THAT(joined(first.echo),
              HasSubstr("vocabulary language-device, version 1, is in use from now on (mira-2)"));
  const Recorded second = test_.apply(label_at("press", "six", "language-device/exaggeration"));
  EXPECT_THAT(second.also, IsEmpty());
  const auto label = std::get<LabelAttach>(test_.opened.entry(second.id).content);
  EXPECT_EQ(label.label.vocabulary, first.also.front());
  ASSERT_EQ(test_.opened.vocabularies().size(), 1u);
  EXPECT_EQ(test_.opened.vocabularies().front().labels, 2u);
  const Recorded withdrawal = test_.apply(Withdraw{second.shown, "read again"});
  EXPECT_EQ(test_.opened.vocabularies().front().labels, 1u) << "a withdrawn label does not count";
  test_.apply(Withdraw{withdrawal.shown, "it was right"});
  EXPECT_EQ(test_.opened.vocabularies().front().labels, 2u);
}

TEST_F(Labels, UseAVocabularyThatAnotherLogHasAdopted) {
  const EntryId adopted =
      test_.apply(label_at("press", "Reckless", "language-device/loaded-word")).also.front();
  test_.opened.open_log({"noor", "Noor", "person"});
  const Recorded theirs = test_.apply(label_at("press", "six", "language-device/doubt"));
  EXPECT_EQ(theirs.shown, "noor-1");
  EXPECT_THAT(theirs.also, IsEmpty());
  EXPECT_EQ(std::get<LabelAttach>(test_.opened.entry(theirs.id).content).label.vocabulary, adopted);
}

TEST_F(Labels, UseAVocabularyThatAnotherProcessAdoptedMeanwhile) {
  test_.add("tide.txt", "The Tide.\n");
  Case other = test_.open_again(Access::write);
  Writer writer = test_.opened.write();
  writer.apply(label_at("press", "six", "language-device/doubt"));
  writer.commit();
  Writer theirs = other.write();
  const EntryId adopted = theirs.apply(label_on("press", "genre/report")).also.front();
  theirs.commit();
  const Recorded mine = writer.apply(label_on("tide", "genre/opinion"));
  writer.commit();
  EXPECT_THAT(mine.also, IsEmpty());
  EXPECT_THAT(joined(mine.echo), Not(HasSubstr("first use")));
  EXPECT_EQ(std::get<LabelAttach>(test_.opened.entry(mine.id).content).label.vocabulary, adopted);
}

TEST_F(Labels, DoNotUseAVocabularyThatWasWithdrawnInTheSameRun) {
  Writer writer = test_.opened.write();
  writer.apply(AdoptVocabulary{"genre", "", {}});
  writer.apply(Withdraw{"@", "not needed"});
  const Recorded label = writer.apply(label_on("press", "genre/report"));
  writer.commit();
  ASSERT_EQ(label.also.size(), 1u);
  EXPECT_FALSE(test_.opened.withdrawn(
      std::get<LabelAttach>(test_.opened.entry(label.id).content).label.vocabulary));
}

TEST_F(Labels, ArePlainWordsWhenOneVocabularyAloneHasThem) {
  EXPECT_EQ(refused(label_at("press", "Reckless", "loaded-word")), "done");
  EXPECT_THAT(refused(label_on("press", "unclear")),
              StartsWith("not found: label \"unclear\" is in 2 vocabularies (write "));
  EXPECT_EQ(refused(label_on("press", "nonsense")),
            "not found: there is no label \"nonsense\" (prov vocab list)");
  EXPECT_THAT(refused(label_on("press", "nonsense/report")),
              StartsWith("not found: there is no vocabulary \"nonsense\""));
  EXPECT_EQ(refused(label_on("press", "")), "usage: which label? (vocabulary/label)");
}

TEST_F(Labels, StayWithinTheScopeOfTheirVocabulary) {
  EXPECT_THAT(refused(label_at("press", "1:", "genre/report")),
              StartsWith("bad data: genre/report is for documents, this is a passage "));
  EXPECT_EQ(refused(label_on("press", "language-device/doubt")),
            "bad data: language-device/doubt is for passages, \"press\" is a document "
            "(prov vocab list --for document)");
  EXPECT_EQ(test_.opened.vocabularies().size(), 0u) << "a refused label leaves no trace";
}

TEST_F(Labels, OfAnExclusiveVocabularyAreGivenOnceForEachTargetAndReviewer) {
  test_.apply(label_on("press", "genre/report"));
  EXPECT_EQ(
      refused(label_on("press", "genre/opinion")),
      "bad data: genre takes one label for each target, and mira-3 is yours already (withdraw "
      "it first)");
  test_.add("other.txt", "Other.\n");
  EXPECT_EQ(refused(label_on("other", "genre/opinion")), "done");
  test_.apply(Withdraw{"mira-3", "read again"});
  EXPECT_EQ(refused(label_on("press", "genre/opinion")), "done");
  test_.opened.open_log({"noor", "Noor", "person"});
  EXPECT_EQ(refused(label_on("press", "genre/report")), "done") << "reviewers may differ";
}

TEST_F(Labels, OfAnExclusiveVocabularyAreGivenOnceForEachPassage) {
  std::string vocabulary = testing::file_text(std::filesystem::path(PROV_SOURCE_DIR) /
                                              "schemas/vocabulary/examples/valid/smallest.json");
  vocabulary.replace(vocabulary.find("\"many\""), 6, "\"one\"");
  AdoptVocabulary adopt;
  adopt.text = vocabulary;
  test_.apply(adopt);
  EXPECT_EQ(refused(label_at("press", "1:", "weather-mood/calm")), "done");
  EXPECT_EQ(refused(label_at("press", "2:", "weather-mood/calm")), "done");
  EXPECT_THAT(refused(label_at("press", "Northern Harbour Authority", "weather-mood/calm")),
              HasSubstr("mira-3 is yours already"))
      << "the same passage, typed otherwise";
}

TEST_F(Labels, OfAManyVocabularyMayPileUp) {
  EXPECT_EQ(refused(label_at("press", "Reckless", "language-device/loaded-word")), "done");
  EXPECT_EQ(refused(label_at("press", "Reckless", "language-device/name-calling")), "done");
}

TEST_F(Labels, CarryConfidenceOnlyWhenItIsGiven) {
  AttachLabel label = label_on("press", "genre/report");
  const EntryId without = test_.apply(label).id;
  EXPECT_EQ(std::get<LabelAttach>(test_.opened.entry(without).content).confidence, std::nullopt);
  test_.apply(Withdraw{"@", "again"});
  label.confidence = 0;
  const EntryId with = test_.apply(label).id;
  EXPECT_EQ(std::get<LabelAttach>(test_.opened.entry(with).content).confidence, 0);
  label.confidence = 101;
  EXPECT_EQ(refused(label), "usage: confidence is a whole number from 0 to 100");
}

TEST_F(Labels, AndNotesNeedEitherATargetOrAPassage) {
  AttachLabel both = label_at("press", "1:", "genre/report");
  both.target = "press";
  EXPECT_EQ(refused(both), "usage: either a target or a passage is needed");
  AddNote note;
  note.text = "see the second line";
  EXPECT_EQ(refused(note), "usage: either a target or a passage is needed");
  note.target = "mira-0";
  EXPECT_EQ(refused(note), "done") << "a note may be on anything";
}

TEST_F(Labels, CannotLoseTheirVocabulary) {
  test_.apply(label_on("press", "genre/report"));
  EXPECT_EQ(refused(Withdraw{"mira-2", "unwanted"}),
            "bad data: mira-2 is in use by mira-3 and cannot be withdrawn");
  test_.apply(Withdraw{"mira-3", "wrong"});
  EXPECT_EQ(refused(Withdraw{"mira-2", "unwanted"}),
            "bad data: mira-2 is in use by mira-3 and cannot be withdrawn")
      << "the label can be restored";
}

TEST_F(Labels, ThatAreMisspeltSayWhichWasMeant) {
  EXPECT_EQ(refused(label_on("press", "reprot")),
            "not found: there is no label \"reprot\" (did you mean genre/report?)");
  EXPECT_EQ(refused(label_on("press", "genre/reprot")),
            "not found: \"reprot\" is no label of genre (did you mean report?)");
  EXPECT_EQ(refused(label_on("press", "gener/report")),
            "not found: there is no vocabulary \"gener\" (did you mean genre?)");
}

}  // namespace
}  // namespace prov
