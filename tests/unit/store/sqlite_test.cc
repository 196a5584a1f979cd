// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include <chrono>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/files.h"
#include "base/hex.h"
#include "sample_store.h"
#include "store/formats.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

const DatabaseFormat kFormat{
    "-- what is here\nCREATE TABLE thing(\n  id INTEGER PRIMARY KEY,\n  name TEXT NOT NULL\n) "
    "STRICT;\n\nCREATE INDEX thing_name ON thing(name);\n",
    0x54455354, 3, 2, true};

class Sqlite : public testing::Test {
 protected:
  Sqlite() : path_(folder_.path() / "t.db") {}

  void create() { const Database made(path_, OpenMode::create, kFormat); }
  std::string refusal(ErrorCode code, const DatabaseFormat& format = kFormat) {
    try {
      const Database database(path_, OpenMode::write, format);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), code) << error.what();
      return error.what();
    }
    return "opened";
  }
  static DatabaseFormat with_schema(std::string_view schema) {
    DatabaseFormat format = kFormat;
    format.schema = schema;
    return format;
  }

  TemporaryFolder folder_;
  fs::path path_;
};

TEST_F(Sqlite, OpensWhatItMade) {
  create();
  EXPECT_EQ(refusal(ErrorCode::internal), "opened");
}

TEST_F(Sqlite, SetsAndReadsBackItsPragmas) {
  create();
  Database database(path_, OpenMode::write, kFormat);
  EXPECT_EQ(database.query_text("PRAGMA journal_mode"), "truncate");
  EXPECT_EQ(database.query_integer("PRAGMA synchronous"), 2);
  EXPECT_EQ(database.query_integer("PRAGMA secure_delete"), 1);
  EXPECT_EQ(database.query_integer("PRAGMA cell_size_check"), 1);
  EXPECT_EQ(database.query_integer("PRAGMA mmap_size"), 0);
  EXPECT_EQ(database.query_integer("PRAGMA trusted_schema"), 0);
  EXPECT_EQ(database.query_integer("PRAGMA application_id"), kFormat.application_id);
  EXPECT_EQ(database.query_integer("PRAGMA user_version"), 3);
}

TEST_F(Sqlite, SaysThatAFileIsMissing) {
  EXPECT_THAT(refusal(ErrorCode::not_found), HasSubstr("t.db is missing"));
}

TEST_F(Sqlite, RefusesAFileOfAnotherProgram) {
  const DatabaseFormat foreign{kFormat.schema, 0x11111111, 3, 2, true};
  { const Database made(path_, OpenMode::create, foreign); }
  EXPECT_THAT(refusal(ErrorCode::verification), HasSubstr("is no file of a prov store"));
}

TEST_F(Sqlite, RefusesAnotherVersion) {
  const DatabaseFormat newer{kFormat.schema, kFormat.application_id, 4, 2, true};
  { const Database made(path_, OpenMode::create, newer); }
  EXPECT_THAT(refusal(ErrorCode::version), HasSubstr("has format 4, this program writes 3"));
}

TEST_F(Sqlite, RefusesASchemaThatDiffersInOneLetter) {
  std::string other(kFormat.schema);
  other.replace(other.find("name TEXT"), 4, "nome");
  other.replace(other.find("thing(name)"), 11, "thing(nome)");
  { const Database made(path_, OpenMode::create, with_schema(other)); }
  EXPECT_THAT(refusal(ErrorCode::verification), HasSubstr("schema is not the expected one"));
}

TEST_F(Sqlite, RefusesASchemaThatHoldsMoreOrLess) {
  const std::string more = std::string(kFormat.schema) + "CREATE TABLE extra(\n  a\n);\n";
  { const Database made(path_, OpenMode::create, with_schema(more)); }
  EXPECT_THAT(refusal(ErrorCode::verification), HasSubstr("holds more than expected"));
  EXPECT_THAT(
      refusal(ErrorCode::verification, with_schema(more + "CREATE TABLE further(\n  a\n);\n")),
      HasSubstr("not the expected one"));
}

TEST_F(Sqlite, RefusesAViewOrTriggerOfACraftedFile) {
  create();
  {
    Database database(path_, OpenMode::write, kFormat);
    database.execute("CREATE VIEW spy AS SELECT name FROM thing");
  }
  EXPECT_THAT(refusal(ErrorCode::verification), HasSubstr("holds more than expected"));
}

// A file of a store that somebody has added one table to.
void add_table(const fs::path& path, const DatabaseFormat& format, const std::string& statement) {
  if (!fs::exists(path)) const Database made(path, OpenMode::create, format);
  Database database(path, OpenMode::write, format);
  database.execute(statement);
}

TEST_F(Sqlite, RefusesAnExtraTableWhateverItsName) {
  for (const DatabaseFormat& format : {log_format(), content_format()}) {
    for (const std::string statement :
         {"CREATE TABLE search_extra(a)", "CREATE TABLE full_text_data(a)",
          "CREATE TABLE sqlitemap(a)", "CREATE VIRTUAL TABLE full_text USING fts5(text)",
          "CREATE VIRTUAL TABLE search_text USING fts5(text, content='')"}) {
      fs::remove(path_);
      add_table(path_, format, statement);
      EXPECT_THAT(refusal(ErrorCode::verification, format), HasSubstr("holds more than expected"))
          << statement;
    }
  }
}

