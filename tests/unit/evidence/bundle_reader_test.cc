// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_reader.h"

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/files.h"
#include "sample_bundle.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class BundleFolder : public ::testing::Test {
 protected:
  BundleFolder() : files_(SampleBundle().seal()) { write_files(files_, folder_.path()); }

  const fs::path& path() const { return folder_.path(); }
  // The failures, or "holds".
  std::string verdict() const {
    const BundleReport report = verify_bundle(path());
    return report.ok ? "holds" : described(report);
  }
  ErrorCode refusal(const fs::path& bundle) const {
    try {
      (void)verify_bundle(bundle);
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::internal;
  }

  ScratchFolder folder_;
  FileMap files_;
};

TEST_F(BundleFolder, IsReadAsItStands) {
  EXPECT_EQ(verdict(), "holds");
  const auto files = open_bundle(path());
  for (const auto& [name, bytes] : files_) EXPECT_EQ(files->read_whole(name, 1 << 20), bytes);
  EXPECT_EQ(files->sizes().size(), files_.size());
}

TEST_F(BundleFolder, FollowsNoSymbolicLink) {
  const ScratchFolder outside;
  write_file_atomically(outside.path() / "text", kSampleText);
  fs::remove(path() / "texts/1-2");
  fs::create_symlink(outside.path() / "text", path() / "texts/1-2");
  EXPECT_THAT(verdict(), HasSubstr("texts/1-2||it is a symbolic link"));
  fs::rename(path() / "entries", outside.path() / "entries");
  fs::create_directory_symlink(outside.path() / "entries", path() / "entries");
  EXPECT_THAT(verdict(), HasSubstr("entries||it is a symbolic link"));
}

TEST_F(BundleFolder, MayItselfBeNamedByASymbolicLink) {
  const ScratchFolder outside;
  fs::create_directory_symlink(path(), outside.path() / "link");
  EXPECT_TRUE(verify_bundle(outside.path() / "link").ok);
}

TEST_F(BundleFolder, TakesRegularFilesOnly) {
  fs::remove(path() / "checkpoint");
  ASSERT_EQ(::mkfifo((path() / "checkpoint").c_str(), 0600), 0);
  fs::remove(path() / "consistency");
  fs::create_directory(path() / "consistency");
  fs::create_directory(path() / "texts/deeper");
  const std::string found = verdict();
  EXPECT_THAT(found, HasSubstr("checkpoint||it is no regular file"));
  EXPECT_THAT(found, HasSubstr("consistency||it is not there"));
  EXPECT_THAT(found, HasSubstr("texts/deeper||it is a folder where a file should be"));
}

TEST_F(BundleFolder, RefusesNamesThatNoBundleHas) {
  write_file_atomically(path() / "Notes\n\xff.txt", "x");
  EXPECT_THAT(verdict(), HasSubstr("Notes??.txt||no file of a bundle can have this name"));
}

TEST_F(BundleFolder, ReadsFilesThatChangeMeanwhileNoFurtherThanTheyAre) {
  const auto files = open_bundle(path());
  fs::remove(path() / "checkpoint");
  fs::create_symlink("/etc/passwd", path() / "checkpoint");
  EXPECT_THROW((void)files->read_whole("checkpoint", 1 << 20), Error);
  ASSERT_EQ(::truncate((path() / "README.txt").c_str(), (std::int64_t{1} << 30) + 1), 0);
  std::uint64_t total = 0;
  EXPECT_THROW(files->read("README.txt", [&](std::string_view piece) { total += piece.size(); }),
               Error);
  EXPECT_LE(total, kBundleFileLimit);
  EXPECT_THAT(described(verify_bundle(path())), HasSubstr("README.txt||it is longer than 1 GiB"));
}

TEST_F(BundleFolder, IsNoBundleWithoutAManifest) {
  EXPECT_EQ(refusal(path() / "nowhere"), ErrorCode::not_found);
  EXPECT_EQ(refusal(path() / "README.txt"), ErrorCode::not_found);
  EXPECT_EQ(refusal("/dev/null"), ErrorCode::not_found);
  fs::remove(path() / "bundle.json");
  EXPECT_EQ(refusal(path()), ErrorCode::not_found);
}

TEST(BundleLines, AreLimitedInLength) {
  MemoryFiles files({{"a", "one\ntwo\n"}, {"b", std::string(17 << 20, 'x')}, {"c", "cut"}});
  std::string seen;
  files.read_lines("a", [&](std::uint64_t number, std::string_view line) {
    seen += std::to_string(number) + std::string(line) + " ";
    return true;
  });
  EXPECT_EQ(seen, "1one 2two ");
  const auto visit = [](std::uint64_t, std::string_view) { return true; };
  EXPECT_THROW(files.read_lines("b", visit), Error);
  EXPECT_THROW(files.read_lines("c", visit), Error);
  EXPECT_THROW((void)files.read_whole("a", 7), Error);
}

}  // namespace
}  // namespace prov
