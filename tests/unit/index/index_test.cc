// SPDX-License-Identifier: Apache-2.0
#include "index/index.h"

#include <fstream>
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
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class FixedClock : public Clock {
 public:
  std::int64_t now() override { return 1'700'000'000; }
};

class SeededEntropy : public Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed) : random_(seed) {}
  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(random_());
  }

 private:
  std::mt19937_64 random_;
};

// A store of several logs in memory-backed files, and its writer.
class Case {
 public:
  explicit Case(std::uint64_t seed)
      : entropy_(seed), environment_{clock_, entropy_, {}, {}, std::chrono::seconds(9), {}} {
    std::string pattern = "/dev/shm/prov-index-XXXXXX";
    if (::access("/dev/shm", W_OK) != 0) {
      pattern = (fs::temp_directory_path() / "prov-index-XXXXXX").string();
    }
    root_ = ::mkdtemp(pattern.data());
    Store::create(folder());
    store_.emplace(folder(), OpenMode::write, environment_);
    writer_.emplace(*store_);
  }
  ~Case() {
    close();
    fs::remove_all(root_);
  }
  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;

  fs::path folder() const { return root_ / ".prov"; }
  Store& store() { return *store_; }
  void commit() { writer_->commit(); }
  /// Lets go of the files and takes them up again.
  void close() {
    writer_.reset();
    store_.reset();
  }
  void reopen() {
    close();
    store_.emplace(folder(), OpenMode::write, environment_);
    writer_.emplace(*store_);
    for (const LogState& log : store_->logs()) writer_->use_key(log.number, keys_.at(log.number));
  }

  EntryId open_log(const std::string& handle) {
    SigningKey key = SigningKey::generate(entropy_);
    const LogState log = writer_->open_log(key.public_key());
    keys_.emplace(log.number, std::move(key));
    numbers_[log.origin] = log.number;
    writer_->use_key(log.number, keys_.at(log.number));
    return write(log.origin,
                 LogOpen{handle, "person", to_hex(keys_.at(log.number).public_key()), "", {}, 0});
  }
  EntryId write(const std::string& log, const Content& content, const std::string& key = {}) {
    EncodedEntry encoded = encode_entry(content, {log, "2026-01-02T03:04:05Z", key});
    const std::int64_t row = writer_->append(
        numbers_.at(log),
        {type_name(content), std::move(encoded.body), std::move(encoded.sealed), nullptr, nullptr});
    return {log, place_of(row), 0};
  }
  std::int64_t row(const EntryId& id) const { return row_id(numbers_.at(id.log), id.seq); }
  std::string rebuilt_digest() {
    Index rebuilt(*store_, true);
    rebuilt.catch_up();
    return rebuilt.digest();
  }

 private:
  FixedClock clock_;
  SeededEntropy entropy_;
  Environment environment_;
  fs::path root_;
  std::map<std::int64_t, SigningKey> keys_;
  std::map<std::string, std::int64_t> numbers_;
  std::optional<Store> store_;
  std::optional<StoreWriter> writer_;
};

DocumentAdd document(const std::string& name, const std::string& digest) {
  DocumentAdd out;
  out.capture.name = name;
  out.sha256 = digest;
  out.text = {digest, 0};
  return out;
}

Passage passage(const EntryId& text) {
  return {text, {{1, 2}}, {Quote{"a", "b", "c", "", "", ""}}};
}

// What each type leaves in the index.
class IndexTest : public testing::Test {
 protected:
  IndexTest() : case_(1), open_(case_.open_log("mira")), log_(open_.log) {}

  EntryId write(const Content& content, const std::string& key = {}) {
    return case_.write(log_, content, key);
  }
  Index& index() {
    case_.commit();
    if (!index_) index_ = std::make_unique<Index>(case_.store(), true);
    index_->catch_up();
    return *index_;
  }
  std::int64_t row(const EntryId& id) const { return case_.row(id); }
  // Who mentions an entry, and how.
  std::vector<std::pair<std::uint64_t, Role>> mentions(const EntryId& id) {
    std::vector<std::pair<std::uint64_t, Role>> out;
    for (const Mention& mention : index().mentions(row(id))) {
      out.emplace_back(place_of(mention.source), mention.role);
    }
    return out;
  }

