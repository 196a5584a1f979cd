// SPDX-License-Identifier: Apache-2.0
#include "log/leaf.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>
#include <prov/json.h>

namespace prov {
namespace {

using testing::HasSubstr;

// An origin that differs by its last digits.
std::string origin(unsigned number) {
  std::string digits = std::to_string(100000 + number);
  return "prov.invalid/00112233445566778899aabbccddeeff/00000000000000000000000000" + digits;
}

Leaf example() {
  Leaf leaf;
  leaf.log = origin(1);
  leaf.seq = 17;
  leaf.type = "label.attach";
  leaf.lamport = 23;
  leaf.body.fill(0xab);
  Digest root;
  root.fill(0x01);
  leaf.deps = {{origin(2), root, 5}, {origin(3), root, 9007199254740991}};
  return leaf;
}

std::string hex(const char* pair) {
  std::string out;
  for (int i = 0; i < 32; ++i) out += pair;
  return out;
}

std::string write_refusal(const Leaf& leaf) {
  try {
    (void)write_leaf(leaf);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_data);
    return error.what();
  }
  return "written";
}

std::string refusal(const std::string& bytes) {
  try {
    (void)parse_leaf(bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_data);
    return error.what();
  }
  return "accepted";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t pos = text.find(from);
  EXPECT_NE(pos, std::string::npos) << from;
  return text.replace(pos, from.size(), to);
}

TEST(Leaf, HasExactlyTheseBytes) {
  EXPECT_EQ(write_leaf(example()),
            "{\"body\":\"" + hex("ab") + "\",\"deps\":[{\"log\":\"" + origin(2) + "\",\"root\":\"" +
                hex("01") + "\",\"size\":5},{\"log\":\"" + origin(3) + "\",\"root\":\"" +
                hex("01") + "\",\"size\":9007199254740991}],\"lamport\":23,\"log\":\"" + origin(1) +
                "\",\"seq\":17,\"type\":\"label.attach\",\"v\":1}");
}

TEST(Leaf, IsCanonicalJsonAndReadsBack) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 300; ++round) {
    Leaf leaf = example();
    leaf.seq = random() >> (11 + random() % 53);
    leaf.lamport = 1 + (random() >> (12 + random() % 52));
    leaf.version = 1 + random() % 3;
    leaf.type = "x" + std::to_string(random());
    leaf.deps.clear();
    for (unsigned i = 0; i < random() % 4; ++i) {
      Digest root;
      for (auto& byte : root) byte = static_cast<std::uint8_t>(random());
      leaf.deps.push_back({origin(10 + i), root, 1 + random() % 1000});
    }
    const std::string bytes = write_leaf(leaf);
    EXPECT_EQ(json::canonical(json::parse(bytes)), bytes);
    EXPECT_EQ(parse_leaf(bytes), leaf);
  }
}

TEST(Leaf, ReadsNothingThatItDoesNotWrite) {
  const std::string bytes = write_leaf(example());
  std::mt19937 random(4);
  int accepted = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string changed = bytes;
    const std::size_t pos = random() % changed.size();
    switch (random() % 3) {
      case 0:
        changed[pos] = static_cast<char>(random());
        break;
      case 1:
        changed.erase(pos, 1 + random() % 3);
        break;
      default:
        changed.insert(pos, 1, " 0\",]}\\e"[random() % 8]);
    }
    try {
      EXPECT_EQ(write_leaf(parse_leaf(changed)), changed);
      ++accepted;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::bad_data);
    }
  }
  EXPECT_GT(accepted, 0);  // other digits make other leaves
}

