// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "refusals.h"

namespace prov {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::joined;
using testing::kPress;
using testing::refusal;
using ::testing::StartsWith;
using testing::TestCase;

class BatchKeys : public ::testing::Test {
 protected:
  BatchKeys() { test_.add("press.txt", kPress); }

  static BatchLine line(const std::string& json) { return parse_batch_line(json::parse(json)); }
  // Applies the lines in one transaction.
  std::vector<Recorded> run(const std::vector<std::string>& lines) {
    Writer writer = test_.opened.write();
    std::vector<Recorded> out;
    for (const std::string& each : lines) out.push_back(writer.apply(line(each)));
    writer.commit();
    return out;
  }
  std::size_t entries() { return static_cast<std::size_t>(test_.opened.logs().front().size); }

  TestCase test_;
};

constexpr char kNote[] = R"({"op":"note","doc":"press","at":"1:","text":"a headline"})";

TEST_F(BatchKeys, MakeARepeatedRunGiveTheOldIds) {
  const Recorded first = run({kNote}).front();
  const std::size_t size = entries();
  const Recorded again = run({kNote}).front();
  EXPECT_FALSE(first.repeated);
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.id, first.id);
  EXPECT_EQ(again.shown, "mira-2");
  EXPECT_EQ(entries(), size);
}

TEST_F(BatchKeys, AreMadeFromWhatIsMeantNotFromHowItIsTyped) {
  const EntryId first = run({kNote}).front().id;
  EXPECT_EQ(run({R"({"op":"note","doc":"mira-1","at":"0..26","text":"a headline"})"}).front().id,
            first);
  EXPECT_NE(run({R"({"op":"note","doc":"press","at":"2:","text":"a headline"})"}).front().id,
            first);
  EXPECT_NE(run({R"({"op":"note","doc":"press","at":"1:","text":"A headline"})"}).front().id,
            first);
}

TEST_F(BatchKeys, TellEqualLinesOfOneRunApartByTheirNumber) {
  const std::vector<Recorded> first = run({kNote, kNote});
  EXPECT_NE(first[0].id, first[1].id);
  const std::vector<Recorded> again = run({kNote, kNote, kNote});
  EXPECT_EQ(again[0].id, first[0].id);
  EXPECT_EQ(again[1].id, first[1].id);
  EXPECT_FALSE(again[2].repeated);
}

TEST_F(BatchKeys, SaySoWhenTheEntryHasBeenWithdrawnSince) {
  run({kNote});
  test_.apply(Withdraw{"mira-2", "wrong"});
  const Recorded again = run({kNote}).front();
  EXPECT_TRUE(again.repeated);
  EXPECT_TRUE(again.withdrawn);
  EXPECT_THAT(joined(again.warnings), HasSubstr("mira-2 says this already and has been withdrawn"));
  const std::string anew =
      R"({"op":"note","doc":"press","at":"1:","text":"a headline","key":"second look"})";
  EXPECT_FALSE(run({anew}).front().repeated) << "a new explicit key records it anew";
  EXPECT_TRUE(run({anew}).front().repeated);
}

TEST_F(BatchKeys, GivenByTheCallerDecideAlone) {
  const std::string one = R"({"op":"note","doc":"press","at":"1:","text":"one","key":"k"})";
  const std::string two = R"({"op":"note","doc":"press","at":"2:","text":"two","key":"k"})";
  const EntryId first = run({one}).front().id;
  EXPECT_EQ(run({two}).front().id, first);
  EXPECT_EQ(test_.opened.entry(first).key, "k");
}

TEST_F(BatchKeys, OfAKnownLineWriteNothingElseOnTheWay) {
  run({R"({"op":"label","target":"press","label":"genre/report","key":"k"})"});
  const std::size_t size = entries();
  const Recorded again =
      run({R"({"op":"label","doc":"press","at":"six","label":"language-device/doubt","key":"k"})"})
          .front();
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(entries(), size) << "no vocabulary is adopted for a line that is not recorded";
}

