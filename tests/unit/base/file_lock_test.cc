// SPDX-License-Identifier: Apache-2.0
#include "base/file_lock.h"

#include <atomic>
#include <cstdlib>
#include <optional>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

namespace prov {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;

class Lock : public testing::Test {
 protected:
  Lock() {
    std::string pattern = (fs::temp_directory_path() / "prov-lock-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    path_ = folder_ / "lock";
  }
  ~Lock() override { fs::remove_all(folder_); }

  std::string refusal(std::chrono::milliseconds wait) const {
    try {
      const FileLock lock(path_, wait);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::busy) << error.what();
      return error.what();
    }
    return "locked";
  }

  fs::path folder_;
  fs::path path_;
};

TEST_F(Lock, IsHeldByOneAndFreedAtTheEnd) {
  {
    const FileLock lock(path_, 0ms);
    EXPECT_THAT(refusal(0ms), AllOf(HasSubstr(path_.string()),
                                    HasSubstr("process " + std::to_string(::getpid()))));
  }
  EXPECT_EQ(refusal(0ms), "locked");
}

TEST_F(Lock, IsGivenUpAfterTheWaitAndLaterFree) {
  const auto begin = std::chrono::steady_clock::now();
  {
    const FileLock lock(path_, 0ms);
    EXPECT_THAT(refusal(50ms), HasSubstr("is held by"));
  }
  EXPECT_GE(std::chrono::steady_clock::now() - begin, 50ms);
  EXPECT_EQ(refusal(10s), "locked") << "whoever gave up holds it still";
}

TEST_F(Lock, IsHandedToWhoWaits) {
  std::optional<FileLock> lock(std::in_place, path_, 0ms);
  std::atomic<bool> locked = false;
  std::thread waiter([&] {
    const FileLock second(path_, 60s);
    locked = true;
  });
  std::this_thread::sleep_for(20ms);
  EXPECT_FALSE(locked);
  lock.reset();
  waiter.join();
  EXPECT_TRUE(locked);
}

TEST_F(Lock, KeepsProcessesApart) {
  const FileLock lock(path_, 0ms);
  const pid_t child = ::fork();
  if (child == 0) ::_exit(refusal(0ms) == "locked" ? 1 : 0);
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST_F(Lock, IsFreeAfterItsProcessWasKilled) {
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const FileLock lock(path_, 0ms);
    (void)!::write(ready[1], "x", 1);
    ::pause();
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  EXPECT_THAT(refusal(0ms), HasSubstr("process " + std::to_string(child)));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_EQ(refusal(0ms), "locked");
}

TEST_F(Lock, ThatCannotBeMadeIsAnError) {
  try {
    const FileLock lock(folder_ / "none" / "lock", 0ms);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::io);
    EXPECT_THAT(error.what(), HasSubstr("No such file"));
  }
}

TEST(NetworkFileSystem, IsNotWhatTemporaryFoldersLieOn) {
  EXPECT_NO_THROW(refuse_network_file_system(fs::temp_directory_path()));
  EXPECT_THROW(refuse_network_file_system("/nowhere/at/all"), Error);
  EXPECT_STREQ(network_file_system(0x6969), "NFS");
  EXPECT_STREQ(network_file_system(0xFF534D42), "SMB");
  EXPECT_STREQ(network_file_system(0x0BD00BD0), "Lustre");
  EXPECT_EQ(network_file_system(0xEF53), nullptr) << "ext4 is local";
  EXPECT_EQ(network_file_system(0x65735546), nullptr) << "FUSE is mostly local";
}

}  // namespace
}  // namespace prov
