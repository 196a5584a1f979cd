// SPDX-License-Identifier: Apache-2.0
#include "store/verify.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/hex.h"
#include "log/checkpoint.h"
#include "log/commitment.h"
#include "log/origin.h"
#include "log/tile.h"
#include "sample_store.h"
#include "store/formats.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Verify : public testing::Test {
 protected:
  Verify() : around_(root_.path()), sample_(make_sample_store(around_)) {}

  StoreReport verify(const VerifyProgress& progress = {}) {
    Store store(around_.folder, OpenMode::read, around_.environment);
    return verify_store(store, progress);
  }
  void tamper(std::string_view file, const std::string& sql) {
    Database(around_.folder / file, OpenMode::write,
             file == kLogFile ? log_format() : content_format())
        .execute(sql);
  }
  // Appends to the sample's first log what no careful writer would; returns its row.
  std::int64_t append(std::string_view type, const json::Value& body, const json::Value& sealed) {
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    writer.use_key(1, around_.key(0));
    const std::int64_t row = writer.append(1, {type, body, sealed});
    writer.commit();
    return row;
  }
  std::int64_t append(const Content& content, const std::vector<Piece>* raw = nullptr) {
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    Author author(writer, around_, around_.key(0), store.logs()[0]);
    const EntryId id = author.write(content, raw);
    writer.commit();
    return store.row_of(id);
  }
  // The one failure there is, which must concern `row`.
  std::string failure_of(std::int64_t row) {
    std::vector<StoreFinding> failures;
    for (const StoreFinding& finding : verify().findings) {
      if (finding.level == FindingLevel::failure) failures.push_back(finding);
    }
    EXPECT_THAT(failures, testing::SizeIs(1));
    if (failures.empty()) return "nothing";
    EXPECT_EQ(failures[0].row, row) << failures[0].message;
    return failures[0].message;
  }

  TemporaryFolder root_;
  Surroundings around_;
  Sample sample_;
};

const json::Value kTime = json::Value::object().set("time", "2026-01-01T00:00:00Z");

TEST_F(Verify, FindsNothingWrongWithTheSample) {
  const StoreReport report = verify();
  for (const StoreFinding& finding : report.findings) ADD_FAILURE() << finding.message;
  EXPECT_TRUE(report.ok());
  EXPECT_EQ(report.leaves, 26u);
  EXPECT_EQ(report.checkpoints, 7u);
  EXPECT_EQ(report.bodies, report.leaves);
  EXPECT_EQ(report.sealed, report.leaves - 2);  // two have nothing to seal
  EXPECT_EQ(report.documents, 2u);
  EXPECT_EQ(report.texts, 3u);
  EXPECT_EQ(report.quotations, 12u);
  EXPECT_GT(report.bytes, sample_text().size());
}

TEST_F(Verify, TellsHowFarItIs) {
  std::vector<std::uint64_t> seen;
  static_cast<void>(verify([&](std::uint64_t done, std::uint64_t total) {
    EXPECT_EQ(total, 26u);
    seen.push_back(done);
  }));
  EXPECT_THAT(seen, testing::ElementsAre(23u, 26u));
}

TEST_F(Verify, ListsNoMoreThanAPersonCanRead) {
  {
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    Author author(writer, around_, around_.key(0), store.logs()[0]);
    for (int i = 0; i < 300; ++i) author.write(NoteAdd{sample_.claim, {}, "n"});
    writer.commit();
  }
  tamper(kContentFile, "UPDATE entry SET body_salt=zeroblob(32)");
  const StoreReport report = verify();
  EXPECT_EQ(report.findings.size(), kFindingsPerKind + 1);
  EXPECT_THAT(report.findings.back().message, HasSubstr("and 226 more of this kind"));
  EXPECT_EQ(report.bodies, 0u);
}

TEST_F(Verify, NamesABodyOutsideItsSchema) {
  EXPECT_THAT(failure_of(append("claim.add", kTime, json::Value::object().set("text", "t"))),
              HasSubstr("handle"));
}

TEST_F(Verify, NamesATimeThatIsNone) {
  EXPECT_THAT(failure_of(append("entry.withdraw",
                                json::Value::object()
                                    .set("target", json::Value::object().set("seq", 1))
                                    .set("time", "2026-13-01T00:00:00Z"),
                                {})),
              HasSubstr("2026-13-01"));
}

