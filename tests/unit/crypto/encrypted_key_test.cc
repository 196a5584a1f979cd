// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/base64.h"
#include "base/files.h"
#include "base/hex.h"
#include "crypto/der.h"
#include "crypto/encrypted_pem.h"
#include "crypto/key_file.h"

namespace prov {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const Passphrase kWords("correct horse \xc3\xa4");

class EncryptedKey : public testing::Test {
 protected:
  EncryptedKey() {
    std::string pattern = (fs::temp_directory_path() / "prov-key-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    path_ = folder_ / "mira.pem";
  }
  ~EncryptedKey() override { fs::remove_all(folder_); }

  SigningKey written() {
    SigningKey key = SigningKey::generate(system_entropy());
    const KeyEncryption encryption{kWords, system_entropy()};
    write_key_file(path_, key, &encryption);
    return key;
  }
  static std::string refusal(std::string_view pem) {
    try {
      (void)decrypt_seed(pem, kWords);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::key);
      return error.what();
    }
    return "accepted";
  }

  fs::path folder_, path_;
};

TEST_F(EncryptedKey, OpensWithItsPassphraseAndNoOther) {
  const SigningKey key = written();
  const KeyFile file(path_);
  EXPECT_TRUE(file.encrypted());
  EXPECT_EQ(file.open(kWords)->public_key(), key.public_key());
  EXPECT_FALSE(file.open(Passphrase("correct horse")).has_value());
  EXPECT_FALSE(file.open(Passphrase("Correct horse \xc3\xa4")).has_value());
  struct stat status {};
  ASSERT_EQ(::stat(path_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0600u);
}

TEST_F(EncryptedKey, DoesNotHoldThePrivateBytes) {
  const SigningKey key = written();
  std::string plain = key.to_pem();
  plain = plain.substr(plain.find('\n') + 1, 60);
  EXPECT_EQ(read_file(path_, 4096).find(plain), std::string::npos);
  EXPECT_THROW((void)read_key_file(path_), Error);
}

TEST_F(EncryptedKey, IsReadByOpenssl) {
  if (std::system("openssl version >/dev/null 2>&1") != 0) GTEST_SKIP() << "no openssl command";
  const SigningKey key = written();
  const fs::path plain = folder_ / "plain.pem";
  const std::string command = "openssl pkey -in '" + path_.string() +
                              "' -passin 'pass:" + std::string(kWords.text()) + "' -out '" +
                              plain.string() + "' && chmod 600 '" + plain.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(read_key_file(plain).public_key(), key.public_key());
}

TEST_F(EncryptedKey, MayHaveBeenWrittenByOpenssl) {
  if (std::system("openssl version >/dev/null 2>&1") != 0) GTEST_SKIP() << "no openssl command";
  const SigningKey key = SigningKey::generate(system_entropy());
  const fs::path plain = folder_ / "plain.pem";
  write_key_file(plain, key);
  const std::string command = "openssl pkcs8 -topk8 -v2 aes-256-cbc -in '" + plain.string() +
                              "' -passout 'pass:" + std::string(kWords.text()) + "' -out '" +
                              path_.string() + "' ";
  ASSERT_EQ(std::system((command + "-scrypt").c_str()), 0);
  EXPECT_EQ(KeyFile(path_).open(kWords)->public_key(), key.public_key());
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_THAT(refusal(read_file(path_, 4096)), HasSubstr("openssl pkcs8 -topk8"));
}

TEST_F(EncryptedKey, IsRewrittenWithAnotherPassphraseOrNone) {
  const SigningKey key = written();
  const Passphrase other("another");
  const KeyEncryption encryption{other, system_entropy()};
  replace_key_file(path_, key, &encryption);
  EXPECT_FALSE(KeyFile(path_).open(kWords).has_value());
  EXPECT_EQ(KeyFile(path_).open(other)->public_key(), key.public_key());
  replace_key_file(path_, key);
  EXPECT_EQ(read_key_file(path_).public_key(), key.public_key());
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

// Whatever becomes of the file, it is refused or does not open, and nothing is read beyond it.
TEST_F(EncryptedKey, IsRefusedWhenAnyByteOfItsFormIsChanged) {
  const SigningKey key = written();
  const std::string pem = read_file(path_, 4096);
  const std::size_t begin = pem.find('\n') + 1;
  std::string base64 = pem.substr(begin, pem.find("-----END") - begin);
  std::erase(base64, '\n');
  const std::vector<std::uint8_t> der = from_base64(base64);
  const std::string head = pem.substr(0, begin), tail = "\n-----END ENCRYPTED PRIVATE KEY-----\n";
  for (std::size_t at = 0; at < der.size() - 64; ++at) {
    std::vector<std::uint8_t> damaged = der;
    damaged[at] ^= 0x80;
    try {
      const auto seed = decrypt_seed(head + to_base64(damaged) + tail, kWords);
      EXPECT_FALSE(seed.has_value()) << "byte " << at;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::key) << "byte " << at;
    }
  }
  for (const std::size_t size : {0, 1, 2, 3, 20, 60, 100}) {
    const std::vector<std::uint8_t> cut(der.begin(), der.begin() + static_cast<int>(size));
    EXPECT_NE(refusal(head + to_base64(cut) + tail), "accepted") << size;
  }
}

TEST_F(EncryptedKey, AsksForNoMoreWorkThanAKeyShould) {
  const auto with_cost = [](std::uint64_t cost, std::uint64_t size, std::uint64_t parallel) {
    const auto sequence = [](const std::string& content) { return der_element('\x30', content); };
    const auto bytes = [](const char* hex) { return std::string(as_chars(from_hex(hex))); };
    const std::string scrypt = sequence(der_element('\x06', bytes("2b06010401da47040b")) +
                                        sequence(der_element('\x04', "salt") + der_integer(cost) +
                                                 der_integer(size) + der_integer(parallel)));
    const std::string aes = sequence(der_element('\x06', bytes("60864801650304012a")) +
                                     der_element('\x04', std::string(16, 'i')));
    const std::string all = sequence(
        sequence(der_element('\x06', bytes("2a864886f70d01050d")) + sequence(scrypt + aes)) +
        der_element('\x04', std::string(64, 'x')));
    return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + to_base64(as_bytes(all)) +
           "\n-----END ENCRYPTED PRIVATE KEY-----\n";
  };
  EXPECT_EQ(refusal(with_cost(2, 1, 1)), "accepted");
  for (const auto& [cost, size, parallel] :
       std::vector<std::array<std::uint64_t, 3>>{{0, 8, 1},
                                                 {3, 8, 1},
                                                 {1, 8, 1},
                                                 {1u << 21, 1, 1},
                                                 {1u << 20, 8, 1},
                                                 {16384, 8, 1024},
                                                 {16384, 0, 1},
                                                 {16384, 8, 0},
                                                 {2, 1u << 30, 1},
                                                 {2, 1, std::uint64_t{1} << 62}}) {
    EXPECT_THAT(refusal(with_cost(cost, size, parallel)), HasSubstr("more work")) << cost;
  }
}

TEST(Passphrase, IsOneLineOfAtMost1024Bytes) {
  EXPECT_EQ(Passphrase(std::string(1024, 'x')).text().size(), 1024u);
  for (const std::string& bad : {std::string(), std::string(1025, 'x'), std::string("a\nb"),
                                 std::string("a\0b", 3), std::string("a\r")}) {
    EXPECT_THROW((void)Passphrase(bad), Error);
  }
}

TEST(HeldKey, SignsElsewhereAndIsChecked) {
  const SigningKey real = SigningKey::generate(system_entropy());
  const SigningKey other = SigningKey::generate(system_entropy());
  const SigningKey held =
      SigningKey::held(real.public_key(), [&](std::string_view text) { return real.sign(text); });
  EXPECT_EQ(held.sign("words"), real.sign("words"));
  EXPECT_THROW((void)held.to_pem(), Error);
  const SigningKey lying =
      SigningKey::held(real.public_key(), [&](std::string_view text) { return other.sign(text); });
  EXPECT_THROW((void)lying.sign("words"), Error);
}

}  // namespace
}  // namespace prov
