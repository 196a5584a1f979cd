// SPDX-License-Identifier: Apache-2.0
#include "log/origin.h"

#include <gtest/gtest.h>

namespace prov {
namespace {

// SHA-256 of "" begins with these digits; used where only the form matters.
constexpr char kOrigin[] =
    "prov.invalid/00112233445566778899aabbccddeeff/e3b0c44298fc1c149afbf4c8996fb924";

TEST(Origin, IsDrawnAndNamesItsKey) {
  Hasher hasher;
  const SigningKey key = SigningKey::generate(system_entropy());
  const SigningKey other = SigningKey::generate(system_entropy());
  const std::string first = make_origin(hasher, system_entropy(), key.public_key());
  const std::string second = make_origin(hasher, system_entropy(), key.public_key());
  EXPECT_TRUE(is_origin(first));
  EXPECT_NE(drawn_digits(first), drawn_digits(second));
  EXPECT_TRUE(origin_names_key(hasher, first, key.public_key()));
  EXPECT_TRUE(origin_names_key(hasher, second, key.public_key()));
  EXPECT_FALSE(origin_names_key(hasher, first, other.public_key()));
}

TEST(Origin, EndsInTheDigestOfTheKey) {
  Hasher hasher;
  PublicKey zero{};  // SHA-256 of 32 zero bytes: 66687aadf862bd776c8fc18b8e9f8e20...
  EXPECT_TRUE(origin_names_key(
      hasher, "prov.invalid/00112233445566778899aabbccddeeff/66687aadf862bd776c8fc18b8e9f8e20",
      zero));
  EXPECT_FALSE(origin_names_key(hasher, kOrigin, zero));
  EXPECT_FALSE(origin_names_key(hasher, "elsewhere/66687aadf862bd776c8fc18b8e9f8e20", zero));
}

TEST(Origin, HasOneForm) {
  const std::string origin = kOrigin;
  EXPECT_TRUE(is_origin(origin));
  EXPECT_EQ(drawn_digits(origin), "00112233445566778899aabbccddeeff");
  EXPECT_FALSE(is_origin(""));
  EXPECT_FALSE(is_origin(origin + "0"));
  EXPECT_FALSE(is_origin(origin.substr(0, origin.size() - 1)));
  for (std::size_t i = 0; i < origin.size(); ++i) {
    std::string changed = origin;
    changed[i] = 'G';
    EXPECT_FALSE(is_origin(changed)) << i;
  }
  std::string upper = origin;
  upper[upper.find("aabb")] = 'A';
  EXPECT_FALSE(is_origin(upper));
}

TEST(LogHandle, IsAShortWordOfLettersAndDigits) {
  for (const char* good : {"mira", "a1", "abcdefghijklmnop"}) EXPECT_TRUE(valid_log_handle(good));
  for (const char* bad : {"", "a", "1a", "Mira", "mi-ra", "abcdefghijklmnopq", "mira\n"}) {
    EXPECT_FALSE(valid_log_handle(bad)) << bad;
  }
}

TEST(LogHandle, IsShownWithDrawnDigitsWhereSeveralLogsHaveIt) {
  const std::string key = "/" + std::string(32, '0');
  const auto origin = [&](const std::string& first) {
    return "prov.invalid/" + first + std::string(32 - first.size(), '7') + key;
  };
  EXPECT_EQ(shown_handles({{"mira", origin("ab")}, {"ona", origin("ab1")}, {"mira", origin("ac")}}),
            (std::vector<std::string>{"mira~ab", "ona", "mira~ac"}));
  EXPECT_EQ(shown_handles({{"ona", origin("c")}}), std::vector<std::string>{"ona"});
}

}  // namespace
}  // namespace prov