  Case case_;
  EntryId open_;
  std::string log_;
  std::unique_ptr<Index> index_;
};

TEST_F(IndexTest, FindsReviewersPeopleClaimsAndCitedDocumentsByTheirNames) {
  const EntryId agent = write(
      AgentAdd{"organization", "nha", "Northern Harbour Authority", {"NHA", "the harbour"}, ""});
  const EntryId claim = write(ClaimAdd{"six-meetings", "They met six times", ""});
  const EntryId cited = write(DocumentCite{"minutes", "The minutes", "", {}});
  EXPECT_THAT(index().named(NameKind::reviewer, "mira"), ElementsAre(row(open_)));
  EXPECT_THAT(index().named(NameKind::handle, "nha"), ElementsAre(row(agent)));
  for (const char* name : {"Northern Harbour Authority", "NHA", "the harbour"}) {
    EXPECT_THAT(index().named(NameKind::name, name), ElementsAre(row(agent)));
  }
  EXPECT_THAT(index().named(NameKind::name, "nha"), IsEmpty());
  EXPECT_THAT(index().named(NameKind::handle, "six-meetings"), ElementsAre(row(claim)));
  EXPECT_THAT(index().named(NameKind::name, "The minutes"), ElementsAre(row(cited)));
  EXPECT_THAT(index().named_like(NameKind::name, "T", 9),
              ElementsAre(Pair("The minutes", row(cited))));
  EXPECT_THAT(index().named_like(NameKind::name, "", 2), SizeIs(2));
}

TEST_F(IndexTest, FindsDocumentsByTheNamesOfAllCapturesAndByHash) {
  const std::string digest = "00ff" + std::string(60, '7');
  const EntryId first = write(document("a.txt", digest));
  const EntryId second = write(document("b.txt", "ffee" + std::string(60, '1')));
  const EntryId capture = write(CaptureRecord{first, Capture{"file", "c.txt", "", "", "", ""}});
  EXPECT_THAT(index().named(NameKind::file, "a.txt"), ElementsAre(row(first)));
  EXPECT_THAT(index().named(NameKind::file, "c.txt"), ElementsAre(row(capture)));
  EXPECT_THAT(index().documents(), ElementsAre(row(first), row(second)));
  EXPECT_THAT(index().documents_by_hash("00ff7777"), ElementsAre(row(first)));
  EXPECT_THAT(index().documents_by_hash(digest), ElementsAre(row(first)));
  EXPECT_THAT(index().documents_by_hash("00ff7778"), IsEmpty());
  EXPECT_THAT(mentions(first), ElementsAre(Pair(capture.seq, Role::document)));
}

