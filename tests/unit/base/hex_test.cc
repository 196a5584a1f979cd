// SPDX-License-Identifier: Apache-2.0
#include "base/hex.h"

#include <gtest/gtest.h>

#include <prov/error.h>

namespace prov {
namespace {

TEST(Hex, WritesTwoLowerCaseDigitsAByte) {
  EXPECT_EQ(to_hex({}), "");
  EXPECT_EQ(to_hex(std::vector<std::uint8_t>{0x00, 0x0f, 0xa5, 0xff}), "000fa5ff");
}

TEST(Hex, ReadsBackEveryByte) {
  std::vector<std::uint8_t> bytes;
  for (unsigned i = 0; i < 256; ++i) bytes.push_back(static_cast<std::uint8_t>(i));
  EXPECT_EQ(from_hex(to_hex(bytes)), bytes);
}

TEST(Hex, RefusesUpperCaseOddLengthAndOtherCharacters) {
  for (const char* text : {"A0", "0", "0g", "g0", " 0", "0x", "0\n"}) {
    EXPECT_THROW(static_cast<void>(from_hex(text)), Error) << text;
  }
}

TEST(Hex, NamesTheCharacterThatIsWrong) {
  try {
    static_cast<void>(from_hex("00aX"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_data);
    EXPECT_STREQ(error.what(), "not a lower-case hexadecimal digit at character 4");
  }
}

TEST(Hex, RecognisesLowerCaseDigitsOfAnyNumberButNone) {
  EXPECT_TRUE(is_hex("0"));
  EXPECT_TRUE(is_hex("0123456789abcdef"));
  EXPECT_FALSE(is_hex(""));
  EXPECT_FALSE(is_hex("aB"));
  EXPECT_FALSE(is_hex("a "));
}

TEST(Hex, SeesTheSameBytesAsCharactersAndBack) {
  const std::string_view text = "a\xFF";
  EXPECT_EQ(as_bytes(text)[1], 0xFF);
  EXPECT_EQ(as_chars(as_bytes(text)), text);
}

}  // namespace
}  // namespace prov
