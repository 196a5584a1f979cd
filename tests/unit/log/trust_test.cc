// SPDX-License-Identifier: Apache-2.0
#include <prov/trust.h>

#include <filesystem>
#include <fstream>

#include <stdlib.h>
#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/files.h"
#include "base/hex.h"
#include "log/origin.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::chrono::milliseconds kWait{1000};

LogKey drawn_key() {
  const SigningKey key = SigningKey::generate(system_entropy());
  Hasher hasher;
  const std::string origin = make_origin(hasher, system_entropy(), key.public_key());
  return read_verifier_key(write_verifier_key(origin, to_hex(key.public_key())));
}

class Trust : public testing::Test {
 protected:
  Trust() {
    std::string pattern = (fs::temp_directory_path() / "prov-trust-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    path_ = folder_ / "config" / "trust";
  }
  ~Trust() override { fs::remove_all(folder_); }
  [[nodiscard]] TrustFile file() const { return TrustFile(path_); }

  template <typename Act>
  static std::string refusal(ErrorCode code, const Act& act) {
    try {
      act();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), code) << error.what();
      return error.what();
    }
    return "accepted";
  }

  fs::path folder_, path_;
};

TEST_F(Trust, KeepsWhatIsAddedUntilItIsRemoved) {
  EXPECT_THAT(file().read(), IsEmpty());
  const TrustedKey mira{"mira", drawn_key()};
  const TrustedKey ben{"Ben-2.x_y", drawn_key()};
  EXPECT_TRUE(file().add(mira, kWait));
  EXPECT_TRUE(file().add(ben, kWait));
  EXPECT_FALSE(file().add(mira, kWait));
  const std::vector<TrustedKey> keys = file().read();
  ASSERT_THAT(keys, SizeIs(2));
  EXPECT_EQ(find_by_origin(keys, ben.log.origin)->name, "Ben-2.x_y");
  EXPECT_EQ(find_by_fingerprint(keys, mira.log.fingerprint)->log, mira.log);
  EXPECT_EQ(find_by_origin(keys, "prov.invalid/other"), nullptr);
  EXPECT_EQ(find_by_fingerprint(keys, std::string(64, '0')), nullptr);
  file().remove("mira", kWait);
  EXPECT_THAT(file().read(), SizeIs(1));
  EXPECT_THAT(refusal(ErrorCode::not_found, [&] { file().remove("mira", kWait); }),
              HasSubstr("prov trust list"));
}

TEST_F(Trust, GivesANameOneKeyAndAKeyOneName) {
  const TrustedKey mira{"mira", drawn_key()};
  file().add(mira, kWait);
  EXPECT_THAT(refusal(ErrorCode::usage,
                      [&] {
                        file().add({"mira", drawn_key()}, kWait);
                      }),
              HasSubstr("another key"));
  EXPECT_THAT(refusal(ErrorCode::usage,
                      [&] {
                        file().add({"other", mira.log}, kWait);
                      }),
              HasSubstr("as mira"));
  for (const char* bad : {"", "a b", "a\nb", "-a", "\xc3\xa4"}) {
    EXPECT_THAT(refusal(ErrorCode::usage,
                        [&] {
                          file().add({bad, drawn_key()}, kWait);
                        }),
                HasSubstr("no name"));
  }
  EXPECT_THAT(file().read(), SizeIs(1));
}

TEST_F(Trust, RefusesAFileOfAnotherForm) {
  const LogKey key = drawn_key();
  const std::string line = "mira " + write_verifier_key(key.origin, key.key) + "\n";
  fs::create_directories(path_.parent_path());
  for (const std::string& text :
       {std::string("nonsense\n"), std::string("prov-trust/v2\n"), "prov-trust/v1\n" + line + line,
        "prov-trust/v1\n" + line.substr(0, line.size() - 1), "prov-trust/v1\n " + line,
        "prov-trust/v1\nmira  " + line.substr(5), "prov-trust/v1\n\n" + line,
        "prov-trust/v1\r\n" + line, "prov-trust/v1\nother" + line.substr(0, 60) + "\n"}) {
    std::ofstream(path_, std::ios::binary) << text;
    EXPECT_THAT(refusal(ErrorCode::bad_data, [&] { (void)file().read(); }), HasSubstr("line "))
        << text;
    EXPECT_NE(refusal(ErrorCode::bad_data,
                      [&] {
                        file().add({"ben", drawn_key()}, kWait);
                      }),
              "accepted");
    EXPECT_EQ(read_file(path_, 4096), text) << "it is not written over";
  }
}

TEST_F(Trust, IsWrittenByItsOwnerOnly) {
  file().add({"mira", drawn_key()}, kWait);
  ASSERT_EQ(::chmod(path_.c_str(), 0664), 0);
  EXPECT_THAT(refusal(ErrorCode::key, [&] { (void)file().read(); }), HasSubstr("chmod 644"));
}

TEST(VerifierKey, NamesALogThatBelongsToItsKey) {
  const LogKey one = drawn_key(), other = drawn_key();
  EXPECT_EQ(read_verifier_key(" " + write_verifier_key(one.origin, one.key) + "\n"), one);
  EXPECT_THROW((void)write_verifier_key(one.origin, other.key), Error);
  EXPECT_THROW((void)write_verifier_key(one.origin, "00"), Error);
  EXPECT_THROW((void)read_verifier_key(""), Error);
  EXPECT_THROW((void)read_verifier_key("witness.example/w1+12345678+AAAA"), Error);
}

}  // namespace
}  // namespace prov