TEST_F(IndexTest, KnowsWhoMentionsWhatInWhichRole) {
  const EntryId doc = write(document("a.txt", std::string(64, '3')));
  const EntryId text = write(TextRecord{doc, {}, {std::string(64, '4'), 1}});
  const EntryId form =
      write(VocabularyAdopt{"form", 1, std::string(64, '5'), json::Value::object()});
  const EntryId who = write(AgentAdd{"person", "a", "A", {}, ""});
  const EntryId whom = write(AgentAdd{"person", "b", "B", {}, ""});
  const EntryId claim = write(ClaimAdd{"c", "C", ""});
  StatementRecord statement;
  statement.subject = who;
  statement.by = whom;
  statement.properties = {{"publisher", false, "", whom, {}, {passage(doc)}}};
  const EntryId stated = write(statement);
  AffiliationRecord tie;
  tie.subject = who;
  tie.object = whom;
  tie.relation = "supports";
  tie.by = doc;
  tie.evidence = {passage(text)};
  const EntryId tied = write(tie);
  const EntryId appearance = write(ClaimAppear{
      claim, passage(doc), ConceptRef{form, "x"}, {{"n", "v", passage(text), {}, {}, {}, {}}}, ""});
  AttributionRecord attribution;
  attribution.content = passage(doc);
  attribution.cue = passage(doc);
  attribution.source = who;
  attribution.source_passage = passage(text);
  attribution.form = ConceptRef{form, "y"};
  attribution.via = {{whom, passage(text)}};
  const EntryId said = write(attribution);
  attribution.within = said;
  const EntryId inner = write(attribution);
  const EntryId label = write(LabelAttach{said, {}, {form, "z"}, {}, ""});
  const EntryId note = write(NoteAdd{{}, passage(text), "n"});
  const EntryId same = write(IdentityAssert{who, whom, "r"});
  EXPECT_THAT(mentions(who),
              UnorderedElementsAre(Pair(stated.seq, Role::subject), Pair(tied.seq, Role::subject),
                                   Pair(said.seq, Role::source), Pair(inner.seq, Role::source),
                                   Pair(same.seq, Role::same)));
  EXPECT_THAT(mentions(whom),
              UnorderedElementsAre(Pair(stated.seq, Role::by), Pair(stated.seq, Role::value),
                                   Pair(tied.seq, Role::object), Pair(said.seq, Role::via),
                                   Pair(inner.seq, Role::via), Pair(same.seq, Role::same)));
  EXPECT_THAT(mentions(doc),
              UnorderedElementsAre(Pair(text.seq, Role::document), Pair(stated.seq, Role::passage),
                                   Pair(tied.seq, Role::by), Pair(appearance.seq, Role::passage),
                                   Pair(said.seq, Role::passage), Pair(inner.seq, Role::passage)));
  EXPECT_THAT(
      mentions(text),
      UnorderedElementsAre(Pair(tied.seq, Role::passage), Pair(appearance.seq, Role::passage),
                           Pair(said.seq, Role::passage), Pair(inner.seq, Role::passage),
                           Pair(note.seq, Role::passage)));
  EXPECT_THAT(
      mentions(form),
      UnorderedElementsAre(Pair(appearance.seq, Role::vocabulary), Pair(said.seq, Role::vocabulary),
                           Pair(inner.seq, Role::vocabulary), Pair(label.seq, Role::vocabulary)));
  EXPECT_THAT(mentions(said),
              UnorderedElementsAre(Pair(inner.seq, Role::within), Pair(label.seq, Role::target)));
  EXPECT_THAT(mentions(claim), ElementsAre(Pair(appearance.seq, Role::claim)));
  EXPECT_EQ(index().mentions(row(form), Role::vocabulary)[0].detail, "x");
  EXPECT_TRUE(index().mentioned(row(claim), Role::claim));
  EXPECT_FALSE(index().mentioned(row(claim), Role::target));
  EXPECT_THAT(index().named(NameKind::vocabulary, "form"), ElementsAre(row(form)));
  EXPECT_EQ(index().lamport(row(same)), same.seq + 1);
  EXPECT_EQ(index().lamport(row(same) + 1), std::nullopt);
}

TEST_F(IndexTest, FindsEntriesByTheirBatchKeyInTheirOwnLogOnly) {
  const EntryId first = write(NoteAdd{open_, {}, "n"}, "k1");
  const EntryId again = write(NoteAdd{open_, {}, "n"}, "k1");
  const EntryId other_log = case_.open_log("noor");
  case_.write(other_log.log, NoteAdd{other_log, {}, "n"}, "k1");
  EXPECT_THAT(index().by_key(1, "k1"), ElementsAre(row(first), row(again)));
  EXPECT_THAT(index().by_key(2, "k1"), SizeIs(1));
  EXPECT_THAT(index().by_key(1, "k2"), IsEmpty());
}

