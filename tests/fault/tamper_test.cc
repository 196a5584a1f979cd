// SPDX-License-Identifier: Apache-2.0
// Hands that meddle with the files of a store, without the key.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "embedded/index_sql.h"
#include "index/index.h"
#include "sample_store.h"
#include "store/formats.h"
#include "store/verify.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Tamper : public testing::Test {
 protected:
  Tamper() : around_(root_.path()), sample_(make_sample_store(around_)) {}

  void change(std::string_view file, const std::string& sql) {
    Database database(around_.folder / file, OpenMode::write,
                      file == kLogFile ? log_format() : content_format());
    database.execute(sql);
  }
  static std::string id(const EntryId& entry, std::uint64_t step = 0) {
    return std::to_string(row_id(1, entry.seq + step));
  }
  std::vector<StoreFinding> failures() {
    Store store(around_.folder, OpenMode::read, around_.environment);
    std::vector<StoreFinding> out;
    for (StoreFinding& finding : verify_store(store).findings) {
      if (finding.level == FindingLevel::failure) out.push_back(std::move(finding));
    }
    return out;
  }
  // The entries named, as places in the first log.
  std::set<std::uint64_t> named() {
    std::set<std::uint64_t> out;
    for (const StoreFinding& finding : failures()) {
      if (finding.row) out.insert(place_of(*finding.row));
    }
    return out;
  }
  void append_note() {
    Store store(around_.folder, OpenMode::write, around_.environment);
    StoreWriter writer(store);
    Author author(writer, around_, around_.key(0), store.logs().front());
    author.write(NoteAdd{sample_.claim, {}, "one more"});
    writer.commit();
  }

  TemporaryFolder root_;
  Surroundings around_;
  Sample sample_;
};

TEST_F(Tamper, NothingIsFoundInAStoreThatNobodyTouched) { EXPECT_THAT(failures(), IsEmpty()); }

TEST_F(Tamper, ADeletedLeafIsNamed) {
  change(kLogFile, "DELETE FROM leaf WHERE id=" + id(sample_.agent));
  EXPECT_THAT(named(), ElementsAre(sample_.agent.seq));
}

TEST_F(Tamper, ADeletedLeafWhoseSuccessorsMovedUpIsFound) {
  change(kLogFile, "DELETE FROM leaf WHERE id=" + id(sample_.label));
  change(kLogFile, "UPDATE leaf SET id=id-1 WHERE id>" + id(sample_.label) + " AND id<" +
                       std::to_string(row_id(2, 0)));
  EXPECT_THAT(named(), Contains(sample_.label.seq));
}

TEST_F(Tamper, SwappedLeavesAreNamed) {
  change(kLogFile, "UPDATE leaf SET id=-1 WHERE id=" + id(sample_.agent));
  change(kLogFile, "UPDATE leaf SET id=" + id(sample_.agent) + " WHERE id=" + id(sample_.claim));
  change(kLogFile, "UPDATE leaf SET id=" + id(sample_.claim) + " WHERE id=-1");
  EXPECT_THAT(named(), ElementsAre(sample_.agent.seq, sample_.claim.seq));
}

TEST_F(Tamper, AnInsertedLeafIsNamed) {
  Store store(around_.folder, OpenMode::read, around_.environment);
  const std::uint64_t size = store.logs().front().size;
  change(kLogFile, "INSERT INTO leaf SELECT id+" + std::to_string(size) +
                       ",bytes FROM leaf WHERE id=" + std::to_string(row_id(1, 0)));
  EXPECT_THAT(named(), ElementsAre(size));
}

TEST_F(Tamper, ALeafOfALogThatIsNotThereIsFound) {
  change(kLogFile, "INSERT INTO leaf SELECT id+" + std::to_string(row_id(7, 0)) +
                       ",bytes FROM leaf WHERE id=" + id(sample_.agent));
  EXPECT_THAT(failures(), Contains(Field(&StoreFinding::kind, "row")));
}

TEST_F(Tamper, AChangedSignatureIsFound) {
  // The last characters of the base64 of the signature, before "=\n" or "\n".
  change(kLogFile,
         "UPDATE checkpoint SET note=substr(note,1,length(note)-20)||"
         "CASE substr(note,length(note)-19,1) WHEN 'A' THEN 'B' ELSE 'A' END||"
         "substr(note,length(note)-18) WHERE id=(SELECT min(id) FROM checkpoint)");
  EXPECT_THAT(failures(),
              ElementsAre(AllOf(Field(&StoreFinding::kind, "checkpoint"),
                                Field(&StoreFinding::message, HasSubstr("signature is wrong")))));
}

TEST_F(Tamper, ACheckpointUnderAnotherSizeIsFound) {
  change(kLogFile, "UPDATE checkpoint SET id=id+1 WHERE id=(SELECT min(id) FROM checkpoint)");
  EXPECT_THAT(failures(), ElementsAre(Field(&StoreFinding::message, HasSubstr("another size"))));
}

TEST_F(Tamper, AChangedTileIsFoundAndNoEntryIsBlamed) {
  change(kLogFile,
         "UPDATE tile SET hashes=CAST(zeroblob(32)||substr(hashes,33) AS BLOB) WHERE id=" +
             std::to_string(row_id(1, 0)));
  EXPECT_THAT(failures(), ElementsAre(AllOf(Field(&StoreFinding::kind, "tile"),
                                            Field(&StoreFinding::row, std::nullopt))));
}

