// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"

#include <cstdlib>

#include <sys/stat.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

class Files : public testing::Test {
 protected:
  Files() {
    std::string pattern = (fs::temp_directory_path() / "prov-files-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Files() override { fs::remove_all(folder_); }

  template <typename Call>
  std::string refusal(Call call, ErrorCode code) {
    try {
      call();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), code) << error.what();
      return error.what();
    }
    return "done";
  }
  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {}));
  }

  fs::path folder_;
};

TEST_F(Files, AreReadBackWhole) {
  for (const std::size_t size : {0, 1, 4095, 4096, 4097, 100000}) {
    const std::string bytes(size, 'x');
    write_file_atomically(folder_ / "a", bytes);
    EXPECT_EQ(read_file(folder_ / "a", size), bytes);
  }
  EXPECT_EQ(count(), 1u);
}

TEST_F(Files, WithoutASizeAreReadToTheirEnd) {
  EXPECT_THAT(read_file("/proc/self/status", 1 << 20), HasSubstr("Pid:"));
}

TEST_F(Files, LongerThanAllowedAreRefused) {
  write_file_atomically(folder_ / "a", "12345");
  EXPECT_THAT(refusal([&] { (void)read_file(folder_ / "a", 4); }, ErrorCode::bad_data),
              HasSubstr("longer than 4 bytes"));
  EXPECT_THAT(refusal([&] { (void)read_file("/proc/self/status", 10); }, ErrorCode::bad_data),
              HasSubstr("longer than 10 bytes"));
}

TEST_F(Files, ThatCannotBeReadAreNamedWithTheReason) {
  EXPECT_THAT(refusal([&] { (void)read_file(folder_ / "none", 4); }, ErrorCode::not_found),
              AllOf(HasSubstr((folder_ / "none").string()), HasSubstr("No such file")));
  EXPECT_THAT(refusal([&] { (void)read_file(folder_, 4096); }, ErrorCode::io),
              AllOf(HasSubstr(folder_.string()), HasSubstr("Is a directory")));
}

TEST_F(Files, AreReplacedOrNotAsAsked) {
  write_file_atomically(folder_ / "a", "first", 0600, Existing::refuse);
  EXPECT_THAT(refusal([&] { write_file_atomically(folder_ / "a", "2nd", 0600, Existing::refuse); },
                      ErrorCode::io),
              HasSubstr("File exists"));
  EXPECT_EQ(read_file(folder_ / "a", 10), "first");
  write_file_atomically(folder_ / "a", "third", 0600);
  EXPECT_EQ(read_file(folder_ / "a", 10), "third");
  EXPECT_EQ(count(), 1u) << "a temporary file is left";
  struct stat status {};
  ASSERT_EQ(::stat((folder_ / "a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(Files, AreWrittenThoughATemporaryFileOfACrashStandsThere) {
  const std::string stale = "a.tmp" + std::to_string(::getpid()) + "-0";
  write_file_atomically(folder_ / stale, "stale");
  write_file_atomically(folder_ / "a", "new");
  EXPECT_EQ(read_file(folder_ / "a", 10), "new");
}

TEST_F(Files, InAMissingFolderAreNotWritten) {
  EXPECT_THAT(refusal([&] { write_file_atomically(folder_ / "x" / "a", "1"); }, ErrorCode::io),
              AllOf(HasSubstr("/x/a"), HasSubstr("No such file")));
}

TEST_F(Files, AreClosedWithTheirDescriptor) {
  int numbers[2];
  ASSERT_EQ(::pipe(numbers), 0);
  FileDescriptor reader(numbers[0]);
  {
    FileDescriptor writer(numbers[1]);
    FileDescriptor moved(std::move(writer));
    EXPECT_FALSE(writer.is_open());  // NOLINT: what a move leaves is promised
    EXPECT_EQ(moved.get(), numbers[1]);
  }
  char byte = 0;
  EXPECT_EQ(::read(reader.get(), &byte, 1), 0) << "the writing end is still open";
}

TEST_F(Files, TakeTheirNamesWhenTheyAreWhole) {
  {
    NewFile unfinished(folder_ / "a", 0644);
    unfinished.write("half");
  }
  EXPECT_EQ(count(), 0u);
  NewFile file(folder_ / "a", 0644);
  file.write("some words");
  file.write_at(5, "bytes");
  EXPECT_FALSE(fs::exists(folder_ / "a"));
  file.finish(Existing::refuse);
  EXPECT_EQ(read_file(folder_ / "a", 100), "some bytes");
  EXPECT_EQ(count(), 1u);
  NewFile second(folder_ / "a", 0644);
  EXPECT_THAT(refusal([&] { second.finish(Existing::refuse); }, ErrorCode::io), HasSubstr("a"));
}

}  // namespace
}  // namespace prov
