// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <fstream>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/hex.h"
#include "log/checkpoint.h"
#include "sample_store.h"
#include "store/formats.h"
#include "store/store_writer.h"
#include "store/verify.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class StoreTest : public testing::Test {
 protected:
  StoreTest() : around_(root_.path()) { Store::create(around_.folder); }

  // A log with its log.open and `notes` notes in one transaction.
  EntryId write_log(std::uint64_t key, const std::string& handle, int notes = 0) {
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    Author author(writer, around_, around_.key(key), handle);
    const EntryId first{author.log().origin, 0, 0};
    for (int i = 0; i < notes; ++i) author.write(NoteAdd{first, {}, "n" + std::to_string(i)});
    writer.commit();
    return first;
  }
  EntryId append(const EntryId& log, std::uint64_t key, const Content& content) {
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    Author author(writer, around_, around_.key(key), *store.find_log(log.log));
    const EntryId id = author.write(content);
    writer.commit();
    return id;
  }
  Leaf leaf(const EntryId& id) {
    Store store(around_.folder, OpenMode::read, around_.environment);
    return parse_leaf(store.log_db().leaf(store.row_of(id)));
  }
  void change(std::string_view file, const std::string& sql) {
    Database(around_.folder / file, OpenMode::write,
             file == kLogFile ? log_format() : content_format())
        .execute(sql);
  }
  template <typename Call>
  std::string refusal(ErrorCode code, Call call) {
    try {
      call();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), code) << error.what();
      return error.what();
    }
    return "done";
  }
  std::string writing_refused() {
    return refusal(ErrorCode::verification, [&] {
      Store store(around_.folder, OpenMode::write, around_.environment);
      const StoreWriter writer(store);
    });
  }
  bool verifies() {
    Store store(around_.folder, OpenMode::read, around_.environment);
    const StoreReport report = verify_store(store);
    for (const StoreFinding& finding : report.findings) {
      if (finding.level != FindingLevel::note) ADD_FAILURE() << finding.message;
    }
    return report.ok();
  }

  TemporaryFolder root_;
  Surroundings around_;
};

TEST_F(StoreTest, BeginsWithoutALogAndIsNotMadeTwice) {
  Store store(around_.folder, OpenMode::read, around_.environment);
  EXPECT_THAT(store.logs(), IsEmpty());
  EXPECT_THAT(refusal(ErrorCode::usage, [&] { Store::create(around_.folder); }),
              HasSubstr("holds a case already"));
}

TEST_F(StoreTest, GivesBackAfterReopeningWhatWasCommitted) {
  const EntryId log = write_log(0, "mira", 2);
  const EntryId note = append(log, 0, NoteAdd{log, {}, "the third"});
  Store store(around_.folder, OpenMode::read, around_.environment);
  ASSERT_THAT(store.logs(), SizeIs(1));
  EXPECT_EQ(store.logs()[0].size, 4u);
  const Entry entry = store.entry(store.row_of(note));
  EXPECT_EQ(std::get<NoteAdd>(entry.content).text, "the third");
  EXPECT_EQ(entry.id, note);
  EXPECT_EQ(entry.sealed, PartState::present);
  EXPECT_TRUE(verifies());
}

TEST_F(StoreTest, KeepsNothingOfATransactionThatWasNotCommitted) {
  const EntryId log = write_log(0, "mira");
  {
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    Author author(writer, around_, around_.key(0), store.logs()[0]);
    author.write(NoteAdd{log, {}, "lost"});
    EXPECT_EQ(writer.pending(), 1u);
    writer.rollback();
    EXPECT_EQ(writer.next_seq(store.logs()[0].number), 1u);
    author.write(NoteAdd{log, {}, "lost too"});
  }
  Store store(around_.folder, OpenMode::read, around_.environment);
  EXPECT_EQ(store.logs()[0].size, 1u);
  EXPECT_TRUE(verifies());
}

TEST_F(StoreTest, WritesSeveralTransactionsUnderOneLockWithACheckpointForEach) {
  Store store(around_.folder, OpenMode::write, around_.environment);
  StoreWriter writer(store);
  Author author(writer, around_, around_.key(0), "mira");
  writer.commit();
  for (int i = 0; i < 3; ++i) {
    author.write(NoteAdd{EntryId{author.log().origin, 0, 0}, {}, "n"});
    author.write(NoteAdd{EntryId{author.log().origin, 0, 0}, {}, "m"});
    writer.commit();
  }
  writer.commit();  // nothing pending, nothing signed
  std::vector<std::uint64_t> sizes;
  store.log_db().scan_checkpoints(
      [&](std::int64_t id, std::string_view) { sizes.push_back(place_of(id)); });
  EXPECT_THAT(sizes, ElementsAre(1, 3, 5, 7));
}