TEST_F(BatchKeys, BelongToOneLog) {
  const EntryId first = run({kNote}).front().id;
  test_.opened.open_log({"noor", "Noor", "person"});
  const Recorded theirs = run({kNote}).front();
  EXPECT_FALSE(theirs.repeated);
  EXPECT_NE(theirs.id.log, first.log);
}

TEST_F(BatchKeys, AreNotLookedAtForSingleOperations) {
  AddNote note;
  note.document = "press";
  note.at = "1:";
  note.text = "a headline";
  const EntryId first = test_.apply(note).id;
  EXPECT_NE(test_.apply(note).id, first);
}

TEST_F(BatchKeys, KeepTheHandleThatAThingGotTheFirstTime) {
  const std::string who = R"({"op":"who","name":"Alder","kind":"group"})";
  run({who});
  EXPECT_TRUE(run({who}).front().repeated);
  EXPECT_EQ(test_.opened.agents().size(), 1u);
}

TEST_F(BatchKeys, LeaveNamesOfLinesUsableAcrossTransactions) {
  Writer writer = test_.opened.write();
  writer.apply(line(R"({"op":"who","name":"Alder","kind":"group","as":"a"})"));
  writer.commit();
  const Recorded note = writer.apply(line(R"({"op":"note","target":"$a","text":"small"})"));
  writer.commit();
  EXPECT_EQ(std::get<NoteAdd>(test_.opened.entry(note.id).content).target,
            test_.opened.resolve("alder"));
}

// More entries stand between than an open transaction keeps in memory.
TEST_F(BatchKeys, LetALateLineSpeakOfAnEarlyOneOfTheSameTransaction) {
  Writer writer = test_.opened.write();
  AddDocument quay;
  quay.bytes = "The quay is closed.\n";
  quay.name = "quay.txt";
  writer.apply(quay);
  const Recorded early = writer.apply(line(
      R"({"op":"note","doc":"quay","at":"1: The quay","text":"which one?","as":"n","key":"k"})"));
  for (int i = 0; i < 64; ++i) writer.apply(line(kNote));
  const Recorded same = writer.apply(
      line(R"({"op":"note","doc":"quay","at":"1: The quay","text":"which one?","key":"k"})"));
  EXPECT_EQ(same.id, early.id);
  EXPECT_FALSE(same.differs);
  EXPECT_TRUE(
      writer.apply(line(R"({"op":"note","doc":"quay","at":"1: closed","text":"when?","key":"k"})"))
          .differs);
  const Recorded taken = writer.apply(line(R"({"op":"withdraw","target":"$n","why":"answered"})"));
  EXPECT_THAT(joined(taken.echo), HasSubstr("withdraws " + early.shown + ", a note"));
  writer.commit();
  EXPECT_TRUE(test_.opened.withdrawn(early.id));
}

TEST_F(BatchKeys, OfASingleOperationLeaveItsEcho) {
  AddNote note;
  note.document = "press";
  note.at = "1:";
  note.text = "a headline";
  Writer writer = test_.opened.write();
  EXPECT_THAT(joined(writer.apply(note, "k").echo), HasSubstr("Northern Harbour Authority"));
  EXPECT_TRUE(writer.apply(note, "k").repeated);
  EXPECT_THAT(writer.apply(BatchLine{note, "", "other"}).echo, IsEmpty());
}

TEST_F(BatchKeys, LetNamesOfFailedLinesFail) {
  Writer writer = test_.opened.write();
  const auto apply = [&](const std::string& json) {
    return refusal([&] { writer.apply(line(json)); });
  };
  EXPECT_THAT(apply(R"({"op":"who","name":"A","kind":"paper","as":"a"})"), StartsWith("usage: "));
  EXPECT_EQ(apply(R"({"op":"note","target":"$a","text":"small"})"),
            "not found: \"$a\" names a line that failed");
  EXPECT_EQ(apply(R"({"op":"note","target":"$b","text":"small"})"),
            "not found: \"$b\" is not the name of an earlier line that could be read");
  EXPECT_EQ(apply(R"({"op":"who","name":"Alder","kind":"group","as":"a"})"), "done");
  EXPECT_EQ(apply(R"({"op":"who","name":"Alder","kind":"crowd","as":"a"})").substr(0, 6), "usage:");
  EXPECT_EQ(apply(R"({"op":"note","target":"$a","text":"small"})"),
            "not found: \"$a\" names a line that failed")
      << "the name is that of the last line that carried it";
}

