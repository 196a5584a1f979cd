// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <gtest/gtest.h>

namespace prov {
namespace {

TEST(Utf8, AcceptsTheFirstAndLastOfEachLength) {
  for (const char* text :
       {"", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
        "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(valid_utf8(text)) << text;
  }
  EXPECT_TRUE(valid_utf8(std::string_view("\0", 1)));
}

TEST(Utf8, RefusesOverlongSurrogateTooGreatAndTruncatedForms) {
  for (const char* text :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x41", "\xE0\x9F\xBF", "\xE2\x82",
        "\xE2\x82\x41", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF"}) {
    EXPECT_FALSE(valid_utf8(text)) << text;
  }
}

TEST(Utf8, NamesTheFirstByteOfTheFirstFault) {
  EXPECT_EQ(first_invalid_utf8("ab\xFF"), 2U);
  EXPECT_EQ(first_invalid_utf8("é\xE2\x82"), 2U);
  EXPECT_EQ(first_invalid_utf8("é"), 2U);
}

// The rules of RFC 3629 section 4, one byte after the other.
std::size_t fault_by_rule(std::string_view text) {
  const auto byte = [&](std::size_t pos) {
    return pos < text.size() ? static_cast<unsigned char>(text[pos]) : 0U;
  };
  for (std::size_t pos = 0; pos < text.size();) {
    const unsigned lead = byte(pos), second = byte(pos + 1);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    bool wrong = (lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || (lead == 0xE0 && second < 0xA0) ||
                 (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
                 (lead == 0xF4 && second > 0x8F);
    for (std::size_t i = 1; i < length; ++i) wrong = wrong || (byte(pos + i) & 0xC0) != 0x80;
    if (wrong) return pos;
    pos += length;
  }
  return text.size();
}

TEST(Utf8, FindsTheSameFaultWhereverItStandsBetweenLetters) {
  const std::string pieces[] = {"a",    "é",    "ж",        "€",    "😀",        "\x80",     "\xC2",
                                "\xC1", "\xC0", "\xE0\x9F", "\xED", "\xF0\x9F", "\xF4\x90", "\xFF"};
  const std::size_t kinds = std::size(pieces);
  for (std::size_t before = 0; before < 18; ++before) {
    for (std::size_t which = 0; which < kinds * kinds * kinds; ++which) {
      std::string text;
      for (std::size_t i = 0; i < before; ++i) text += i % 3 == 1 ? "é" : "b";
      text += pieces[which % kinds] + pieces[which / kinds % kinds] + pieces[which / kinds / kinds];
      text += which % 2 == 0 ? "" : "and eight more, é";
      ASSERT_EQ(first_invalid_utf8(text), fault_by_rule(text)) << text;
    }
  }
}

// Every code point goes through encoding and decoding unchanged.
TEST(Utf8, EncodesAndDecodesEveryCodePoint) {
  std::string text;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    text.clear();
    append_utf8(text, c);
    ASSERT_TRUE(valid_utf8(text)) << static_cast<std::uint32_t>(c);
    std::size_t pos = 0;
    ASSERT_EQ(next_code_point(text, pos), c);
    ASSERT_EQ(pos, text.size());
  }
}

TEST(Utf8, CountsCodePointsNotBytes) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("aé€😀"), 4U);
  EXPECT_EQ(count_code_points("e\u0301"), 2U);
}

TEST(Utf8, FindsTheByteOfACodePoint) {
  const std::string_view text = "aé€😀z";
  EXPECT_EQ(byte_of_code_point(text, 0), 0U);
  EXPECT_EQ(byte_of_code_point(text, 1), 1U);
  EXPECT_EQ(byte_of_code_point(text, 2), 3U);
  EXPECT_EQ(byte_of_code_point(text, 3), 6U);
  EXPECT_EQ(byte_of_code_point(text, 4), 10U);
  EXPECT_EQ(byte_of_code_point(text, 5), text.size());
  EXPECT_EQ(byte_of_code_point(text, 99), text.size());
}

TEST(Utf8, KnowsAsciiSpacesOnly) {
  for (const char c : {' ', '\t', '\n', '\v', '\f', '\r'}) EXPECT_TRUE(is_ascii_space(c));
  for (const char c : {'\0', '\b', '\x0E', 'a', '\xA0'}) EXPECT_FALSE(is_ascii_space(c));
}

}  // namespace
}  // namespace prov