TEST_F(StoreTest, WritesLogsLongerThanATile) {
  const EntryId log = write_log(0, "mira", 700);
  append(log, 0, NoteAdd{EntryId{log.log, 699, 0}, {}, "on"});
  EXPECT_TRUE(verifies());
  Store store(around_.folder, OpenMode::read, around_.environment);
  const LogState& state = store.logs()[0];
  TileReader tiles = store.tile_reader(state.number, state.size);
  EXPECT_EQ(tree_root(store.hasher(), std::ref(tiles), state.size), state.root);
  std::uint64_t seen = 0;
  store.scan(state, 5, 702, [&](std::int64_t row, const Entry& entry) {
    EXPECT_EQ(place_of(row), entry.id.seq);
    ++seen;
    return seen < 600;
  });
  EXPECT_EQ(seen, 600u);
}

TEST_F(StoreTest, KnowsAfterACommitWhatReopeningItShows) {
  write_log(1, "ada", 2);
  Store store(around_.folder, OpenMode::write, around_.environment);
  const std::string ada = store.logs().front().origin;
  StoreWriter writer(store);
  Author bea(writer, around_, around_.key(2), "bea");
  Author author(writer, around_, around_.key(1), *store.find_log(ada));
  for (int round = 0; round < 2; ++round) {
    author.write(NoteAdd{EntryId{ada, 0, 0}, {}, "more"});
    writer.commit();
    const Store again(around_.folder, OpenMode::read, around_.environment);
    ASSERT_THAT(store.logs(), SizeIs(2));
    for (std::size_t i = 0; i < 2; ++i) {
      const LogState& held = store.logs()[i];
      const LogState& read = again.logs()[i];
      EXPECT_EQ(std::tie(held.number, held.origin, held.key, held.size, held.root, held.note),
                std::tie(read.number, read.origin, read.key, read.size, read.root, read.note));
    }
  }
}

TEST_F(StoreTest, RaisesLamportAboveItsLogAndAllThatItRefersTo) {
  const EntryId first = write_log(0, "mira", 9);  // lamport 1 to 10
  const EntryId second = write_log(1, "noor");    // lamport 1
  EXPECT_EQ(leaf({first.log, 9, 0}).lamport, 10u);
  const EntryId answer = append(second, 1, NoteAdd{EntryId{first.log, 2, 0}, {}, "re"});
  EXPECT_EQ(leaf(answer).lamport, 11u);
  const EntryId own = append(second, 1, NoteAdd{second, {}, "own"});
  EXPECT_EQ(leaf(own).lamport, 12u);
  EXPECT_THAT(leaf(own).deps, IsEmpty());
  const EntryId back = append(first, 0, NoteAdd{own, {}, "back"});
  EXPECT_EQ(leaf(back).lamport, 13u);
}

TEST_F(StoreTest, NamesTheNewestCheckpointOfEachOtherLogOnce) {
  const EntryId first = write_log(0, "mira", 3);
  const EntryId second = write_log(1, "noor");
  const EntryId third = write_log(2, "ada", 1);
  const EntryId same =
      append(second, 1, IdentityAssert{EntryId{first.log, 1, 0}, EntryId{third.log, 1, 0}, "r"});
  Store store(around_.folder, OpenMode::read, around_.environment);
  const LogState& mira = *store.find_log(first.log);
  const LogState& ada = *store.find_log(third.log);
  std::vector<Dependency> expected = {{mira.origin, mira.root, 4}, {ada.origin, ada.root, 2}};
  if (ada.origin < mira.origin) std::swap(expected[0], expected[1]);
  EXPECT_EQ(leaf(same).deps, expected);
  EXPECT_TRUE(verifies());
}

