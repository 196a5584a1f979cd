// SPDX-License-Identifier: Apache-2.0
#include "ingest/files.h"

#include <array>
#include <fstream>

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include "encoded.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Files : public ::testing::Test {
 protected:
  Files() {
    std::string pattern = (fs::temp_directory_path() / "prov-files-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Files() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  fs::path put(const fs::path& name, const std::string& bytes = "text") {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  // Paths of the found files, below the test's folder.
  std::vector<std::string> paths(const FoundFiles& found) const {
    std::vector<std::string> result;
    for (const FoundFile& file : found.files) {
      result.push_back(file.path.lexically_relative(folder_).string());
    }
    return result;
  }

  static FoundFiles find(const std::vector<fs::path>& arguments) { return find_files(arguments); }

  fs::path folder_;
};

TEST_F(Files, AreTakenInTheOrderOfTheArguments) {
  const FoundFiles found = find({put("b.txt"), put("a.txt"), put(".hidden")});
  EXPECT_THAT(paths(found), ElementsAre("b.txt", "a.txt", ".hidden"));
  EXPECT_EQ(found.files[0].name, "b.txt");
  EXPECT_FALSE(found.files[0].in_folder);
  EXPECT_THAT(found.notes, IsEmpty());
  EXPECT_THAT(found.problems, IsEmpty());
}

TEST_F(Files, OfAFolderAreSortedByCodePoint) {
  for (const char* name : {"\U0001F30A.txt", "Z.txt", "a/z.txt", "a.txt", "\uFF5E.txt", "é.txt"}) {
    put(name);
  }
  const FoundFiles found = find({folder_});
  EXPECT_THAT(paths(found),
              ElementsAre("Z.txt", "a.txt", "a/z.txt", "é.txt", "\uFF5E.txt", "\U0001F30A.txt"));
  EXPECT_TRUE(found.files[0].in_folder);
  EXPECT_EQ(found.files[2].name, "z.txt");
}

TEST_F(Files, ThatAreHiddenLinkedOrSpecialAreSkippedInFoldersWithANote) {
  put("real.txt");
  put(".prov/log.db");
  put(".notes");
  fs::create_symlink("real.txt", folder_ / "link.txt");
  fs::create_directory_symlink("/", folder_ / "root");
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  const FoundFiles found = find({folder_});
  EXPECT_THAT(paths(found), ElementsAre("real.txt"));
  ASSERT_EQ(found.notes.size(), 3U);
  EXPECT_THAT(found.notes[0], HasSubstr("skipped 2 hidden files or folders: "));
  EXPECT_THAT(found.notes[1], HasSubstr("skipped 2 symbolic links: "));
  EXPECT_THAT(found.notes[2], HasSubstr("skipped 1 special files: "));
  EXPECT_THAT(found.problems, IsEmpty());
}

TEST_F(Files, NamedThroughALinkAreTaken) {
  put("real.txt", "through the link");
  fs::create_symlink("real.txt", folder_ / "link.txt");
  const FoundFiles found = find({folder_ / "link.txt"});
  EXPECT_THAT(paths(found), ElementsAre("link.txt"));
  EXPECT_EQ(read_found_file(found.files[0], 100), "through the link");
}

TEST_F(Files, ThatCannotBeUsedAreReportedAndTheOthersTaken) {
  fs::create_directories(folder_ / "empty");
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  const FoundFiles found =
      find({folder_ / "none.txt", folder_ / "empty", folder_ / "pipe", put("a.txt"), fs::path()});
  EXPECT_THAT(paths(found), ElementsAre("a.txt"));
  ASSERT_EQ(found.problems.size(), 4U);
  EXPECT_EQ(found.problems[0].error.code(), ErrorCode::not_found);
  EXPECT_EQ(found.problems[0].path, (folder_ / "none.txt").string());
  EXPECT_THAT(found.problems[0].error.what(), HasSubstr("there is no file "));
  EXPECT_EQ(found.problems[1].error.code(), ErrorCode::not_found);
  EXPECT_THAT(found.problems[1].error.what(), HasSubstr("there are no files in the folder "));
  EXPECT_EQ(found.problems[2].error.code(), ErrorCode::bad_data);
  EXPECT_THAT(found.problems[2].error.what(), HasSubstr("is not a file or folder"));
}

TEST_F(Files, InAFolderThatMayNotBeReadAreAProblemOfTheirOwn) {
  put("a.txt");
  put("closed/b.txt");
  fs::permissions(folder_ / "closed", fs::perms::none);
  const FoundFiles found = find({folder_});
  if (::geteuid() != 0) {
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_EQ(found.problems[0].error.code(), ErrorCode::io);
    EXPECT_THAT(paths(found), ElementsAre("a.txt"));
  }
  fs::permissions(folder_ / "closed", fs::perms::owner_all);
  if (::geteuid() == 0) GTEST_SKIP() << "the system's administrator may read every folder";
}

TEST_F(Files, MetTwiceAreTakenOnceWithANote) {
  const fs::path a = put("a.txt");
  const FoundFiles found = find({a, folder_ / "." / "a.txt", folder_});
  EXPECT_THAT(paths(found), ElementsAre("a.txt"));
  ASSERT_EQ(found.notes.size(), 2U);
  EXPECT_THAT(found.notes[0], HasSubstr("is given more than once and taken once"));
}

TEST_F(Files, WithNamesThatAreNotUtf8AreTakenUnderAnEscapedName) {
  const FoundFiles found = find({put("caf\xE9 \\ \xD0\xBF.txt")});
  ASSERT_EQ(found.files.size(), 1U);
  EXPECT_EQ(found.files[0].name, "caf\\xE9 \\\\ \xD0\xBF.txt");
  EXPECT_EQ(read_found_file(found.files[0], 100), "text");
  ASSERT_EQ(found.notes.size(), 1U);
  EXPECT_THAT(found.notes[0], HasSubstr("is not UTF-8 and is recorded in this form"));
  EXPECT_EQ(recorded_file_name("folder/back\\slash.txt"), "back\\slash.txt");
}

TEST_F(Files, AreShownWithoutCharactersThatSteerATerminal) {
  EXPECT_EQ(shown_path("a\x1B[2J\n\u202Etxt.\xFF"), "a\\x1B[2J\\x0A\\xE2\\x80\\xAEtxt.\\xFF");
  EXPECT_EQ(shown_path("بندر\u200C/é.txt"), "بندر\u200C/é.txt");
  EXPECT_EQ(recorded_file_name("a\nb"), "a\nb");
}

TEST_F(Files, AreReadWholeAndUpToTheLimit) {
  const std::string bytes = std::string(100000, 'x') + '\0' + "end";
  const FoundFile file{put("long.txt", bytes), "long.txt", true};
  EXPECT_EQ(read_found_file(file, bytes.size()), bytes);
  EXPECT_THAT(error_of([&] { return read_found_file(file, bytes.size() - 1); }),
              HasSubstr("long.txt is longer than 100003 bytes (split it)"));
  EXPECT_EQ(read_found_file({put("empty.txt", ""), "empty.txt", false}, 10), "");
  // Files of the system tell no size.
  EXPECT_THAT(read_found_file({"/proc/self/status", "status", false}, 1 << 20), HasSubstr("Name:"));
}

TEST_F(Files, ThatVanishOrTurnIntoLinksOrPipesBeforeReadingAreRefused) {
  EXPECT_THAT(error_of([&] {
                return read_found_file({folder_ / "gone", "gone", true}, 10);
              }),
              HasSubstr("not_found: there is no file "));
  put("real.txt");
  fs::create_symlink("real.txt", folder_ / "link");
  EXPECT_THAT(error_of([&] {
                return read_found_file({folder_ / "link", "link", true}, 10);
              }),
              HasSubstr("bad_data: "));
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(error_of([&] {
                return read_found_file({folder_ / "pipe", "pipe", true}, 10);
              }),
              HasSubstr("is not a file or folder"));
}

}  // namespace
}  // namespace prov
