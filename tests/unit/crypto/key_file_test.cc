// SPDX-License-Identifier: Apache-2.0
#include "crypto/key_file.h"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/files.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class KeyFile : public testing::Test {
 protected:
  KeyFile() {
    std::string pattern = (fs::temp_directory_path() / "prov-key-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    path_ = folder_ / "new" / "keys" / "mira.pem";
  }
  ~KeyFile() override { fs::remove_all(folder_); }

  static mode_t mode_of(const fs::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 07777;
  }
  std::string refusal() const {
    try {
      (void)read_key_file(path_);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::key);
      return error.what();
    }
    return "accepted";
  }

  fs::path folder_;
  fs::path path_;
};

TEST_F(KeyFile, IsForItsOwnerOnlyAndReadsBack) {
  const SigningKey key = SigningKey::generate(system_entropy());
  write_key_file(path_, key);
  EXPECT_EQ(mode_of(path_), 0600u);
  EXPECT_EQ(mode_of(path_.parent_path()), 0700u);
  EXPECT_EQ(mode_of(folder_ / "new"), 0700u);
  EXPECT_EQ(read_key_file(path_).public_key(), key.public_key());
  EXPECT_EQ(std::distance(fs::directory_iterator(path_.parent_path()), {}), 1);
}

TEST_F(KeyFile, IsReadableByOpenssl) {
  if (std::system("openssl version >/dev/null 2>&1") != 0) GTEST_SKIP() << "no openssl command";
  write_key_file(path_, SigningKey::generate(system_entropy()));
  const std::string command =
      "openssl pkey -in '" + path_.string() + "' | cmp - '" + path_.string() + "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST_F(KeyFile, IsNeverOverwritten) {
  const SigningKey key = SigningKey::generate(system_entropy());
  write_key_file(path_, key);
  try {
    write_key_file(path_, SigningKey::generate(system_entropy()));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::key);
    EXPECT_THAT(error.what(), HasSubstr("exists already"));
  }
  EXPECT_EQ(read_key_file(path_).public_key(), key.public_key());
}

TEST_F(KeyFile, IsRefusedWhenOthersMayReadIt) {
  write_key_file(path_, SigningKey::generate(system_entropy()));
  for (const mode_t mode : {0640, 0604, 0620}) {
    ASSERT_EQ(::chmod(path_.c_str(), mode), 0);
    EXPECT_THAT(refusal(), HasSubstr("chmod 600 '" + path_.string() + "'"));
  }
  ASSERT_EQ(::chmod(path_.c_str(), 0400), 0);
  EXPECT_EQ(refusal(), "accepted");
}

TEST_F(KeyFile, IsNamedWhenItIsMissingOrNoKey) {
  EXPECT_THAT(refusal(), HasSubstr(path_.string()));
  fs::create_directories(path_);
  EXPECT_THAT(refusal(), HasSubstr("no file"));
  fs::remove(path_);
  write_file_atomically(path_, "-----BEGIN ENCRYPTED PRIVATE KEY-----\n", 0600);
  EXPECT_THAT(refusal(), AllOf(HasSubstr(path_.string()), HasSubstr("encrypted")));
}

}  // namespace
}  // namespace prov