TEST_F(StoreTest, RefusesReferencesToWhatIsNotHeld) {
  const EntryId log = write_log(0, "mira");
  const EntryId other = write_log(1, "noor");
  const std::string unknown = "prov.invalid/" + std::string(32, '0') + "/" + std::string(32, '1');
  for (const EntryId& target : {EntryId{log.log, 1, 0}, EntryId{log.log, 99, 0},
                                EntryId{other.log, 1, 0}, EntryId{unknown, 0, 0}}) {
    EXPECT_NE(refusal(ErrorCode::not_found,
                      [&] {
                        append(log, 0, NoteAdd{target, {}, "n"});
                      }),
              "done");
  }
  EXPECT_EQ(append(log, 0, NoteAdd{log, {}, "n"}).seq, 1u);
  EXPECT_TRUE(verifies());
}

TEST_F(StoreTest, RefusesPartsBeyondTheirLimitsAndGoesOn) {
  const EntryId log = write_log(0, "mira");
  Store store(around_.folder, OpenMode::write, around_.environment);
  StoreWriter writer(store);
  writer.use_key(1, around_.key(0));
  const auto text = [](std::size_t size) {
    return json::Value::object().set("text", std::string(size, 'x'));
  };
  const json::Value body = json::Value::object().set("time", "2026-01-01T00:00:00Z");
  EXPECT_THAT(refusal(ErrorCode::bad_data,
                      [&] {
                        writer.append(1, {"note.add", text(1 << 20), {}});
                      }),
              HasSubstr("the body of an entry would have"));
  EXPECT_THAT(refusal(ErrorCode::bad_data,
                      [&] {
                        writer.append(1, {"note.add", body, text(4 << 20)});
                      }),
              HasSubstr("the sealed part of an entry would have"));
  EXPECT_THAT(refusal(ErrorCode::bad_data,
                      [&] {
                        writer.append(1, {"Note", body, text(1)});
                      }),
              HasSubstr("its type is none"));
  EXPECT_EQ(writer.pending(), 0u);
  writer.append(1, {"note.add", body, text((4 << 20) - 12)});
  writer.commit();
  Store again(around_.folder, OpenMode::read, around_.environment);
  EXPECT_EQ(again.logs()[0].size, 2u);
}

TEST_F(StoreTest, RefusesAnotherKeyOrNone) {
  write_log(0, "mira");
  Store store(around_.folder, OpenMode::write, around_.environment);
  StoreWriter writer(store);
  EXPECT_THAT(refusal(ErrorCode::key, [&] { writer.use_key(1, around_.key(5)); }),
              HasSubstr("does not belong to"));
  writer.append(1, {"note.add", json::Value::object().set("time", "2026-01-01T00:00:00Z"), {}});
  EXPECT_THAT(refusal(ErrorCode::key, [&] { writer.commit(); }), HasSubstr("not at hand"));
  writer.use_key(1, around_.key(0));
  writer.commit();
  EXPECT_EQ(store.logs()[0].size, 2u);
}

TEST_F(StoreTest, GivesBackDocumentsOfAllSizes) {
  std::mt19937_64 random(3);
  std::string noise(2'500'000, ' ');
  for (char& c : noise) c = static_cast<char>('!' + random() % 90);
  const std::vector<std::pair<std::string, std::string>> documents = {
      // text, raw
      {"short", ""},
      {noise, ""},
      {std::string(3'000'000, 'z'), ""},
      {"text", "<p>text</p>"},
      {"", "\xEF\xBB\xBF"}};
  std::vector<EntryId> ids;
  {
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    Author author(writer, around_, around_.key(0), "mira");
    for (const auto& [text, raw] : documents) ids.push_back(author.add_document("d", text, raw));
    ids.push_back(author.record_text(ids[0], "shorter"));
    ids.push_back(author.write(NoteAdd{ids[0], {}, "n"}));
    writer.commit();
  }
  Store store(around_.folder, OpenMode::read, around_.environment);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto& [text, raw] = documents[i];
    const std::int64_t row = store.row_of(ids[i]);
    EXPECT_TRUE(store.document(row, DocumentPart::text) == text) << i;
    EXPECT_TRUE(store.document(row, DocumentPart::raw) == (raw.empty() ? text : raw)) << i;
  }
  EXPECT_EQ(store.document(store.row_of(ids[5]), DocumentPart::text), "shorter");
  EXPECT_THAT(
      refusal(ErrorCode::not_found,
              [&] { static_cast<void>(store.document(store.row_of(ids[6]), DocumentPart::raw)); }),
      HasSubstr("carries no document"));
  EXPECT_TRUE(verifies());
}

