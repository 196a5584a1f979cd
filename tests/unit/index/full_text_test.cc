// SPDX-License-Identifier: Apache-2.0
#include "index/full_text.h"

#include <map>
#include <random>

#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/hex.h"
#include "model/entry_codec.h"
#include "store/formats.h"
#include "store/store_writer.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class FixedClock : public Clock {
 public:
  std::int64_t now() override { return 1'700'000'000; }
};

class SeededEntropy : public Entropy {
 public:
  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(random_());
  }

 private:
  std::mt19937_64 random_{5};
};

// A store of documents, and the index beside it.
class FullTextTest : public testing::Test {
 protected:
  FullTextTest() : environment_{clock_, entropy_, {}, {}, std::chrono::seconds(9), {}} {
    std::string pattern = (fs::temp_directory_path() / "prov-words-XXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
    Store::create(folder());
    open();
    mira_ = open_log("mira");
  }
  ~FullTextTest() override { fs::remove_all(root_); }

  fs::path folder() const { return root_ / ".prov"; }
  void open() {
    writer_.reset();
    store_ = std::make_unique<Store>(folder(), OpenMode::write, environment_);
    writer_ = std::make_unique<StoreWriter>(*store_);
    for (const auto& [number, key] : keys_) writer_->use_key(number, key);
  }
  std::int64_t open_log(const std::string& handle) {
    SigningKey key = SigningKey::generate(entropy_);
    const LogState log = writer_->open_log(key.public_key());
    keys_.emplace(log.number, std::move(key));
    origins_[log.number] = log.origin;
    writer_->use_key(log.number, keys_.at(log.number));
    write(log.number,
          LogOpen{handle, "person", to_hex(keys_.at(log.number).public_key()), "", {}, 0});
    return log.number;
  }
  std::int64_t write(std::int64_t log, const Content& content,
                     const std::vector<Piece>* raw = nullptr) {
    EncodedEntry encoded = encode_entry(content, {origins_.at(log), "2026-01-02T03:04:05Z", ""});
    return writer_->append(log, {type_name(content), std::move(encoded.body),
                                 std::move(encoded.sealed), raw, nullptr});
  }
  std::int64_t add(std::int64_t log, const std::string& text) {
    DocumentAdd document;
    document.capture.name = "a.txt";
    document.sha256 = to_hex(store_->hasher().sha256(text));
    document.bytes = text.size();
    document.text = {document.sha256, text.size()};
    const std::vector<Piece> pieces = maker_.make(text);
    const std::int64_t row = write(log, document, &pieces);
    writer_->commit();
    return row;
  }

  static std::string as_it_is(std::string_view text) { return std::string(text); }
  void catch_up(Index& index, const FullText::Progress& progress = {}) {
    index.catch_up();
    FullText(index, *store_).catch_up(as_it_is, progress);
  }
  // Rows of the documents that have the terms.
  std::vector<std::int64_t> search(Index& index,
                                   const std::vector<std::vector<std::string>>& terms) {
    std::vector<std::int64_t> out;
    for (const TextHit& hit : FullText(index, *store_).search(terms, 1000)) out.push_back(hit.row);
    return out;
  }
  // The same of index.db, brought up to date.
  std::vector<std::int64_t> found(const std::vector<std::vector<std::string>>& terms) {
    Index index(*store_, false);
    catch_up(index);
    return search(index, terms);
  }

  FixedClock clock_;
  SeededEntropy entropy_;
  Environment environment_;
  PieceMaker maker_;
  fs::path root_;
  std::map<std::int64_t, SigningKey> keys_;
  std::map<std::int64_t, std::string> origins_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<StoreWriter> writer_;
  std::int64_t mira_ = 0;
};

TEST_F(FullTextTest, HasDocumentsByAllTheirWordsAndByPhrases) {
  const std::int64_t one = add(mira_, "eleven boats in the channel");
  const std::int64_t two = add(mira_, "boats, eleven of them");
  add(mira_, "nothing of the kind");
  EXPECT_THAT(found({{"boats"}, {"eleven"}}), testing::UnorderedElementsAre(one, two));
  EXPECT_THAT(found({{"eleven", "boats"}}), ElementsAre(one));
  EXPECT_THAT(found({{"boats"}, {"them"}}), ElementsAre(two));
  EXPECT_THAT(found({{"whales"}}), IsEmpty());
}

TEST_F(FullTextTest, PutsDocumentsWithMoreOfTheWordsFirstAndEqualOnesInOrder) {
  const std::int64_t once = add(mira_, "a boat and much else beside it, and more of it still");
  const std::int64_t often = add(mira_, "boat boat boat");
  const std::int64_t again = add(mira_, "a boat and much else beside it, and more of it again");
  for (int i = 0; i < 9; ++i) add(mira_, "nothing here " + std::to_string(i));
  EXPECT_THAT(found({{"boat"}}), ElementsAre(often, once, again));
}

TEST_F(FullTextTest, IsFilledOnlyByThoseWhoSearch) {
  add(mira_, "boats");
  Index index(*store_, false);
  index.catch_up();
  EXPECT_THAT(search(index, {{"boats"}}), IsEmpty());
  EXPECT_THAT(found({{"boats"}}), testing::SizeIs(1));
}

TEST_F(FullTextTest, TakesWhatCameSinceAndTellsHowManyTheyAre) {
  add(mira_, "first boat");
  add(mira_, "second boat");
  std::vector<std::uint64_t> told;
  const auto tell = [&told](std::uint64_t done, std::uint64_t all) { told = {done, all}; };
  Index index(*store_, false);
  catch_up(index, tell);
  EXPECT_THAT(told, ElementsAre(2, 2));
  add(mira_, "third boat");
  catch_up(index, tell);
  EXPECT_THAT(told, ElementsAre(1, 1));
  told.clear();
  catch_up(index, tell);
  EXPECT_THAT(told, IsEmpty());
  EXPECT_THAT(search(index, {{"boat"}}), testing::SizeIs(3));
}

TEST_F(FullTextTest, GoesOnWhereItWasStopped) {
  for (int i = 0; i < 3; ++i) add(mira_, "boat " + std::string(17 << 20, 'x') + std::to_string(i));
  Index index(*store_, false);
  const auto stop = [](std::uint64_t done, std::uint64_t) {
    if (done == 2) throw Error(ErrorCode::interrupted, "stopped");
  };
  EXPECT_THROW(catch_up(index, stop), Error);
  EXPECT_THAT(search(index, {{"boat"}}), testing::SizeIs(2));
  std::uint64_t further = 0;
  catch_up(index, [&further](std::uint64_t done, std::uint64_t) { further = done; });
  EXPECT_EQ(further, 1u);
  EXPECT_THAT(search(index, {{"boat"}}), testing::SizeIs(3));
}

TEST_F(FullTextTest, LeavesOutWhatAnotherHasIndexedMeanwhile) {
  for (int i = 0; i < 2; ++i) add(mira_, "boat " + std::string(17 << 20, 'x') + std::to_string(i));
  Index index(*store_, false);
  bool other_came = false;
  std::uint64_t forms = 0;
  index.catch_up();
  FullText(index, *store_).catch_up([&](std::string_view text) {
    ++forms;
    if (!std::exchange(other_came, true)) found({{"boat"}});
    return std::string(text);
  });
  EXPECT_EQ(forms, 1u) << "what it had read was there already";
  EXPECT_THAT(search(index, {{"boat"}}), testing::SizeIs(2));
}

TEST_F(FullTextTest, HasOneRowForEqualBytesOfSeveralLogs) {
  const std::int64_t noor = open_log("noor");
  const std::int64_t first = add(noor, "the same boat");
  EXPECT_THAT(found({{"boat"}}), ElementsAre(first));
  const std::int64_t lower = add(mira_, "the same boat");
  EXPECT_THAT(found({{"boat"}}), ElementsAre(first));
  Index index(*store_, false);
  const std::vector<TextHit> kept = FullText(index, *store_).search({{"boat"}}, 10);
  Index anew(*store_, true);
  catch_up(anew);
  const std::vector<TextHit> rebuilt = FullText(anew, *store_).search({{"boat"}}, 10);
  ASSERT_THAT(rebuilt, testing::SizeIs(1));
  EXPECT_EQ(rebuilt[0].row, lower);
  EXPECT_EQ(rebuilt[0].score, kept[0].score);
  EXPECT_EQ(rebuilt[0].least, kept[0].least) << "the order among equals is the same";
}

TEST_F(FullTextTest, IsNoPartOfTheDigest) {
  add(mira_, "boats");
  Index index(*store_, false);
  index.catch_up();
  const std::string before = index.digest();
  FullText(index, *store_).catch_up(as_it_is);
  EXPECT_EQ(index.digest(), before);
}

TEST_F(FullTextTest, DeletedWithItsFileIsMadeAnewEqual) {
  add(mira_, "boats");
  add(mira_, "boats boats");
  const auto before = found({{"boats"}});
  fs::remove(folder() / kIndexFile);
  EXPECT_EQ(found({{"boats"}}), before);
}

TEST_F(FullTextTest, ForgetsWhatANewerCopyOfTheStoreHad) {
  const std::int64_t kept = add(mira_, "a boat");
  writer_.reset();
  store_.reset();
  for (const auto name : {kLogFile, kContentFile}) {
    fs::copy(folder() / name, folder() / (std::string(name) + ".old"));
  }
  open();
  add(mira_, "another boat");
  EXPECT_THAT(found({{"boat"}}), testing::SizeIs(2));
  writer_.reset();
  store_.reset();
  for (const auto name : {kLogFile, kContentFile}) {
    fs::rename(folder() / (std::string(name) + ".old"), folder() / name);
  }
  open();
  EXPECT_THAT(found({{"boat"}}), ElementsAre(kept));
  const std::int64_t other = add(mira_, "one more boat");
  EXPECT_THAT(found({{"boat"}}), testing::UnorderedElementsAre(kept, other));
  EXPECT_THAT(found({{"another"}}), IsEmpty());
}

TEST_F(FullTextTest, DoesNotShowWhatCameAfterTheSnapshotOfItsStore) {
  add(mira_, "a boat");
  Store earlier(folder(), OpenMode::read, environment_);
  add(mira_, "another boat");
  EXPECT_THAT(found({{"boat"}}), testing::SizeIs(2));
  Index index(earlier, false);
  EXPECT_THAT(FullText(index, earlier).search({{"boat"}}, 10), testing::SizeIs(1));
}

TEST_F(FullTextTest, LeavesALogThatItsStoreDoesNotKnowToOthers) {
  const std::int64_t own = add(mira_, "the same boat");
  Store earlier(folder(), OpenMode::read, environment_);
  add(open_log("noor"), "the same boat");
  Index index(*store_, false);
  index.catch_up();
  FullText(index, earlier).catch_up(as_it_is);
  EXPECT_THAT(search(index, {{"boat"}}), ElementsAre(own));
  EXPECT_THAT(found({{"boat"}}), ElementsAre(own));
}

TEST_F(FullTextTest, SaysSoWhenItIsDamaged) {
  add(mira_, "a boat");
  EXPECT_THAT(found({{"boat"}}), testing::SizeIs(1));
  {
    Index index(*store_, false);  // sets the file up
  }
  // The tables of FTS5 cannot be changed through a hardened connection.
  const std::string command = "sqlite3 '" + (folder() / kIndexFile).string() +
                              "' \"UPDATE full_text_data SET block=x'ffffffffffffffffffff'\"";
  if (std::system(command.c_str()) != 0) GTEST_SKIP() << "no sqlite3 to damage it with";
  try {
    (void)found({{"boat"}});
    FAIL() << "it went unnoticed";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::verification);
    EXPECT_THAT(error.what(), HasSubstr("index.db"));
    EXPECT_THAT(error.what(), HasSubstr("delete this file"));
  }
  fs::remove(folder() / kIndexFile);
  EXPECT_THAT(found({{"boat"}}), testing::SizeIs(1));
}

