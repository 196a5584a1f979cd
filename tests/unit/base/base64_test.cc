// SPDX-License-Identifier: Apache-2.0
#include "base/base64.h"

#include <random>

#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/hex.h"

namespace prov {
namespace {

TEST(Base64, GivesTheExamplesOfRfc4648BothWays) {
  const std::pair<std::string_view, std::string_view> examples[] = {{"", ""},
                                                                    {"f", "Zg=="},
                                                                    {"fo", "Zm8="},
                                                                    {"foo", "Zm9v"},
                                                                    {"foob", "Zm9vYg=="},
                                                                    {"fooba", "Zm9vYmE="},
                                                                    {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : examples) {
    EXPECT_EQ(to_base64(as_bytes(bytes)), text);
    EXPECT_EQ(as_chars(from_base64(text)), bytes);
  }
}

TEST(Base64, ReadsBackWhatItWrites) {
  std::mt19937 random(1);
  for (std::size_t length = 0; length < 200; ++length) {
    std::vector<std::uint8_t> bytes(length);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
  }
}

TEST(Base64, RefusesEveryOtherSpelling) {
  for (const char* text : {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm8=Zm8=", "=", "====", "Zm9v\n",
                           " Zm9v", "Zm 9v", "Zm-v", "Zm_v", "Z===", "Zg=a"}) {
    EXPECT_THROW((void)from_base64(text), Error) << text;
  }
}

}  // namespace
}  // namespace prov