TEST_F(StoreTest, DetectsAChangedBodySealedPartOrDocumentWhenItIsRead) {
  const EntryId log = write_log(0, "mira", 3);
  EntryId document;
  {
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    Author author(writer, around_, around_.key(0), store.logs()[0]);
    document = author.add_document("d", "some text");
    writer.commit();
  }
  change(kContentFile, "UPDATE entry SET body=CAST(body||x'20' AS BLOB) WHERE id=" +
                           std::to_string(row_id(1, 1)));
  change(kContentFile, "UPDATE entry SET sealed=x'7b7d' WHERE id=" + std::to_string(row_id(1, 2)));
  change(kContentFile,
         "UPDATE entry SET sealed_salt=zeroblob(31) WHERE id=" + std::to_string(row_id(1, 3)));
  change(kContentFile, "UPDATE chunk SET encoding=0,bytes=x'41'");
  Store store(around_.folder, OpenMode::read, around_.environment);
  const auto reading = [&](std::uint64_t seq) {
    return refusal(ErrorCode::verification,
                   [&] { static_cast<void>(store.entry(row_id(1, seq))); });
  };
  EXPECT_THAT(reading(1), AllOf(HasSubstr("entry 1"), HasSubstr("the body does not match")));
  EXPECT_THAT(reading(2), AllOf(HasSubstr("entry 2"), HasSubstr("the sealed part does not match")));
  EXPECT_THAT(reading(3), AllOf(HasSubstr("entry 3"), HasSubstr("31 bytes")));
  EXPECT_THAT(
      refusal(
          ErrorCode::verification,
          [&] { static_cast<void>(store.document(store.row_of(document), DocumentPart::text)); }),
      HasSubstr("does not match its hash"));
  EXPECT_EQ(store.entry(row_id(1, 0)).id, log);
}

TEST_F(StoreTest, ReadsAnErasedSealedPartOrBodyAsErased) {
  write_log(0, "mira", 2);
  change(kContentFile,
         "UPDATE entry SET sealed=NULL,sealed_salt=NULL WHERE id=" + std::to_string(row_id(1, 1)));
  change(kContentFile, "DELETE FROM entry WHERE id=" + std::to_string(row_id(1, 2)));
  Store store(around_.folder, OpenMode::read, around_.environment);
  EXPECT_EQ(store.entry(row_id(1, 1)).sealed, PartState::erased);
  EXPECT_EQ(store.entry(row_id(1, 2)).body, PartState::erased);
}

TEST_F(StoreTest, RemovesTheOrphansOfACrashBeforeWriting) {
  const EntryId log = write_log(0, "mira", 1);
  write_log(1, "noor");
  const std::string copy =
      "INSERT INTO entry SELECT id+?,body_salt,body,sealed_salt,sealed FROM "
      "entry WHERE id=" +
      std::to_string(row_id(1, 1));
  for (const std::int64_t shift : {std::int64_t{1}, std::int64_t{50}, row_id(1, 5), row_id(7, 0)}) {
    std::string sql = copy;
    change(kContentFile, sql.replace(sql.find('?'), 1, std::to_string(shift)));
  }
  change(kContentFile,
         "INSERT INTO chunk VALUES(" + std::to_string(row_id(1, 3)) + ",0,0,0,x'00')");
  EXPECT_EQ(append(log, 0, NoteAdd{log, {}, "after the crash"}).seq, 2u);
  Store store(around_.folder, OpenMode::read, around_.environment);
  EXPECT_EQ(store.content_db().database().query_integer("SELECT count(*) FROM entry"), 4);
  EXPECT_FALSE(store.content_db().has_rows(row_id(1, 3), row_id(2, 0)));
  EXPECT_TRUE(verifies());
}

