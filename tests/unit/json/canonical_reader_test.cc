// SPDX-License-Identifier: Apache-2.0
#include "json/canonical_reader.h"

#include <algorithm>
#include <cstdlib>
#include <random>

#include <gtest/gtest.h>
#include <prov/error.h>

namespace prov::json {
namespace {

TEST(CanonicalReader, ReadsWhatStandsInCanonicalForm) {
  for (const char* text :
       {"{}", "[]", "\"\"", "0", "-1", "9007199254740991", "-9007199254740991", "true", "false",
        R"({"a":1,"b":[1,{"c":"d"}]})", R"(["\"\\\b\f\n\r\t\u0000\u001f"])", "\"\x7F\"",
        "{\"\":1,\"a\":1,\"aa\":1}", "{\"\xF0\x9F\x98\x80\":1,\"\xEF\xAC\xB3\":2}"}) {
    const std::optional<Value> value = read_canonical(text);
    ASSERT_TRUE(value) << text;
    EXPECT_EQ(*value, parse(text)) << text;
    EXPECT_EQ(canonical(*value), text);
  }
}

TEST(CanonicalReader, LeavesEverythingElseToTheOthers) {
  for (const char* text : {"",
                           " {}",
                           "{} ",
                           "{ }",
                           "[1, 2]",
                           "[1,]",
                           "[,1]",
                           "{\"a\":1,}",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{\"b\":1,\"a\":1}",
                           "{\"a\":1,\"a\":1}",
                           "{\"\xEF\xAC\xB3\":1,\"\xF0\x9F\x98\x80\":2}",
                           "\"",
                           "\"a",
                           "\"\\\"",
                           "\"\\/\"",
                           "\"\\u000A\"",
                           "\"\\u000a\"",
                           "\"\\u001F\"",
                           "\"\\u0041\"",
                           "\"\\u00\"",
                           "\"\\u 1f\"",
                           "\"\\u00+1\"",
                           "\"\\ud83d\\ude00\"",
                           "\"\n\"",
                           "\"\xFF\"",
                           "01",
                           "-0",
                           "-",
                           "+1",
                           "1.0",
                           "1e3",
                           "9007199254740992",
                           "-9007199254740992",
                           "99999999999999999999",
                           "null",
                           "[null]",
                           "tru",
                           "truth",
                           "fals",
                           "{}{}",
                           "[",
                           "{",
                           "]",
                           "\xEF\xBB\xBF{}",
                           "{\"a\":1 }",
                           "{\"a\" :1}",
                           "{1:2}"}) {
    EXPECT_FALSE(read_canonical(text)) << text;
  }
  EXPECT_FALSE(read_canonical(std::string(65, '[') + std::string(65, ']')));
  EXPECT_TRUE(read_canonical(std::string(64, '[') + std::string(64, ']')));
}

bool holds_plain_values(const Value& value) {
  constexpr std::int64_t kGreatest = (std::int64_t{1} << 53) - 1;
  if (value.is_object()) {
    return std::all_of(value.as_object().begin(), value.as_object().end(),
                       [](const auto& member) { return holds_plain_values(member.second); });
  }
  if (value.is_array()) {
    return std::all_of(value.as_array().begin(), value.as_array().end(), holds_plain_values);
  }
  if (value.is_integer()) return std::abs(value.as_integer()) <= kGreatest;
  return !value.is_null() && !value.is_double();
}

// Whatever a byte is changed to: what is read is what the strict reader reads and the writer
// writes, and all of that is read.
TEST(CanonicalReader, AgreesWithReaderAndWriterOnChangedTexts) {
  const std::string whole =
      R"({"a":[10,-7,0,true],"key":{"b\u0001":"tab\t","c":"quote \" é"},"z":{}})";
  const std::string bytes = std::string("{}[]\",:\\u0019-eE. tfn\x01\x7F\xC3\xA9", 26);
  std::mt19937 random(7);
  int read = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string text = whole;
    for (int change = round % 3; change >= 0; --change) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = bytes[random() % bytes.size()];
          break;
        case 1:
          text.erase(at, 1);
          break;
        default:
          text.insert(at, 1, bytes[random() % bytes.size()]);
      }
    }
    const std::optional<Value> value = read_canonical(text);
    std::optional<Value> plain;
    try {
      const Value parsed = parse(text);
      if (canonical(parsed) == text && holds_plain_values(parsed)) plain = parsed;
    } catch (const Error&) {
    }
    EXPECT_EQ(value, plain) << text;
    if (value) ++read;
  }
  EXPECT_GT(read, 1000);
}

}  // namespace
}  // namespace prov::json
