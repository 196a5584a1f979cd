// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "refusals.h"

namespace prov {
namespace {

using testing::agent;
using ::testing::Contains;
using testing::CountingEntropy;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::joined;
using testing::kPress;
using testing::label_at;
using testing::label_on;
using testing::refusal;
using ::testing::StartsWith;
using testing::StepClock;
using testing::TemporaryFolder;
using testing::TestCase;
using ::testing::UnorderedElementsAre;

std::string answers_of_documents(Case& opened) {
  std::string out;
  for (const DocumentStatus& each : opened.status()) {
    out += each.document.name + " " + std::to_string(each.labels) + "\n";
  }
  return out;
}

// All that a case answers, in words.
std::string answers(Case& opened) {
  std::string out;
  opened.log({}, [&](const Entry& entry) {
    out += opened.show(entry.id) + " " + entry.type + (opened.withdrawn(entry.id) ? " -\n" : "\n");
    for (const EntryId& id : opened.referring(entry.id)) out += "  " + opened.show(id) + "\n";
    return true;
  });
  for (const DocumentStatus& each : opened.status()) {
    out += each.document.name + " " + each.publisher + " " + std::to_string(each.labels) + "\n";
  }
  for (const NamedThing& each : opened.agents()) out += each.handle + "\n";
  for (const AdoptedVocabulary& each : opened.vocabularies()) {
    out += each.vocabulary + " " + std::to_string(each.labels) + "\n";
  }
  return out + opened.show(opened.resolve("press")) + opened.show(opened.resolve("Alder"));
}

void review(TestCase& test) {
  test.add("press.txt", kPress);
  test.apply(agent("Alder", "alder"));
  RecordSource source;
  source.document = "press";
  source.basis = "stated";
  source.set = {{"publisher", {}}, {"date", {}}};
  source.set[0].second.who = "alder";
  source.set[1].second.words = "4 March 2023";
  test.apply(source);
  test.apply(label_at("press", "Reckless", "language-device/loaded-word"));
  test.apply(Withdraw{"@", "not loaded"});
  test.apply(Withdraw{"mira-3.2", "of the release"});
  test.apply(label_on("press", "genre/statement"));
}

TEST(Case, IsVerifiedWithTheNamesOfItsReviewersAndWhoseKeysAreHere) {
  TestCase test;
  test.opened.open_log({"noor", "Noor Test", "person"});
  std::vector<LogInfo> logs = Case::verify(test.folder.path(), {}, test.environment()).logs;
  ASSERT_EQ(logs.size(), 2u);
  EXPECT_EQ(logs[0].handle + ", " + logs[0].name, "mira, Mira Test");
  EXPECT_EQ(logs[1].handle + ", " + logs[1].name, "noor, Noor Test");
  EXPECT_TRUE(logs[0].own && logs[1].own);
  EXPECT_TRUE(!logs[0].current && logs[1].current);
  std::filesystem::remove_all(test.folder.path() / "keys");
  logs = Case::verify(test.folder.path(), {}, test.environment()).logs;
  EXPECT_FALSE(logs[0].own || logs[1].own || logs[0].current || logs[1].current);
}

TEST(Case, AnswersTheSameWithAnIndexMadeAnew) {
  TestCase test;
  review(test);
  const std::string before = answers(test.opened);
  const std::string digest =
      Case::verify(test.folder.path(), {true}, test.environment()).index_digest;
  for (const std::string damage : {"gone", "empty", "of something else"}) {
    const std::filesystem::path index = test.folder.path() / ".prov" / "index.db";
    std::filesystem::remove(index);
    if (damage != "gone") std::ofstream(index) << (damage == "empty" ? "" : std::string(5000, 'x'));
    Case again = test.open_again();
    EXPECT_EQ(answers(again), before) << damage;
    EXPECT_THAT(again.warnings(), IsEmpty());
    EXPECT_TRUE(std::filesystem::exists(index));
    EXPECT_EQ(Case::verify(test.folder.path(), {true}, test.environment()).index_digest, digest);
  }
  EXPECT_THAT(before, HasSubstr("mira-5 label.attach -\n")) << "the answers say something";
}

TEST(Case, IsReadWhileAWriterHoldsTheLock) {
  TestCase test;
  review(test);
  Writer writer = test.opened.write();
  writer.apply(agent("Birch", "birch"));
  Case reader = test.open_again();
  EXPECT_THAT(reader.warnings(), IsEmpty());
  EXPECT_EQ(reader.agents().size(), 1u) << "what is not committed is not seen";
  EXPECT_EQ(reader.show(reader.resolve("@")), "mira-9");
  writer.commit();
  Case later = test.open_again();
  EXPECT_EQ(later.agents().size(), 2u);
}

TEST(Case, OpenedBeforeAWriteGoesOnWithWhatItHeldThen) {
  TestCase test;
  test.add("press.txt", kPress);
  Case reader = test.open_again();
  const std::string before = answers_of_documents(reader);
  const EntryId document = reader.resolve("press");
  const EntryId label = test.apply(label_on("press", "genre/statement")).id;
  test.apply(agent("Alder", "alder"));
  test.add("other.txt", "Other words.\n");
  EXPECT_THAT(reader.referring(document), IsEmpty());
  EXPECT_THAT(reader.agents(), IsEmpty());
  EXPECT_EQ(answers_of_documents(reader), before);
  EXPECT_THAT(refusal([&] { static_cast<void>(reader.resolve("alder")); }),
              StartsWith("not found: "));
  EXPECT_EQ(reader.entry(label).type, "label.attach") << "what is named exactly can be read";
}

TEST(Case, AnswersFromNoIndexThatLacksItsEntries) {
  TestCase test;
  test.apply(agent("Alder", "alder"));
  const std::filesystem::path index = test.folder.path() / ".prov/index.db";
  std::ofstream(index, std::ios::trunc) << "no index at all";
  Environment impatient = test.environment();
  impatient.lock_wait = std::chrono::milliseconds{10};
  {
    Writer writer = test.opened.write();
    EXPECT_THAT(refusal([&] { writer.apply(agent("Birch", "birch")); }), Not(IsEmpty()));
  }
  const int lock = ::open((test.folder.path() / ".prov/lock").c_str(), O_RDWR);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  EXPECT_THAT(refusal([&] {
                Case reader = Case::open(test.folder.path(), Access::read, impatient);
                static_cast<void>(reader.agents());
              }),
              StartsWith("busy: "));
  EXPECT_EQ(std::filesystem::file_size(index), 15u) << "the file is not touched without the lock";
  ::close(lock);
  Case reader = Case::open(test.folder.path(), Access::read, impatient);
  EXPECT_EQ(reader.agents().size(), 1u);
}

TEST(Case, IsMadeWholeOrNotAtAll) {
  const TemporaryFolder folder;
  StepClock clock;
  CountingEntropy entropy;
  const Environment environment{clock,
                                entropy,
                                folder.path() / "keys",
                                folder.path() / "state",
                                std::chrono::milliseconds{10},
                                {}};
  std::filesystem::create_directories(folder.path() / "case/.prov");
  std::ofstream(folder.path() / "case/.prov/mine") << "kept";
  const auto create = [&] {
    static_cast<void>(
        Case::create(folder.path() / "case", {"mira", "Mira", "person"}, environment));
  };
  EXPECT_THAT(refusal(create), AllOf(StartsWith("usage: "), HasSubstr("holds no case")));
  std::vector<std::string> left;
  for (const auto& item : std::filesystem::recursive_directory_iterator(folder.path() / "case")) {
    left.push_back(item.path().filename());
  }
  EXPECT_THAT(left, UnorderedElementsAre(".prov", "mine"));
  std::filesystem::remove(folder.path() / "case/.prov/mine");
  EXPECT_EQ(refusal(create), "done") << "an empty folder is in nobody's way";
  EXPECT_THAT(refusal(create), HasSubstr("holds a case already"));
}

TEST(Case, GivesAHandleOnceAlsoToThoseWhoOpenedItBefore) {
  TestCase test;
  Case other = test.open_again(Access::write);
  EXPECT_EQ(test.opened.open_log({"noor", "Noor", "person"}).handle, "noor");
  EXPECT_EQ(other.open_log({"noor", "Noor", "person"}).handle, "noor2");
}

TEST(Case, TellsASecondWriterThatItIsHeld) {
  TestCase test;
  Writer first = test.opened.write();
  first.apply(agent("Alder", "alder"));
  Environment impatient = test.environment();
  impatient.lock_wait = std::chrono::milliseconds{10};
  Case other = Case::open(test.folder.path(), Access::write, impatient);
  Writer second = other.write();
  EXPECT_THAT(refusal([&] { second.apply(agent("Birch", "birch")); }), StartsWith("busy: "));
  first.commit();
  EXPECT_EQ(second.apply(agent("Birch", "birch")).shown, "mira-2") << "it sees what came meanwhile";
  second.commit();
}

TEST(Case, HoldsSeveralLogsWithHandlesOfTheirOwn) {
  TestCase test;
  EXPECT_EQ(test.opened.open_log({"mira", "Mira on the laptop", "person"}).handle, "mira2");
  EXPECT_EQ(test.opened.open_log({"mira", "Mira again", "person"}).handle, "mira3");
  EXPECT_EQ(test.opened.open_log({"noor", "Noor", "person"}).handle, "noor");
  std::vector<std::string> handles;
  for (const LogInfo& log : test.opened.logs()) {
    handles.push_back(log.handle + (log.current ? " current" : ""));
    EXPECT_TRUE(log.own);
  }
  EXPECT_THAT(handles, ElementsAre("mira", "mira2", "mira3", "noor current"));
  EXPECT_EQ(test.apply(agent("Alder", "alder")).shown, "noor-1");
  Writer writer = test.opened.write("mira2");
  EXPECT_EQ(writer.apply(agent("Birch", "birch")).shown, "mira2-1");
  writer.commit();
  EXPECT_THAT(refusal([&] { static_cast<void>(test.opened.write("nobody")); }),
              StartsWith("not found: there is no reviewer \"nobody\""));
  EXPECT_THAT(refusal([&] {
                test.opened.open_log({"Mira", "", "person"});
              }),
              StartsWith("usage: \"Mira\" cannot be a reviewer's handle"));
}

TEST(Case, CutsALongHandleForItsNumber) {
  TestCase test;
  test.opened.open_log({"abcdefghijklmnop", "", "person"});
  EXPECT_EQ(test.opened.open_log({"abcdefghijklmnop", "", "person"}).handle, "abcdefghijklmno2");
}

TEST(Case, OrdersTwoLogsByWhatTheyHaveSeenNotByTheirClocks) {
  TestCase test;
  test.apply(agent("Alder", "alder"));
  test.opened.open_log({"noor", "Noor", "person"});
  AddNote note;
  note.target = "alder";
  note.text = "seen";
  const Entry theirs = test.opened.entry(test.apply(note).id);
  EXPECT_EQ(theirs.lamport, 3u) << "one more than the greatest that its dependency covers";
  std::vector<std::string> order;
  test.opened.log({}, [&](const Entry& entry) {
    order.push_back(test.opened.show(entry.id));
    return true;
  });
  EXPECT_EQ(order.front(), "noor-1");
  EXPECT_EQ(order.size(), 4u);
  EXPECT_THAT(test.opened.raw(theirs.id).leaf,
              HasSubstr("\"deps\":[{\"log\":\"" + test.opened.resolve("mira-0").log));
}

TEST(Case, ListsWhatRefersToAThingInMergedOrder) {
  TestCase test;
  test.add("press.txt", kPress);
  test.opened.open_log({"noor", "Noor", "person"});
  const auto note = [&](std::string_view reviewer, const std::string& target) {
    AddNote out;
    out.target = target;
    out.text = "seen";
    Writer writer = test.opened.write(reviewer);
    writer.apply(out);
    writer.commit();
  };
  note("noor", "mira-1");
  note("mira", "noor-1");
  note("mira", "mira-1");
  note("noor", "mira-1");
  std::string order;
  for (const EntryId& id : test.opened.referring(test.opened.resolve("mira-1"))) {
    order += test.opened.show(id) + " ";
  }
  EXPECT_EQ(order, "noor-1 mira-3 noor-2 ") << "neither log as a whole goes first";
}

TEST(Case, FiltersItsLogByTargetReviewerTypeAndNumber) {
  TestCase test;
  review(test);
  const auto shown = [&](const EntryFilter& filter) {
    std::string out;
    test.opened.log(filter, [&](const Entry& entry) {
      out += test.opened.show(entry.id) + " ";
      return true;
    });
    return out;
  };
  EntryFilter filter;
  filter.type = "label.attach";
  EXPECT_EQ(shown(filter), "mira-9 mira-5 ");
  filter.limit = 1;
  EXPECT_EQ(shown(filter), "mira-9 ");
  filter = {};
  filter.target = "alder";
  EXPECT_EQ(shown(filter), "mira-3 mira-2 ");
  filter.reviewer = "mira";
  EXPECT_EQ(shown(filter), "mira-3 mira-2 ");
  filter = {};
  filter.reviewer = "nobody";
  EXPECT_THAT(refusal([&] { shown(filter); }), StartsWith("not found: "));
}

TEST(Case, HasOneDocumentForEqualBytesAndACaptureForEachTime) {
  TestCase test;
  const EntryId first = test.add("press.txt", kPress);
  AddDocument again;
  again.bytes = kPress;
  again.name = "copy.txt";
  again.url = "https://mirror.example/press";
  const Recorded capture = test.apply(again);
  EXPECT_EQ(test.opened.entry(capture.id).type, "capture.record");
  EXPECT_THAT(joined(capture.echo), HasSubstr("same bytes as mira-1"));
  ASSERT_EQ(test.opened.documents().size(), 1u);
  EXPECT_THAT(test.opened.documents().front().captures, ElementsAre(first, capture.id));
  EXPECT_EQ(test.opened.resolve("copy"), first) << "each name of the bytes finds the document";
  EXPECT_EQ(test.opened.raw_document(first), kPress);
}

TEST(Case, JoinsEqualBytesOfTwoReviewers) {
  TestCase test;
  const EntryId first = test.add("press.txt", kPress);
  test.opened.open_log({"noor", "Noor", "person"});
  const EntryId theirs = test.add("theirs.txt", kPress);
  EXPECT_EQ(test.opened.entry(theirs).type, "capture.record");
  EXPECT_EQ(std::get<CaptureRecord>(test.opened.entry(theirs).content).document, first);
}

TEST(Case, RefusesWhatIsNoText) {
  TestCase test;
  AddDocument add;
  add.name = "x.txt";
  EXPECT_THAT(refusal([&] { test.apply(add); }), StartsWith("usage: no file and no text"));
  add.bytes = "";
  EXPECT_THAT(refusal([&] { test.apply(add); }), StartsWith("bad data: "));
  add.bytes = std::string("a\0b", 3);
  EXPECT_THAT(refusal([&] { test.apply(add); }), StartsWith("bad data: "));
  EXPECT_EQ(test.opened.documents().size(), 0u);
}

TEST(Case, SaysWhatNobodyHasLookedAt) {
  TestCase test;
  review(test);
  test.add("other.txt", "Other.\n");
  const std::vector<DocumentStatus> status = test.opened.status();
  ASSERT_EQ(status.size(), 2u);
  EXPECT_TRUE(status[0].looked_at());
  EXPECT_EQ(status[0].labels, 1u) << "withdrawn labels do not count";
  EXPECT_FALSE(status[1].looked_at());
}

TEST(Case, RefusesToWriteToAnOlderCopyOfItself) {
  TestCase test;
  const std::filesystem::path store = test.folder.path() / ".prov";
  const std::filesystem::path copy = test.folder.path() / "copy";
  std::filesystem::copy(store, copy, std::filesystem::copy_options::recursive);
  test.apply(agent("Alder", "alder"));
  std::filesystem::remove_all(store);
  std::filesystem::copy(copy, store, std::filesystem::copy_options::recursive);
  Case older = test.open_again(Access::write);
  EXPECT_THAT(joined(older.warnings()), HasSubstr("older than"));
  EXPECT_EQ(older.agents().size(), 0u) << "it can be read";
  Writer writer = older.write();
  try {
    writer.apply(agent("Birch", "birch"));
    FAIL() << "written to an older copy";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::verification);
    EXPECT_THAT(error.what(), HasSubstr("put the newer copy back"));
  }
}

TEST(Case, NeedsTheKeyOfALogToWriteToIt) {
  TestCase test;
  std::filesystem::remove_all(test.folder.path() / "keys");
  Case keyless = test.open_again(Access::write);
  EXPECT_FALSE(keyless.logs().front().own);
  for (const std::string reviewer : {"", "mira"}) {
    try {
      static_cast<void>(keyless.write(reviewer));
      FAIL() << "a writer without a key";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::key);
    }
  }
}

TEST(Case, IsNamedByAStatementOnItsLog) {
  TestCase test;
  EXPECT_EQ(test.opened.logs().front().name, "Mira Test");
  RecordSource source;
  source.of = "mira-0";
  source.basis = "assessed";
  source.why = "married";
  source.set = {{"name", {}}};
  source.set[0].second.text = "Mira Quay";
  test.apply(source);
  EXPECT_EQ(test.opened.logs().front().name, "Mira Quay");
  test.apply(Withdraw{"mira-1.1", "not yet"});
  EXPECT_EQ(test.opened.logs().front().name, "Mira Test");
}

}  // namespace
}  // namespace prov