TEST_F(Tamper, ATileTooWideTooNarrowOrTooManyIsFound) {
  change(kLogFile, "UPDATE tile SET hashes=CAST(hashes||zeroblob(32) AS BLOB) WHERE id=" +
                       std::to_string(row_id(1, 0)));
  change(kLogFile,
         "INSERT INTO tile VALUES(" + std::to_string(tile_row_id(1, 1, 0)) + ",zeroblob(32))");
  change(kLogFile,
         "UPDATE tile SET hashes=substr(hashes,33) WHERE id=" + std::to_string(row_id(2, 0)));
  const std::vector<StoreFinding> found = failures();
  EXPECT_THAT(found, Contains(Field(&StoreFinding::message, HasSubstr("too many"))));
  EXPECT_THAT(found, testing::SizeIs(testing::Ge(3)));
}

TEST_F(Tamper, AnotherKeyIsFound) {
  change(kLogFile, "UPDATE log SET key=zeroblob(32) WHERE number=2");
  EXPECT_THAT(failures(), Contains(Field(&StoreFinding::message, HasSubstr("not one of its key"))));
}

TEST_F(Tamper, ABodyMovedToAnotherEntryIsNamed) {
  change(kContentFile,
         "UPDATE entry SET (body_salt,body,sealed_salt,sealed)=(SELECT body_salt,body,sealed_salt,"
         "sealed FROM entry WHERE id=" +
             id(sample_.agent) + ") WHERE id=" + id(sample_.other_agent));
  EXPECT_THAT(named(), ElementsAre(sample_.other_agent.seq));
}

TEST_F(Tamper, AMissingBodyOrSealedPartIsNamed) {
  change(kContentFile, "DELETE FROM entry WHERE id=" + id(sample_.agent));
  change(kContentFile,
         "UPDATE entry SET sealed=NULL,sealed_salt=NULL WHERE id=" + id(sample_.claim));
  change(kContentFile,
         "UPDATE entry SET body=NULL,body_salt=NULL,sealed=NULL,sealed_salt=NULL "
         "WHERE id=" +
             id(sample_.note));
  EXPECT_THAT(named(), ElementsAre(sample_.agent.seq, sample_.claim.seq, sample_.note.seq));
}

TEST_F(Tamper, AChangedDocumentIsNamedAndNotThoseWhoQuoteIt) {
  change(kContentFile,
         "UPDATE chunk SET encoding=0,bytes=x'78' WHERE owner=" + id(sample_.document));
  EXPECT_THAT(named(), ElementsAre(sample_.document.seq));
}

TEST_F(Tamper, APieceGivenToANoteIsNamed) {
  change(kContentFile, "INSERT INTO chunk VALUES(" + id(sample_.note) + ",0,0,0,x'78')");
  EXPECT_THAT(named(), ElementsAre(sample_.note.seq));
}

TEST_F(Tamper, ContentBeyondTheEndIsAWarning) {
  change(kContentFile,
         "INSERT INTO entry SELECT id+1000,body_salt,body,sealed_salt,sealed FROM "
         "entry WHERE id=" +
             id(sample_.note));
  EXPECT_THAT(failures(), IsEmpty());
  Store store(around_.folder, OpenMode::read, around_.environment);
  EXPECT_THAT(verify_store(store).findings,
              ElementsAre(Field(&StoreFinding::level, FindingLevel::warning)));
}

TEST_F(Tamper, AnOlderCopyPutBackIsFound) {
  const fs::path copy = root_.path() / "copy";
  fs::copy(around_.folder, copy);
  append_note();
  fs::remove_all(around_.folder);
  fs::copy(copy, around_.folder);
  const std::vector<StoreFinding> found = failures();
  ASSERT_THAT(found, testing::SizeIs(1));
  EXPECT_EQ(found[0].file, "state");
  EXPECT_THAT(found[0].message, HasSubstr("older here than this machine has seen it"));
}

TEST_F(Tamper, ARewrittenHistoryIsFoundByTheMark) {
  const fs::path copy = root_.path() / "copy";
  fs::copy(around_.folder, copy);
  append_note();
  fs::remove_all(around_.folder);
  fs::copy(copy, around_.folder);
  {  // the key holder writes something else, on a machine that remembers nothing
    Surroundings elsewhere(root_.path());
    elsewhere.environment.state_dir.clear();
    Store store(around_.folder, OpenMode::write, elsewhere.environment);
    StoreWriter writer(store);
    Author author(writer, elsewhere, elsewhere.key(0), store.logs().front());
    author.write(NoteAdd{sample_.claim, {}, "another one"});
    writer.commit();
  }
  EXPECT_THAT(failures(),
              ElementsAre(AllOf(Field(&StoreFinding::file, "state"),
                                Field(&StoreFinding::message, HasSubstr("is not the one")))));
}

TEST_F(Tamper, AnEditedIndexHasAnotherDigestThanARebuiltOne) {
  Store store(around_.folder, OpenMode::write, around_.environment);
  std::string before;
  {
    Index index(store, false);
    index.catch_up();
    before = index.digest();
  }
  Index rebuilt(store, true);
  rebuilt.catch_up();
  ASSERT_EQ(before, rebuilt.digest());
  const DatabaseFormat format{embedded::index_sql()[0].bytes, 0x50525649, Index::kVersion, 1,
                              false};
  Database(around_.folder / kIndexFile, OpenMode::write, format)
      .execute("UPDATE name SET text='someone-else' WHERE text='jonna-vey'");
  Index edited(store, false);
  edited.catch_up();
  EXPECT_NE(edited.digest(), rebuilt.digest());
}

}  // namespace
}  // namespace prov