TEST_F(StoreTest, SignsNothingFurtherAfterACommitFailed) {
  const EntryId log = write_log(0, "mira");
  Store store(around_.folder, OpenMode::write, around_.environment);
  const std::string mark = *store.high_water().read(log.log);
  {
    // The place of the next leaf is taken.
    change(kLogFile, "INSERT INTO leaf VALUES(" + std::to_string(row_id(1, 1)) + ",x'00')");
    StoreWriter writer(store);
    Author author(writer, around_, around_.key(0), store.logs()[0]);
    author.write(NoteAdd{log, {}, "first"});
    EXPECT_THROW(writer.commit(), Error);
    EXPECT_EQ(writer.pending(), 0u);
    EXPECT_THAT(refusal(ErrorCode::io,
                        [&] {
                          author.write(NoteAdd{log, {}, "second"});
                        }),
                HasSubstr("open"));
    EXPECT_TRUE(store.content_db().has_rows(row_id(1, 1), row_id(1, 2)));
  }
  EXPECT_EQ(*store.high_water().read(log.log), mark);
  change(kLogFile, "DELETE FROM leaf WHERE id=" + std::to_string(row_id(1, 1)));
  EXPECT_EQ(append(log, 0, NoteAdd{log, {}, "third"}).seq, 1u);
  EXPECT_TRUE(verifies());
}

TEST_F(StoreTest, RemovesTheOrphansOfACrashEvenWhenNothingIsWritten) {
  write_log(0, "mira");
  change(kContentFile, "INSERT INTO entry(id) VALUES(" + std::to_string(row_id(1, 1)) + ")");
  {
    Store store(around_.folder, OpenMode::write, around_.environment);
    const StoreWriter writer(store);
  }
  Store store(around_.folder, OpenMode::read, around_.environment);
  EXPECT_FALSE(store.content_db().has_rows(row_id(1, 1), row_id(1, 2)));
}

TEST_F(StoreTest, RemovesTheOrphansAgainAfterARollback) {
  const EntryId log = write_log(0, "mira");
  Store store(around_.folder, OpenMode::write, around_.environment);
  change(kContentFile, "INSERT INTO entry(id) VALUES(" + std::to_string(row_id(1, 1)) + ")");
  {
    StoreWriter writer(store);
    Author author(writer, around_, around_.key(0), store.logs()[0]);
    author.write(NoteAdd{log, {}, "first"});
    writer.rollback();
    author.write(NoteAdd{log, {}, "second"});
    writer.commit();
  }
  EXPECT_TRUE(verifies());
}

TEST_F(StoreTest, ReadsNoEntryPastItsPlaceWhereTheNumberOfARowIsDamaged) {
  write_log(0, "mira", 3);
  const std::filesystem::path path = around_.folder / kContentFile;
  std::string bytes = read_file(path, 1 << 24);
  // The number of entry 2 of log 1, 2^40 + 2, as SQLite writes it; one bit makes it 2.
  const std::string_view number = "\xA0\x80\x80\x80\x80\x02";
  int damaged = 0;
  for (std::size_t at = bytes.find(number); at != std::string::npos; at = bytes.find(number, at)) {
    bytes[at] = '\x80';
    ++damaged;
  }
  ASSERT_GE(damaged, 1);
  std::ofstream(path, std::ios::binary) << bytes;
  Store store(around_.folder, OpenMode::read, around_.environment);
  EXPECT_THAT(refusal(ErrorCode::verification,
                      [&] {
                        store.scan(store.logs()[0], 0, 4,
                                   [](std::int64_t, const Entry&) { return true; });
                      }),
              HasSubstr("do not stand in order"));
}

TEST_F(StoreTest, NoticesALogThatIsGoneByThoseThatStoodBesideIt) {
  const EntryId mira = write_log(0, "mira", 1);
  fs::copy(around_.folder, root_.path() / "old");
  const EntryId noor = write_log(1, "noor", 1);
  fs::remove_all(around_.folder);
  fs::copy(root_.path() / "old", around_.folder);
  Store store(around_.folder, OpenMode::write, around_.environment);
  EXPECT_EQ(store.mark_state(store.logs()[0]), MarkState::equal) << "mira's log is as it was";
  EXPECT_THAT(store.missing_logs(), ElementsAre(noor.log));
  EXPECT_THAT(refusal(ErrorCode::verification, [&] { StoreWriter writer(store); }),
              HasSubstr("has lost " + noor.log));
  fs::remove(store.high_water().companions_file(mira.log));
  EXPECT_EQ(append(mira, 0, NoteAdd{mira, {}, "on purpose"}).seq, 2u);
}