TEST_F(IndexTest, HidesAndRestoresAlongAChainOfWithdrawals) {
  const EntryId note = write(NoteAdd{open_, {}, "n"});
  EntryId last = note;
  for (int depth = 1; depth <= 6; ++depth) {
    last = write(EntryWithdraw{last, ""});
    EXPECT_EQ(index().withdrawn(row(note)), depth % 2 == 1) << depth;
  }
  write(EntryWithdraw{note, "once more, apart from the chain"});
  EXPECT_TRUE(index().withdrawn(row(note)));
}

TEST_F(IndexTest, HidesOneItemWithoutTheEntry) {
  const EntryId note = write(NoteAdd{open_, {}, "n"});
  EntryId item = note;
  item.item = 2;
  write(EntryWithdraw{item, ""});
  EXPECT_TRUE(index().withdrawn(row(note), 2));
  EXPECT_FALSE(index().withdrawn(row(note), 1));
  EXPECT_FALSE(index().withdrawn(row(note)));
}

TEST_F(IndexTest, TakesAWithdrawalOfAnotherLogForAnObjection) {
  const EntryId note = write(NoteAdd{open_, {}, "n"});
  static_cast<void>(index());
  const EntryId other = case_.open_log("noor");
  const EntryId objection = case_.write(other.log, EntryWithdraw{note, "I object"});
  EXPECT_FALSE(index().withdrawn(row(note)));
  EXPECT_THAT(index().mentions(row(note)), SizeIs(1));
  EXPECT_EQ(index().mentions(row(note))[0].source, row(objection));
}

// This library writes none of these; another program that holds a key may.
TEST_F(IndexTest, TakesNoWithdrawalOfALogOrOfAVocabularyInUse) {
  write(EntryWithdraw{open_, "all of it"});
  EXPECT_FALSE(index().withdrawn(row(open_)));
  const EntryId used = write(VocabularyAdopt{"form", 1, std::string(64, 'a'), {}});
  const EntryId label = write(LabelAttach{open_, {}, {used, "x"}, {}, ""});
  write(EntryWithdraw{used, "in use"});
  EXPECT_FALSE(index().withdrawn(row(used)));
  write(EntryWithdraw{label, "no more"});
  write(EntryWithdraw{used, "the label might be restored"});
  EXPECT_FALSE(index().withdrawn(row(used)));
  case_.commit();
  EXPECT_EQ(index().digest(), case_.rebuilt_digest());
}

// The file, as it is made anew.
class IndexFile : public IndexTest {
 protected:
  IndexFile() {
    agent_ = write(AgentAdd{"person", "a", "A", {}, ""});
    case_.commit();
    digest_ = answers();
  }
  fs::path file() const { return case_.folder() / kIndexFile; }
  // Digest, after an answer was right.
  std::string answers() {
    Index kept(case_.store(), false);
    kept.catch_up();
    EXPECT_TRUE(kept.up_to_date());
    EXPECT_THAT(kept.named(NameKind::handle, "a"), ElementsAre(row(agent_)));
    return kept.digest();
  }

  EntryId agent_;
  std::string digest_;
};

TEST_F(IndexFile, DeletedIsMadeAnewEqual) {
  fs::remove(file());
  EXPECT_EQ(answers(), digest_);
}

TEST_F(IndexFile, OverwrittenWithSomethingElseIsMadeAnewEqual) {
  std::ofstream(file(), std::ios::trunc) << std::string(9000, 'x');
  EXPECT_EQ(answers(), digest_);
  std::ofstream(file(), std::ios::trunc).flush();
  EXPECT_EQ(answers(), digest_);
}

