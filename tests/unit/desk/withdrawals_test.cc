// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "refusals.h"

namespace prov {
namespace {

using testing::agent;
using ::testing::Contains;
using ::testing::HasSubstr;
using testing::joined;
using testing::kPress;
using testing::label_at;
using testing::refusal;
using ::testing::StartsWith;
using testing::TestCase;

class Withdrawals : public ::testing::Test {
 protected:
  Withdrawals() {
    test_.add("press.txt", kPress);
    test_.apply(agent("Alder", "alder"));
  }
  bool withdrawn(std::string_view typed) {
    return test_.opened.withdrawn(test_.opened.resolve(typed));
  }

  TestCase test_;
};

TEST_F(Withdrawals, HideAnEntryAndWithdrawingThemRestoresIt) {
  EXPECT_FALSE(withdrawn("mira-2"));
  EXPECT_THAT(joined(test_.apply(Withdraw{"alder", "entered twice"}).echo),
              HasSubstr("withdraws mira-2, a person or organization"));
  EXPECT_TRUE(withdrawn("mira-2"));
  EXPECT_THAT(joined(test_.apply(Withdraw{"mira-3", "it was right"}).echo),
              HasSubstr("restores mira-2"));
  EXPECT_FALSE(withdrawn("mira-2"));
  EXPECT_TRUE(withdrawn("mira-3"));
  EXPECT_EQ(joined(test_.apply(Withdraw{"mira-4", "no, it was not"}).echo),
            "restores mira-3, a withdrawal: mira-2, a person or organization, is withdrawn again");
  EXPECT_TRUE(withdrawn("mira-2"));
  EXPECT_FALSE(withdrawn("mira-3"));
}

TEST_F(Withdrawals, AreMadeOnceUntilRestored) {
  test_.apply(Withdraw{"alder", "entered twice"});
  EXPECT_EQ(refusal([&] {
              test_.apply(Withdraw{"alder", "again"});
            }),
            "bad data: mira-2 has been withdrawn already");
  test_.apply(Withdraw{"mira-3", "it was right"});
  EXPECT_EQ(refusal([&] { test_.apply(Withdraw{"alder", "again"}); }), "done");
  EXPECT_TRUE(withdrawn("mira-2"));
}

TEST_F(Withdrawals, NeedAReasonAndNeverTouchTheOpeningOfALog) {
  EXPECT_EQ(refusal([&] {
              test_.apply(Withdraw{"alder", ""});
            }),
            "usage: a withdrawal needs a reason (why)");
  EXPECT_EQ(refusal([&] {
              test_.apply(Withdraw{"mira-0", "x"});
            }),
            "bad data: mira-0 opens a log and cannot be withdrawn");
}

TEST_F(Withdrawals, OfOneItemLeaveTheOthers) {
  RecordSource source;
  source.document = "press";
  source.basis = "stated";
  source.set = {{"publisher", {}}, {"date", {}}};
  source.set[0].second.words = "1:";
  source.set[1].second.words = "4 March 2023";
  test_.apply(source);
  test_.apply(Withdraw{"mira-3.1", "the line is a headline"});
  EXPECT_TRUE(withdrawn("mira-3.1"));
  EXPECT_FALSE(withdrawn("mira-3.2"));
  EXPECT_FALSE(withdrawn("mira-3"));
  EXPECT_EQ(test_.opened.status().front().publisher, "");
  test_.apply(Withdraw{"mira-3", "all of it"});
  EXPECT_TRUE(withdrawn("mira-3.2"));
}

TEST_F(Withdrawals, LeaveWhatRefersToTheHiddenThing) {
  AddNote note;
  note.target = "alder";
  note.text = "registered in the north";
  const EntryId about = test_.apply(note).id;
  test_.apply(Withdraw{"alder", "wrong"});
  EXPECT_FALSE(test_.opened.withdrawn(about));
  EXPECT_THAT(test_.opened.referring(test_.opened.resolve("mira-2")), Contains(about));
  EXPECT_THAT(test_.apply(note).warnings, Contains("mira-2 has been withdrawn"));
}

TEST_F(Withdrawals, OfAWithdrawnItemWarn) {
  RecordSource source;
  source.document = "press";
  source.basis = "stated";
  source.set = {{"publisher", {}}};
  source.set[0].second.words = "1:";
  test_.apply(source);
  test_.apply(Withdraw{"mira-3.1", "a headline"});
  AddNote note;
  note.target = "mira-3.1";
  note.text = "why was it taken?";
  EXPECT_THAT(test_.apply(note).warnings, Contains("mira-3.1 has been withdrawn"));
}

TEST_F(Withdrawals, OfAnotherReviewersEntryAreObjectionsAndChangeNothing) {
  test_.opened.open_log({"noor", "Noor", "person"});
  const Recorded objection = test_.apply(Withdraw{"alder", "it is a person"});
  EXPECT_EQ(objection.shown, "noor-1");
  EXPECT_THAT(joined(objection.warnings), HasSubstr("objection and changes nothing"));
  EXPECT_THAT(joined(objection.echo), HasSubstr("objects to mira-2"));
  EXPECT_FALSE(withdrawn("mira-2"));
  EXPECT_THAT(test_.opened.referring(test_.opened.resolve("mira-2")), Contains(objection.id));
  EXPECT_EQ(refusal([&] {
              test_.apply(Withdraw{"alder", "still"});
            }),
            "done")
      << "objections may be repeated";
}

TEST_F(Withdrawals, OfAnotherReviewersWithdrawalRestoreNothing) {
  test_.apply(Withdraw{"alder", "wrong"});
  test_.opened.open_log({"noor", "Noor", "person"});
  EXPECT_THAT(joined(test_.apply(Withdraw{"mira-3", "it was right"}).echo),
              Not(HasSubstr("restores")));
  EXPECT_TRUE(withdrawn("mira-2"));
}

TEST_F(Withdrawals, OfAnObjectionTakeItBack) {
  test_.opened.open_log({"noor", "Noor", "person"});
  test_.apply(Withdraw{"alder", "it is a person"});
  EXPECT_THAT(test_.apply(Withdraw{"@", "it is not"}).echo,
              Contains("takes back the objection to mira-2, a person or organization"));
}

TEST_F(Withdrawals, OfWithdrawalsAreListedWithWhatTheyAreAbout) {
  test_.apply(Withdraw{"alder", "entered twice"});
  test_.apply(Withdraw{"mira-3", "it was right"});
  test_.apply(Withdraw{"mira-4", "no"});
  test_.apply(AddNote{"press", "", "", "something else", false});
  std::vector<std::uint64_t> listed;
  EntryFilter filter;
  filter.target = "alder";
  test_.opened.log(filter, [&](const Entry& entry) {
    listed.push_back(entry.id.seq);
    return true;
  });
  EXPECT_THAT(listed, ::testing::ElementsAre(5, 4, 3, 2));
}

TEST_F(Withdrawals, OfAnAttributionSayHowManyStandWithinIt) {
  RecordAttribution outer;
  outer.document = "press";
  outer.at = "3:";
  outer.source.who = "alder";
  test_.apply(outer);
  RecordAttribution inner = outer;
  inner.at = "3: Reckless crews";
  inner.within = "mira-3";
  test_.apply(inner);
  test_.apply(inner);
  test_.apply(Withdraw{"mira-5", "twice"});
  EXPECT_THAT(test_.apply(Withdraw{"mira-3", "not said"}).warnings,
              Contains("1 attribution stands within mira-3 and stays"));
  EXPECT_THAT(test_.apply(Withdraw{"mira-4", "neither"}).warnings, ::testing::IsEmpty());
}

TEST_F(Withdrawals, OfADocumentAreSaidWhereItsWordsAreQuoted) {
  test_.apply(Withdraw{"press", "not ours"});
  const Recorded label =
      test_.apply(label_at("press", "3: Reckless", "language-device/loaded-word"));
  EXPECT_THAT(label.warnings, ::testing::ElementsAre("mira-1 has been withdrawn"));
}

}  // namespace
}  // namespace prov