TEST_F(Verify, NamesAWrongQuotation) {
  Passage passage = quoted(sample_.document, sample_text(), 4, 21);
  passage.quotes[0].exact = "harbour  ommittee";
  EXPECT_THAT(failure_of(append(NoteAdd{{}, passage, "n"})),
              HasSubstr("its quotation of 4..21 of entry 1 differs"));
}

TEST_F(Verify, NamesAQuotationWithOtherSurroundings) {
  Passage passage = quoted(sample_.document, sample_text(), 40, 50);
  passage.quotes[0].suffix.pop_back();
  EXPECT_THAT(failure_of(append(NoteAdd{{}, passage, "n"})), HasSubstr("40..50"));
}

TEST_F(Verify, NamesAQuotationBeyondTheText) {
  Passage passage = quoted(sample_.document, sample_text(), 4, 21);
  passage.ranges[0] = {5000, 5017};
  EXPECT_THAT(failure_of(append(NoteAdd{{}, passage, "n"})), HasSubstr("5000..5017"));
}

TEST_F(Verify, NamesAPassageInWhatCarriesNoText) {
  Passage passage = quoted(sample_.agent, sample_text(), 4, 21);
  EXPECT_THAT(failure_of(append(NoteAdd{{}, passage, "n"})), HasSubstr("carries no text"));
}

TEST_F(Verify, ComparesQuotationsTooLongToBeKeptWhole) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "line \xC3\xA9 " + std::to_string(i) + "\n";
  EntryId id;
  {
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    Author author(writer, around_, around_.key(0), store.logs()[0]);
    id = author.add_document("long.txt", text);
    author.write(NoteAdd{{}, quoted(id, text, 300, 300 + kQuoteLimit + 1), "long"});
    author.write(NoteAdd{{}, quoted(id, text, 300, 300 + kQuoteLimit), "just not"});
    writer.commit();
  }
  EXPECT_TRUE(verify().ok());
  Passage passage = quoted(id, text, 300, 300 + kQuoteLimit + 1);
  passage.quotes[0].sha256 = std::string(64, '0');
  EXPECT_THAT(failure_of(append(NoteAdd{{}, passage, "n"})), HasSubstr("differs"));
}

TEST_F(Verify, NamesAVocabularyWithAnotherHash) {
  VocabularyAdopt adopt{"form", 1, std::string(64, '0'), small_vocabulary()};
  EXPECT_THAT(failure_of(append(adopt)), HasSubstr("does not match its hash"));
}

TEST_F(Verify, NamesADocumentOfAnotherHashLengthOrSize) {
  PieceMaker maker;
  const std::vector<Piece> pieces = maker.make("abc");
  DocumentAdd add;
  add.sha256 = add.text.sha256 = to_hex(sha256(std::string_view("abc")));
  add.bytes = add.text.length = 3;
  append(add, &pieces);
  EXPECT_TRUE(verify().ok());
  std::set<std::int64_t> expected;
  for (int wrong = 0; wrong < 5; ++wrong) {
    DocumentAdd other = add;
    if (wrong == 0) other.bytes = 4;
    if (wrong == 1) other.text.length = 2;
    if (wrong == 2) other.sha256 = std::string(64, '0');
    if (wrong == 3) other.text.sha256 = std::string(64, '0');
    expected.insert(append(other, wrong == 4 ? nullptr : &pieces));
  }
  std::set<std::int64_t> named;
  for (const StoreFinding& finding : verify().findings) named.insert(*finding.row);
  EXPECT_EQ(named, expected);
}

TEST_F(Verify, RemarksOnTypesThatItDoesNotKnow) {
  const std::int64_t row = append("round.open", kTime, json::Value::object().set("x", 1));
  const StoreReport report = verify();
  EXPECT_TRUE(report.ok());
  ASSERT_THAT(report.findings, testing::SizeIs(1));
  EXPECT_EQ(report.findings[0].level, FindingLevel::note);
  EXPECT_EQ(report.findings[0].row, row);
}

TEST_F(Verify, NamesALogOpenInsideALog) {
  LogOpen open{"mira", "person", to_hex(around_.key(0).public_key()), "", {}, 0};
  EXPECT_THAT(failure_of(append(open)), HasSubstr("log.open stands inside a log"));
}

TEST_F(Verify, SaysThatThereIsNoMark) {
  fs::remove_all(around_.environment.state_dir);
  const StoreReport report = verify();
  EXPECT_TRUE(report.ok());
  EXPECT_THAT(report.findings, testing::SizeIs(2));  // one for each log
  EXPECT_EQ(report.findings[0].level, FindingLevel::note);
}