TEST_F(IndexFile, OfAnotherVersionIsMadeAnewEqual) {
  std::fstream stream(file(), std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(60 + 3);  // user_version, big-endian (SQLite file format, section 1.3)
  stream.put(static_cast<char>(Index::kVersion - 1));
  stream.close();
  EXPECT_EQ(answers(), digest_);
}

TEST_F(IndexFile, LeftBehindCatchesUp) {
  write(NoteAdd{agent_, {}, "n"});
  case_.commit();
  {
    Index kept(case_.store(), false);
    EXPECT_FALSE(kept.up_to_date());
  }
  EXPECT_EQ(answers(), case_.rebuilt_digest());
}

TEST_F(IndexFile, OfANewerCopyOfTheStoreIsMadeAnew) {
  case_.close();
  fs::copy(case_.folder() / kLogFile, case_.folder() / "log.old");
  fs::copy(case_.folder() / kContentFile, case_.folder() / "content.old");
  case_.reopen();
  write(AgentAdd{"person", "b", "B", {}, ""});
  case_.open_log("noor");
  case_.commit();
  static_cast<void>(answers());
  case_.close();
  fs::rename(case_.folder() / "log.old", case_.folder() / kLogFile);
  fs::rename(case_.folder() / "content.old", case_.folder() / kContentFile);
  case_.reopen();
  {
    Index kept(case_.store(), false);
    EXPECT_FALSE(kept.up_to_date());
  }
  EXPECT_EQ(answers(), digest_);
}

// A history drawn at random, written in transactions of random length; the index follows at random
// moments.
class History {
 public:
  explicit History(std::uint64_t seed) : random_(seed), case_(seed) {
    for (const char* handle : {"mira", "noor", "ada"}) {
      if (logs_.empty() || below(2) == 0) logs_.push_back(case_.open_log(handle).log);
    }
    case_.commit();
    for (const std::string& log : logs_) written_.push_back({log, 0, 0});
    index_.emplace(case_.store(), false);
  }

  void grow() {
    for (std::uint64_t n = 20 + below(40); n > 0; --n) {
      step();
      if (below(4) == 0) commit();
      if (below(6) == 0) {
        commit();
        index_->catch_up();
      }
    }
    commit();
    index_->catch_up();
  }

  void check() {
    EXPECT_EQ(index_->digest(), case_.rebuilt_digest());
    for (const EntryId& id : written_) {
      for (std::uint32_t item = 0; item < 4; ++item) {
        EXPECT_EQ(index_->withdrawn(case_.row(id), item), withdrawn(id, item));
      }
    }
  }

  Case& surroundings() { return case_; }
  Index& index() { return *index_; }
  void let_go() { index_.reset(); }

 private:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  const EntryId& any() { return visible_[below(visible_.size())]; }
  void commit() {
    case_.commit();
    visible_ = written_;
  }

  // Of other logs only what is committed can be referred to, of the own one anything before.
  EntryId target(const std::string& log) {
    if (below(3) == 0) return any();
    for (;;) {
      const EntryId& id = written_[below(written_.size())];
      if (id.log == log) return id;
    }
  }

  void step() {
    if (visible_.empty()) commit();
    const std::string log = logs_[below(logs_.size())];
    written_.push_back(
        case_.write(log, content(log), below(5) == 0 ? "k" + std::to_string(below(3)) : ""));
  }

  Content content(const std::string& log) {
    const std::string name = "n" + std::to_string(below(9));
    const auto item = static_cast<std::uint32_t>(below(4));
    switch (below(10)) {
      case 0:
        return AgentAdd{"person", name, name + " N", {name + " alias"}, ""};
      case 1:
        return document(name + ".txt", std::string(64, static_cast<char>('0' + below(10))));
      case 2: {
        StatementRecord out;
        out.subject = target(log);
        out.properties = {{"author", false, "", target(log), {}, {passage(target(log))}},
                          {"title", true, "", {}, {}, {}},
                          {"date", false, name, {}, {}, {}}};
        return out;
      }
      case 3: {
        const EntryId vocabulary = target(log);
        uses_.push_back({{log, next_seq(log), 0}, vocabulary});
        return LabelAttach{target(log), {}, {vocabulary, name}, {}, ""};
      }
      case 4:
        return NoteAdd{{}, passage(target(log)), name};
      case 5:
        return IdentityAssert{target(log), target(log), name};
      default: {  // most of all withdrawals, of withdrawals too
        EntryId withdrawn = target(log);
        if (item != 0 && below(3) == 0) withdrawn.item = item;
        if (may_be_withdrawn(log, withdrawn)) {
          withdrawals_.push_back({{log, next_seq(log), 0}, withdrawn});
        }
        return EntryWithdraw{withdrawn, ""};
      }
    }
  }

  std::uint64_t next_seq(const std::string& log) const {
    std::uint64_t next = 0;
    for (const EntryId& id : written_) next = id.log == log ? std::max(next, id.seq + 1) : next;
    return next;
  }

  // Not a log, nor a vocabulary in use.
  bool may_be_withdrawn(const std::string& log, const EntryId& id) const {
    const auto in_use = [&](const std::pair<EntryId, EntryId>& use) {
      return use.first.log == log && use.second.whole() == id.whole();
    };
    return id.seq != 0 && std::none_of(uses_.begin(), uses_.end(), in_use);
  }

  // What the design says, word for word: withdrawn by an entry of its own log that is not
  // withdrawn.
  bool withdrawn(const EntryId& id, std::uint32_t item) const {
    for (const auto& [withdrawal, target] : withdrawals_) {
      if (target.whole() == id && target.item == item && withdrawal.log == id.log &&
          !withdrawn(withdrawal, 0)) {
        return true;
      }
    }
    return false;
  }

  std::mt19937_64 random_;
  Case case_;
  std::vector<std::string> logs_;
  std::vector<EntryId> written_, visible_;
  std::vector<std::pair<EntryId, EntryId>> withdrawals_, uses_;  // by whom, what
  std::optional<Index> index_;
};

TEST(IndexHistories, RebuiltAndIncrementalHaveTheSameDigest) {
  std::set<std::string> digests;
  for (std::uint64_t seed = 0; seed < 220 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    History history(seed);
    history.grow();
    history.check();
    digests.insert(history.index().digest());
  }
  EXPECT_EQ(digests.size(), 220u);  // no two histories are the same
}

TEST(IndexHistories, TheDigestDoesNotShowTheOrderInWhichLogsCame) {
  for (std::uint64_t seed = 1000; seed < 1020; ++seed) {
    History history(seed);
    history.grow();
    Case& surroundings = history.surroundings();
    if (surroundings.store().logs().size() < 2) continue;
    const std::string before = history.index().digest();
    history.let_go();
    surroundings.close();
    // Logs 1 and 2 change places in all tables.
    const std::string place =
        " SET id=CASE id>>40 WHEN 1 THEN id+(1<<40) WHEN 2 THEN id-(1<<40) "
        "ELSE id END+(9<<40)";
    {
      Database log(surroundings.folder() / kLogFile, OpenMode::write, log_format());
      for (const char* table : {"leaf", "tile", "checkpoint"}) {
        log.execute("UPDATE " + std::string(table) + place);
        log.execute("UPDATE " + std::string(table) + " SET id=id-(9<<40)");
      }
      log.execute("UPDATE log SET number=number+9");
      log.execute(
          "UPDATE log SET number=CASE number WHEN 10 THEN 2 WHEN 11 THEN 1 ELSE number-9 "
          "END");
      Database content(surroundings.folder() / kContentFile, OpenMode::write, content_format());
      content.execute("UPDATE entry" + place);
      content.execute("UPDATE entry SET id=id-(9<<40)");
    }
    FixedClock clock;
    SeededEntropy entropy(seed);
    const Environment elsewhere{clock, entropy, {}, {}, std::chrono::seconds(9), {}};
    Store store(surroundings.folder(), OpenMode::read, elsewhere);
    Index index(store, true);
    index.catch_up();
    EXPECT_EQ(index.digest(), before) << "seed " << seed;
  }
}

}  // namespace
}  // namespace prov