TEST(Leaf, IsRefusedWhereItLeavesTheForm) {
  const std::string bytes = write_leaf(example());
  EXPECT_EQ(refusal(bytes), "accepted");
  EXPECT_THAT(refusal(""), HasSubstr("at byte 1"));
  EXPECT_THAT(refusal(" " + bytes), HasSubstr("at byte 1"));
  EXPECT_THAT(refusal(bytes + "\n"), HasSubstr("more bytes than an entry has"));
  EXPECT_THAT(refusal(replaced(bytes, "\"v\":1", "\"v\":01")), HasSubstr("leading zero"));
  EXPECT_THAT(refusal(replaced(bytes, "\"v\":1", "\"v\":0")), HasSubstr("v is 0"));
  EXPECT_THAT(refusal(replaced(bytes, "\"v\":1", "\"v\":-1")), HasSubstr("no number"));
  EXPECT_THAT(refusal(replaced(bytes, "\"v\":1", "\"v\":1.0")), HasSubstr("no }"));
  EXPECT_THAT(refusal(replaced(bytes, "\"v\":1", "\"v\":1,\"w\":1")), HasSubstr("no }"));
  EXPECT_THAT(refusal(replaced(bytes, ":23", ":9007199254740992")), HasSubstr("2^53-1"));
  EXPECT_THAT(refusal(replaced(bytes, ":23", ":0")), HasSubstr("lamport is 0"));
  EXPECT_THAT(refusal(replaced(bytes, "abab", "ABab")), HasSubstr("hexadecimal"));
  EXPECT_THAT(refusal(replaced(bytes, "label", "l\\u0061bel")), HasSubstr("type"));
  EXPECT_THAT(refusal(replaced(bytes, "label.attach", "")), HasSubstr("type"));
  EXPECT_THAT(refusal(replaced(bytes, "\"size\":5}", "\"size\":0}")), HasSubstr("size"));
  EXPECT_THAT(refusal(replaced(bytes, origin(3), origin(2))), HasSubstr("ascending"));
  EXPECT_THAT(refusal(replaced(bytes, origin(2), origin(4))), HasSubstr("ascending"));
  EXPECT_THAT(refusal(replaced(bytes, origin(2), origin(1))), HasSubstr("own log"));
  EXPECT_THAT(refusal(replaced(bytes, "\"log\":\"" + origin(1), "\"log\":\"x" + origin(1))),
              HasSubstr("at byte"));
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_NE(refusal(bytes.substr(0, length)), "accepted") << length;
  }
}

TEST(Leaf, IsNotWrittenAgainstItsRules) {
  Leaf leaf = example();
  leaf.log = "elsewhere";
  EXPECT_THAT(write_refusal(leaf), HasSubstr("log is no origin"));
  leaf = example();
  leaf.type = "Label \"x\"";
  EXPECT_THAT(write_refusal(leaf), HasSubstr("type"));
  leaf = example();
  leaf.seq = kGreatestNumber + 1;
  EXPECT_THAT(write_refusal(leaf), HasSubstr("2^53-1"));
  leaf = example();
  std::swap(leaf.deps[0], leaf.deps[1]);
  EXPECT_THAT(write_refusal(leaf), HasSubstr("ascending"));
  leaf = example();
  leaf.lamport = 0;
  EXPECT_THAT(write_refusal(leaf), HasSubstr("lamport"));
}

TEST(Leaf, IsAtMost65535BytesLong) {
  Leaf leaf = example();
  leaf.deps.clear();
  for (unsigned i = 0; i < 400; ++i) {
    leaf.deps.push_back({origin(10 + i), Digest{}, 1});
    const std::string result = write_refusal(leaf);
    if (result != "written") {
      EXPECT_THAT(result, HasSubstr("65535"));
      EXPECT_GT(i, 300u);
      leaf.deps.pop_back();
      EXPECT_LE(write_leaf(leaf).size(), kLeafLimit);
      EXPECT_EQ(parse_leaf(write_leaf(leaf)), leaf);
      const std::string one_more = ",{\"log\":\"" + origin(10 + i) + "\",\"root\":\"" + hex("00") +
                                   "\",\"size\":1}],\"lamport\"";
      EXPECT_THAT(refusal(replaced(write_leaf(leaf), "],\"lamport\"", one_more)),
                  HasSubstr("longer than 65535"));
      return;
    }
  }
  FAIL();
}

TEST(EntryType, IsRestrictedToAFewCharacters) {
  for (const char* type : {"a", "log.open", "x-9.y"}) EXPECT_TRUE(valid_entry_type(type)) << type;
  for (const char* type : {"", "9a", ".a", "A", "a b", "a\"", "a_b", "\u00e4"}) {
    EXPECT_FALSE(valid_entry_type(type)) << type;
  }
  EXPECT_TRUE(valid_entry_type(std::string(64, 'a')));
  EXPECT_FALSE(valid_entry_type(std::string(65, 'a')));
}

}  // namespace
}  // namespace prov