// A log written by hand, by somebody who holds the key and keeps no rule.
class HandMadeLog : public testing::Test {
 protected:
  struct Made {
    std::string type, body;
    std::uint64_t lamport;  // 0: one more than before
    std::vector<Dependency> deps;
  };

  HandMadeLog() : around_(root_.path()) {
    Store::create(around_.folder);
    key_ = to_hex(around_.key(0).public_key());
  }

  void add(std::string type, std::string body, std::uint64_t lamport = 0,
           std::vector<Dependency> deps = {}) {
    entries_.push_back({std::move(type), std::move(body), lamport, std::move(deps)});
  }
  // Writes log.open and the entries; returns what fails.
  std::vector<std::string> failures() {
    write();
    Store store(around_.folder, OpenMode::read, around_.environment);
    std::vector<std::string> out;
    for (const StoreFinding& finding : verify_store(store).findings) {
      if (finding.kind == "mark") continue;
      out.push_back((finding.row ? std::to_string(place_of(*finding.row)) : "-") + ": " +
                    finding.message);
    }
    return out;
  }

  void write() {
    LogDb log(around_.folder / kLogFile, OpenMode::write);
    ContentDb content(around_.folder / kContentFile, OpenMode::write);
    const std::string origin = make_origin(hasher_, around_.entropy, around_.key(0).public_key());
    log.add_log({1, origin, around_.key(0).public_key()});
    entries_.insert(entries_.begin(),
                    Made{"log.open",
                         R"({"handle":"mira","key":")" + key_ +
                             R"(","kind":"person","time":"2026-01-01T00:00:00Z"})",
                         0,
                         {}});
    TileWriter tiles;
    std::uint64_t lamport = 0;
    for (std::uint64_t seq = 0; seq < entries_.size(); ++seq) {
      const Made& made = entries_[seq];
      lamport = made.lamport == 0 ? lamport + 1 : made.lamport;
      const Salt salt{1};
      Leaf leaf{origin, seq, made.type, 1, lamport, made.deps, {}};
      leaf.body = body_commitment(hasher_, salt, origin, made.type, made.body);
      const std::string bytes = write_leaf(leaf);
      log.append_leaf(row_id(1, seq), bytes);
      tiles.append(hasher_, leaf_hash(hasher_, bytes));
      content.put_entry(row_id(1, seq), {std::string(as_chars(salt)), made.body, {}, {}});
    }
    tiles.flush(
        [&](const TileId& id, std::span<const Digest> hashes) { log.put_tile(1, id, hashes); });
    const Checkpoint head{origin, entries_.size(), tiles.root(hasher_)};
    log.append_checkpoint(1, {head.size, sign_checkpoint(hasher_, head, around_.key(0))});
  }

  TemporaryFolder root_;
  Surroundings around_;
  Hasher hasher_;
  std::string key_;
  std::vector<Made> entries_;
};

TEST_F(HandMadeLog, IsGoodWhenItKeepsTheRules) {
  add("entry.withdraw", R"({"target":{"seq":0},"time":"2026-01-01T00:00:00Z"})");
  EXPECT_THAT(failures(), testing::IsEmpty());
}

TEST_F(HandMadeLog, MustHoldCanonicalBodies) {
  add("entry.withdraw", R"({"target": {"seq":0},"time":"2026-01-01T00:00:00Z"})");
  add("entry.withdraw", R"({"time":"2026-01-01T00:00:00Z","target":{"seq":0}})");
  EXPECT_THAT(failures(), testing::ElementsAre("1: its body is not in canonical form",
                                               "2: its body is not in canonical form"));
}

TEST_F(HandMadeLog, MustReferBackwardsOnly) {
  add("entry.withdraw", R"({"target":{"seq":1},"time":"2026-01-01T00:00:00Z"})");
  add("entry.withdraw", R"({"target":{"seq":7},"time":"2026-01-01T00:00:00Z"})");
  EXPECT_THAT(failures(), testing::ElementsAre(HasSubstr("1: it refers to entry 1 of"),
                                               HasSubstr("2: it refers to entry 7 of")));
}