TEST_F(StoreTest, TellsHowItStandsToItsMark) {
  const EntryId log = write_log(0, "mira", 1);
  const auto state = [&] {
    Store store(around_.folder, OpenMode::read, around_.environment);
    return store.mark_state(store.logs()[0]);
  };
  Store store(around_.folder, OpenMode::read, around_.environment);
  const fs::path file = store.high_water().file(log.log);
  const std::string old_mark = *store.high_water().read(log.log);
  EXPECT_EQ(state(), MarkState::equal);
  fs::copy(around_.folder, root_.path() / "old");
  append(log, 0, NoteAdd{log, {}, "more"});
  const std::string new_mark = *store.high_water().read(log.log);
  store.high_water().write(log.log, old_mark);
  EXPECT_EQ(state(), MarkState::ahead);
  store.high_water().write(log.log, new_mark);
  fs::remove_all(around_.folder);
  fs::copy(root_.path() / "old", around_.folder);
  EXPECT_EQ(state(), MarkState::behind);
  EXPECT_THAT(writing_refused(), AllOf(HasSubstr("older than"), HasSubstr("--after " + log.log)));
  const LogState now = Store(around_.folder, OpenMode::read, around_.environment).logs()[0];
  Hasher hasher;
  store.high_water().write(log.log,
                           sign_checkpoint(hasher, {log.log, 2, Digest{1}}, around_.key(0)));
  EXPECT_EQ(state(), MarkState::inconsistent);
  EXPECT_THAT(writing_refused(), HasSubstr("not what this machine has seen"));
  fs::remove(file);
  EXPECT_EQ(state(), MarkState::unknown);
  EXPECT_EQ(append(log, 0, NoteAdd{log, {}, "on"}).seq, 2u);
  EXPECT_EQ(state(), MarkState::equal);
}

TEST_F(StoreTest, RefusesToWriteOverAMarkThatIsNone) {
  const EntryId log = write_log(0, "mira", 1);
  Store store(around_.folder, OpenMode::read, around_.environment);
  for (const std::string& garbage : {std::string("garbage"), std::string()}) {
    store.high_water().write(log.log, garbage);
    EXPECT_THAT(writing_refused(), HasSubstr("the high-water mark"));
  }
  Hasher hasher;
  store.high_water().write(log.log,
                           sign_checkpoint(hasher, {log.log, 2, Digest{1}}, around_.key(9)));
  EXPECT_THAT(writing_refused(), HasSubstr("is none"));
}

TEST_F(StoreTest, WritesOnWhereAMarkCannotBeKept) {
  const EntryId log = write_log(0, "mira");
  fs::remove_all(around_.environment.state_dir);
  std::ofstream(around_.environment.state_dir) << "a file, not a folder";
  Store store(around_.folder, OpenMode::write, around_.environment);
  StoreWriter writer(store);
  Author author(writer, around_, around_.key(0), store.logs()[0]);
  author.write(NoteAdd{log, {}, "n"});
  writer.commit();
  EXPECT_THAT(writer.take_warnings(), ElementsAre(HasSubstr("mark could not be kept")));
  EXPECT_EQ(store.logs()[0].size, 2u);
}

TEST_F(StoreTest, SaysWhichFileHoldsALatestCheckpointThatCannotBeRead) {
  write_log(0, "mira");
  change(kLogFile, "UPDATE checkpoint SET note='nothing'");
  EXPECT_THAT(refusal(ErrorCode::verification,
                      [&] { Store(around_.folder, OpenMode::read, around_.environment); }),
              HasSubstr("log.db"));
}

TEST_F(StoreTest, KeepsASnapshotUntilItIsRefreshed) {
  const EntryId log = write_log(0, "mira");
  Store reader(around_.folder, OpenMode::read, around_.environment);
  append(log, 0, NoteAdd{log, {}, "n"});
  EXPECT_EQ(reader.logs()[0].size, 1u);
  EXPECT_THAT(refusal(ErrorCode::not_found,
                      [&] {
                        static_cast<void>(reader.row_of({log.log, 1, 0}));
                      }),
              HasSubstr("not held here"));
  reader.refresh();
  EXPECT_EQ(reader.logs()[0].size, 2u);
}

TEST_F(StoreTest, WaitsForAnotherWriterOnlyAsLongAsItIsTold) {
  write_log(0, "mira");
  Store first(around_.folder, OpenMode::write, around_.environment);
  const StoreWriter holder(first);
  Environment impatient = around_.environment;
  impatient.lock_wait = std::chrono::milliseconds(20);
  Store second(around_.folder, OpenMode::write, impatient);
  EXPECT_NE(refusal(ErrorCode::busy, [&] { const StoreWriter writer(second); }), "done");
}

}  // namespace
}  // namespace prov
