// SPDX-License-Identifier: Apache-2.0
#include "world.h"

#ifdef PROV_GOLDEN
#include <charconv>
#include <cstdlib>
#include <string_view>
#endif

namespace prov::cli {

#ifndef PROV_GOLDEN

World make_world(const std::vector<std::string>&) { return {system_clock(), system_entropy()}; }

#else

namespace {

std::string_view variable_or(const char* name, const char* fallback) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): one thread
  return value == nullptr ? fallback : value;
}

class FixedClock final : public Clock {
 public:
  std::int64_t now() override {
    const std::string_view text = variable_or("PROV_TEST_TIME", "1767603600");
    std::int64_t seconds = 0;
    std::from_chars(text.data(), text.data() + text.size(), seconds);
    return seconds;
  }
};

// splitmix64 (Steele, Lea, Flood 2014): no cryptography, only equal output for equal input.
class SeededEntropy final : public Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(next() >> 32U);
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint64_t state_;
};

// FNV-1a.
std::uint64_t hash_of(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash * 0x100000001B3U;
}

}  // namespace

World make_world(const std::vector<std::string>& words) {
  std::uint64_t seed = hash_of(0xCBF29CE484222325U, variable_or("PROV_TEST_SEED", "1"));
  for (const std::string& word : words) seed = hash_of(seed, word);
  static FixedClock clock;
  static SeededEntropy entropy(seed);
  return {clock, entropy};
}

#endif

}  // namespace prov::cli
