// SPDX-License-Identifier: Apache-2.0
#include "log/commitment.h"

#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "base/hex.h"

namespace prov {
namespace {

constexpr char kOrigin[] =
    "prov.invalid/0123456789abcdef0123456789abcdef/fedcba9876543210fedcba9876543210";
constexpr char kBody[] = "{\"a\":1}";

Salt salt() {
  Salt salt;
  std::iota(salt.begin(), salt.end(), std::uint8_t{0});
  return salt;
}

// Computed with Python's hmac over the bytes that design and format page give.
TEST(Commitment, GivesKnownAnswers) {
  Hasher hasher;
  EXPECT_EQ(to_hex(body_commitment(hasher, salt(), kOrigin, "label.attach", kBody)),
            "01462b69389fd2aa0d21ce92cf1d62dfefd8b7366a485b4adfcf2c9a8aca97cf");
  EXPECT_EQ(to_hex(sealed_commitment(hasher, salt(), kOrigin, "label.attach", kBody)),
            "2f3106d4dbc599fc2a1982050504ec978f1595aec1821eb3720c32d498af3565");
}

TEST(Commitment, DependsOnEverythingIncludingWhereOneFieldEnds) {
  Hasher hasher;
  Salt other = salt();
  other[31] ^= 1;
  const std::set<Digest> all = {
      body_commitment(hasher, salt(), "o", "t", "b"),
      body_commitment(hasher, other, "o", "t", "b"),
      sealed_commitment(hasher, salt(), "o", "t", "b"),
      body_commitment(hasher, salt(), "ot", "", "b"),
      body_commitment(hasher, salt(), "o", "tb", ""),
      body_commitment(hasher, salt(), "o", "t", "c"),
  };
  EXPECT_EQ(all.size(), 6u);
}

}  // namespace
}  // namespace prov