TEST_F(FullTextTest, RefusesAFileWithMoreThanFts5Makes) {
  add(mira_, "a boat");
  for (const std::string change :
       {"CREATE TABLE full_text_content(id INTEGER PRIMARY KEY, c0)",
        "CREATE TABLE search_extra(a)", "CREATE TABLE 'full_text_more'(k PRIMARY KEY, v)",
        "CREATE VIEW full_text_view AS SELECT 1",
        "CREATE INDEX full_text_segments ON full_text_data(block)",
        "CREATE VIRTUAL TABLE search_spy USING fts5(a)",
        "PRAGMA writable_schema=1; UPDATE sqlite_schema SET sql=replace(sql,'ascii','porter') "
        "WHERE name='full_text'",
        "PRAGMA writable_schema=1; UPDATE sqlite_schema SET sql=replace(sql,'block BLOB','block') "
        "WHERE name='full_text_data'"}) {
    EXPECT_THAT(found({{"boat"}}), testing::SizeIs(1));
    EXPECT_NE(Index::existing(*store_), nullptr);
    const std::string command =
        "sqlite3 '" + (folder() / kIndexFile).string() + "' \"" + change + "\"";
    if (std::system(command.c_str()) != 0) GTEST_SKIP() << "no sqlite3 to change it with";
    EXPECT_EQ(Index::existing(*store_), nullptr) << change;
  }
  EXPECT_THAT(found({{"boat"}}), testing::SizeIs(1)) << "what is refused is made anew";
}

}  // namespace
}  // namespace prov