TEST_F(BatchKeys, AreNotUsedUpByLinesThatFail) {
  Writer writer = test_.opened.write();
  EXPECT_THAT(refusal([&] {
                writer.apply(line(R"({"op":"note","doc":"press","at":"9:","text":"none"})"));
              }),
              StartsWith("not found: "));
  EXPECT_EQ(writer.pending(), 0u);
  writer.apply(line(kNote));
  EXPECT_EQ(writer.pending(), 1u);
}

TEST_F(BatchKeys, LeaveNothingBehindWithoutACommit) {
  {
    Writer writer = test_.opened.write();
    writer.apply(line(kNote));
    writer.apply(line(R"({"op":"label","target":"press","label":"genre/report"})"));
  }
  EXPECT_EQ(entries(), 2u);
  EXPECT_THAT(test_.opened.referring(test_.opened.resolve("press")), IsEmpty());
  EXPECT_THAT(test_.opened.vocabularies(), IsEmpty());
  EXPECT_EQ(run({kNote}).front().shown, "mira-2");
}

TEST_F(BatchKeys, OfTheSameFileAgainAreThoseOfItsFirstAddition) {
  const std::string add = R"({"op":"add","text":"Tide.\n","name":"tide.txt"})";
  const std::vector<Recorded> first = run({add, add});
  EXPECT_EQ(test_.opened.entry(first[0].id).type, "document.add");
  EXPECT_EQ(test_.opened.entry(first[1].id).type, "capture.record");
  const std::vector<Recorded> again = run({add, add});
  EXPECT_EQ(again[0].id, first[0].id);
  EXPECT_EQ(again[1].id, first[1].id);
}

TEST_F(BatchKeys, GivenAgainForOtherContentSayWhoseTheyAre) {
  run({R"({"op":"note","doc":"press","at":"1:","text":"a headline","key":"k"})"});
  const std::size_t size = entries();
  for (const char* other :
       {R"({"op":"note","doc":"press","at":"2:","text":"a headline","key":"k"})",
        R"({"op":"claim","text":"Six boats moved","key":"k"})",
        R"({"op":"label","target":"press","label":"genre/report","key":"k"})"}) {
    const Recorded again = run({other}).front();
    EXPECT_EQ(again.shown, "mira-2");
    EXPECT_TRUE(again.repeated && again.differs) << other;
    EXPECT_EQ(joined(again.warnings),
              "\"k\" is the key of mira-2, which says something else: nothing was written (give "
              "another key)");
  }
  EXPECT_EQ(entries(), size);
}

TEST_F(BatchKeys, GivenAgainForTheSameContentSayNothing) {
  const std::vector<std::string> lines = {
      R"({"op":"add","text":"Some words.","name":"some.txt","key":"a"})",
      R"({"op":"add","text":"Some words.","name":"again.txt","key":"b"})",
      R"({"op":"claim","text":"Six boats moved","key":"c"})",
      R"({"op":"who","name":"Alder","kind":"person","handle":"al","key":"d"})",
      R"({"op":"label","target":"press","label":"genre/report","key":"e"})",
      R"({"op":"cite","name":"Minutes","doc":"press","at":"1:","key":"f"})"};
  run(lines);
  for (const Recorded& again : run(lines)) {
    EXPECT_TRUE(again.repeated);
    EXPECT_FALSE(again.differs) << again.shown;
    EXPECT_THAT(again.warnings, IsEmpty()) << again.shown;
  }
}

TEST_F(BatchKeys, OfLinesThatCannotBeReadAnyMoreSaySo) {
  run({R"({"op":"note","doc":"press","at":"1:","text":"a headline","key":"k"})"});
  const Recorded again =
      run({R"({"op":"note","target":"nobody","text":"a headline","key":"k"})"}).front();
  EXPECT_FALSE(again.differs);
  EXPECT_THAT(joined(again.warnings), HasSubstr("could not be compared with it: nothing here"));
}

}  // namespace
}  // namespace prov
