// SPDX-License-Identifier: Apache-2.0
#include "crypto/digest.h"

#include <string>

#include <gtest/gtest.h>

#include "base/hex.h"

namespace prov {
namespace {

// HMAC pads keys with zeros to 64 bytes, so the shorter keys of RFC 4231 fit 32 bytes.
std::array<std::uint8_t, 32> key_of(std::string_view hex) {
  const auto bytes = from_hex(hex);
  std::array<std::uint8_t, 32> key{};
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

TEST(Hasher, GivesTheKnownAnswersOfFips180) {
  Hasher hasher;
  EXPECT_EQ(to_hex(hasher.sha256("")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(hasher.sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Hasher, StreamsAMillionCharacters) {
  Hasher hasher;
  hasher.start();
  const std::string block(1000, 'a');
  for (int i = 0; i < 1000; ++i) hasher.update(block);
  EXPECT_EQ(to_hex(hasher.finish()),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Hasher, ForgetsAnUnfinishedStream) {
  Hasher hasher;
  hasher.start();
  hasher.update("left over");
  EXPECT_EQ(hasher.sha256("abc"), sha256("abc"));
  EXPECT_EQ(hasher.sha256({"a", "", "bc"}), sha256("abc"));
}

TEST(Hasher, GivesTheKnownAnswersOfRfc4231) {
  Hasher hasher;
  EXPECT_EQ(to_hex(hasher.hmac(key_of("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), {"Hi There"})),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(to_hex(hasher.hmac(key_of("4a656665"), {"what do ya want ", "for nothing?"})),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(to_hex(hasher.hmac(key_of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
                               {std::string(50, '\xdd')})),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  EXPECT_EQ(to_hex(hmac_sha256(key_of("0102030405060708090a0b0c0d0e0f10111213141516171819"),
                               {std::string(50, '\xcd')})),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
}

TEST(Cleanse, OverwritesTheBytes) {
  std::string secret = "secret";
  cleanse(std::span<char>(secret));
  EXPECT_EQ(secret, std::string(6, '\0'));
}

}  // namespace
}  // namespace prov