TEST_F(Sqlite, OpensAFullTextTableWithItsOwnTablesAndNoOthers) {
  const std::string words = std::string(kFormat.schema) +
                            "CREATE VIRTUAL TABLE words USING fts5(text, content='');\n" +
                            "CREATE TABLE after(\n  a INTEGER\n) STRICT;\n";
  const DatabaseFormat format = with_schema(words);
  { const Database made(path_, OpenMode::create, format); }
  EXPECT_EQ(refusal(ErrorCode::internal, format), "opened");
  EXPECT_THAT(refusal(ErrorCode::verification), HasSubstr("holds more than expected"));
  add_table(path_, format, "CREATE TABLE words_more(a)");
  EXPECT_THAT(refusal(ErrorCode::verification, format), HasSubstr("holds more than expected"));
}

TEST_F(Sqlite, RefusesWhatIsNoDatabase) {
  std::ofstream(path_) << std::string(5000, 'x');
  EXPECT_THAT(refusal(ErrorCode::verification), AllOf(HasSubstr("t.db"), HasSubstr("database")));
}

TEST_F(Sqlite, RefusesAnEmptyOrTruncatedFile) {
  std::ofstream(path_).flush();
  EXPECT_NE(refusal(ErrorCode::verification), "opened");
  fs::remove(path_);
  create();
  fs::resize_file(path_, fs::file_size(path_) / 2 / 512 * 512);
  EXPECT_THAT(refusal(ErrorCode::verification), HasSubstr("t.db"));
}

TEST_F(Sqlite, ReadsAndDoesNotWriteWhenOpenedToRead) {
  create();
  Database database(path_, OpenMode::read, kFormat);
  EXPECT_THROW(database.execute("INSERT INTO thing VALUES(1,'a')"), Error);
  EXPECT_EQ(database.query_integer("SELECT count(*) FROM thing"), 0);
}

TEST_F(Sqlite, OpensThroughALinkedFolderButNotALinkedFile) {
  create();
  fs::create_directory_symlink(folder_.path(), folder_.path() / "link");
  fs::create_symlink(path_, folder_.path() / "linked.db");
  EXPECT_NO_THROW(Database(folder_.path() / "link" / "t.db", OpenMode::write, kFormat));
  EXPECT_THROW(Database(folder_.path() / "linked.db", OpenMode::write, kFormat), Error);
}

TEST_F(Sqlite, KeepsBlobsTextsAndIntegersApart) {
  create();
  Database database(path_, OpenMode::write, kFormat);
  EXPECT_THROW(
      database.prepare("INSERT INTO thing VALUES(?,?)").bind(1).bind(as_bytes("blob")).run(),
      Error);
  database.prepare("INSERT INTO thing VALUES(?,?)").bind(1).bind(std::string_view()).run();
  Statement row = database.prepare("SELECT id,name,NULL,x'00' FROM thing");
  ASSERT_TRUE(row.step());
  EXPECT_TRUE(row.is_text(1) && !row.is_null(1) && !row.is_blob(1));
  EXPECT_TRUE(row.is_null(2));
  EXPECT_TRUE(row.is_blob(3));
  EXPECT_EQ(row.blob(3).size(), 1u);
  EXPECT_EQ(row.columns(), 4);
}

TEST_F(Sqlite, RollsBackATransactionThatIsNotCommitted) {
  create();
  Database database(path_, OpenMode::write, kFormat);
  {
    const Transaction lost(database, Transaction::Kind::write);
    database.execute("INSERT INTO thing VALUES(1,'a')");
  }
  EXPECT_EQ(database.query_integer("SELECT count(*) FROM thing"), 0);
  {
    Transaction kept(database, Transaction::Kind::write);
    database.execute("INSERT INTO thing VALUES(1,'a')");
    kept.commit();
  }
  EXPECT_EQ(database.query_integer("SELECT count(*) FROM thing"), 1);
}

TEST_F(Sqlite, WaitsForAnotherProcessNoLongerThanItIsTold) {
  create();
  Database holder(path_, OpenMode::write, kFormat);
  holder.execute("BEGIN EXCLUSIVE");
  const auto begin = std::chrono::steady_clock::now();
  try {
    const Database database(path_, OpenMode::read, kFormat, std::chrono::milliseconds{100});
    FAIL() << "opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::busy);
    EXPECT_THAT(error.what(), testing::HasSubstr("is in use by another process"));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

TEST_F(Sqlite, DoesNotTakeAnUnknownNameForAText) {
  create();
  Database database(path_, OpenMode::write, kFormat);
  EXPECT_THROW(database.prepare("SELECT \"nothing\" FROM thing").run(), Error);
}

}  // namespace
}  // namespace prov
