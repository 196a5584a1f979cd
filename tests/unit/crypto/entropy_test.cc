// SPDX-License-Identifier: Apache-2.0
#include "crypto/entropy.h"

#include <algorithm>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include <prov/error.h>

namespace prov {
namespace {

// Counts upward in 32-byte steps, so that every salt is told from every other.
class CountingEntropy final : public Entropy {
 public:
  void fill(std::span<std::uint8_t> out) override {
    ++calls;
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = static_cast<std::uint8_t>(i % 32 == 0 ? calls : i / 32);
    }
  }
  int calls = 0;
};

class NoEntropy final : public Entropy {
 public:
  void fill(std::span<std::uint8_t>) override { throw Error(ErrorCode::io, "none"); }
};

TEST(SaltSource, GivesEverySaltOnceAndDrawsInBlocks) {
  CountingEntropy entropy;
  SaltSource salts(entropy);
  EXPECT_EQ(entropy.calls, 0);
  std::set<Salt> seen;
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(seen.insert(salts.next()).second) << i;
  EXPECT_EQ(entropy.calls, 8);  // 128 salts to a block
}

TEST(SaltSource, GivesNoSaltWithoutEntropy) {
  NoEntropy entropy;
  SaltSource salts(entropy);
  EXPECT_THROW((void)salts.next(), Error);
  EXPECT_THROW((void)salts.next(), Error);
}

TEST(SystemEntropy, FillsBuffersLargerThanOneCallGives) {
  std::vector<std::uint8_t> bytes(std::size_t{1} << 20);
  system_entropy().fill(bytes);
  for (std::size_t i = 0; i < bytes.size(); i += 4096) {
    const auto block = std::span(bytes).subspan(i, 4096);
    EXPECT_TRUE(std::any_of(block.begin(), block.end(), [](auto byte) { return byte != 0; })) << i;
  }
}

TEST(SystemClock, TellsSecondsOfThisCentury) {
  EXPECT_GT(system_clock().now(), 1700000000);
  EXPECT_LT(system_clock().now(), 4102444800);
}

}  // namespace
}  // namespace prov
