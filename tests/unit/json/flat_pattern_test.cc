// SPDX-License-Identifier: Apache-2.0
#include "json/flat_pattern.h"

#include <gtest/gtest.h>

namespace prov::json {
namespace {

bool matches(std::string_view pattern, std::string_view text) {
  return FlatPattern::read(pattern).value().matches(text);
}

TEST(FlatPattern, MatchesTheWholeText) {
  EXPECT_TRUE(matches("^[a-z0-9][a-z0-9-]*$", "a-9"));
  EXPECT_FALSE(matches("^[a-z0-9][a-z0-9-]*$", "-9"));
  EXPECT_FALSE(matches("^[a-z0-9][a-z0-9-]*$", "a b"));
  EXPECT_FALSE(matches("^[a-z0-9][a-z0-9-]*$", ""));
  EXPECT_TRUE(matches("^a?b+$", "bb"));
  EXPECT_FALSE(matches("^a?b+$", "aab"));
  EXPECT_TRUE(matches("^[-_]{2,3}x{1,}$", "-_-xxx"));
  EXPECT_FALSE(matches("^[-_]{2,3}x{1,}$", "-xxx"));
  EXPECT_FALSE(matches("^[0-9]{4}-[0-9]{2}$", "2024-0"));
  EXPECT_FALSE(matches("^[0-9]{4}-[0-9]{2}$", "2024-012"));
  EXPECT_TRUE(matches("^prov[.]invalid/[0-9a-f]{4}$", "prov.invalid/00ff"));
  EXPECT_FALSE(matches("^prov[.]invalid/[0-9a-f]{4}$", "provxinvalid/00ff"));
  EXPECT_FALSE(matches("^[a-z]*$", "é"));
}

TEST(FlatPattern, LeavesAloneWhatNeedsAChoiceOrMoreThanAscii) {
  for (const char* pattern : {"^[a-z]*a$", "^a?ab$", "^(a|b)$", "^[^a]$", "^[é]$", "^\\.$", "^é$",
                              "^[a-z]+[0-9]*[a-z]$", "a$", "^a"}) {
    EXPECT_FALSE(FlatPattern::read(pattern)) << pattern;
  }
}

}  // namespace
}  // namespace prov::json