TEST_F(HandMadeLog, MustDependOnWhatItRefersTo) {
  const std::string other = "prov.invalid/" + std::string(32, '0') + "/" + std::string(32, '1');
  const std::string body =
      R"({"target":{"log":")" + other + R"(","seq":3},"time":"2026-01-01T00:00:00Z"})";
  add("entry.withdraw", body);
  add("entry.withdraw", body, 0, {{other, {}, 3}});
  add("entry.withdraw", body, 0, {{other, {}, 4}});
  EXPECT_THAT(
      failures(),
      testing::UnorderedElementsAre(
          HasSubstr("1: it refers to entry 3 of " + other + ", which it does not depend on"),
          HasSubstr("2: it refers to entry 3 of " + other + ", which it does not depend on"),
          HasSubstr("2: it rests on 3 entries of " + other),
          HasSubstr("3: it rests on 4 entries of " + other),
          HasSubstr("3: it refers to entry 3 of " + other + ", which is not held here")));
}

TEST_F(HandMadeLog, MustHaveLamportTimesThatRiseAndDoNotJump) {
  const std::string body = R"({"target":{"seq":0},"time":"2026-01-01T00:00:00Z"})";
  add("entry.withdraw", body, 5);
  add("entry.withdraw", body, 5);
  add("entry.withdraw", body, 4);
  add("entry.withdraw", body, 5 + kLamportJump);
  add("entry.withdraw", body, 6 + 2 * kLamportJump);
  EXPECT_THAT(failures(), testing::ElementsAre(HasSubstr("2: its lamport does not rise"),
                                               HasSubstr("3: its lamport does not rise"),
                                               HasSubstr("5: its lamport jumps")));
}

TEST_F(HandMadeLog, StaysReadableBesideEntriesThatHaveNotTheFormOfTheirType) {
  add("claim.add", R"({"time":"2026-01-01T00:00:00Z"})");
  add("entry.withdraw", R"({"target":{"seq":0},"time":"yesterday"})");
  add("entry.withdraw", R"({"target":{"item":4294967296,"seq":0},"time":"2026-01-01T00:00:00Z"})");
  add("strange.type", R"({"time":"2026-01-01T00:00:00Z","value":1.5})");
  add("entry.withdraw", R"({"target":{"seq":0},"time":"2026-01-01T00:00:00Z"})");
  EXPECT_THAT(failures(), testing::IsSupersetOf({HasSubstr("1: claim.add at /sealed: lacks"),
                                                 HasSubstr("2: "), HasSubstr("3: "),
                                                 HasSubstr("4: its body is not in canonical")}));
  Store store(around_.folder, OpenMode::read, around_.environment);
  for (const std::uint64_t seq : {2, 3, 4}) {
    EXPECT_TRUE(std::holds_alternative<UnknownEntry>(store.entry(row_id(1, seq)).content)) << seq;
  }
  EXPECT_TRUE(std::holds_alternative<EntryWithdraw>(store.entry(row_id(1, 5)).content));
}

TEST_F(HandMadeLog, CannotSendVerificationOverEntriesThatItNeverHad) {
  write();
  Database(around_.folder / kLogFile, OpenMode::write, log_format())
      .execute(
          "INSERT INTO checkpoint SELECT (1<<40)|(1<<39),"
          "replace(note,char(10)||'1'||char(10),char(10)||'549755813888'||char(10)) "
          "FROM checkpoint");
  Store store(around_.folder, OpenMode::read, around_.environment);
  const StoreReport report = verify_store(store);
  ASSERT_FALSE(report.ok());
  EXPECT_THAT(report.findings.front().message, HasSubstr("covers 549755813888 entries"));
}

TEST_F(HandMadeLog, MustBeginWithLogOpenUnderItsOwnKey) {
  key_ = std::string(64, '0');
  EXPECT_THAT(failures(), testing::ElementsAre(HasSubstr("0: log.open names another key")));
}

TEST_F(HandMadeLog, NotBeginningWithLogOpenIsNamed) {
  write();
  Database(around_.folder / kLogFile, OpenMode::write, log_format())
      .execute("DELETE FROM log; DELETE FROM leaf; DELETE FROM tile; DELETE FROM checkpoint");
  Database(around_.folder / kContentFile, OpenMode::write, content_format())
      .execute("DELETE FROM entry");
  Store store(around_.folder, OpenMode::write, around_.environment);
  StoreWriter writer(store);
  const LogState log = writer.open_log(around_.key(0).public_key());
  writer.use_key(log.number, around_.key(0));
  writer.append(log.number,
                {"claim.add", kTime, json::Value::object().set("handle", "h").set("text", "t")});
  writer.commit();
  const StoreReport report = verify_store(store);
  ASSERT_THAT(report.findings, testing::SizeIs(1));
  EXPECT_THAT(report.findings[0].message, HasSubstr("does not begin with log.open"));
}

}  // namespace
}  // namespace prov
