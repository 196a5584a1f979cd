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
  test_.apply(Withdraw{"mira-4", "no, it was not"});
  EXPECT_TRUE(withdrawn("mira-2"));
  EXPECT_FALSE(withdrawn("mira-3"));
}

TEST_F(Withdrawals, AreMadeOnceUntilRestored) {
  test_.apply(Withdraw{"alder", "entered twice"});
  EXPECT_EQ(refusal([&] {
              test_.apply(Withdraw{"alder", "again"});
            }),
            "usage: mira-2 has been withdrawn already");
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
            "usage: mira-0 opens a log and cannot be withdrawn");
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
              Contains("takes back the objection to mira-2"));
}

}  // namespace
}  // namespace prov
