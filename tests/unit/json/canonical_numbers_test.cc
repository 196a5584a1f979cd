// SPDX-License-Identifier: Apache-2.0
// The published sequence of numbers of cyberphone/json-canonicalization (testdata/README.md): 168
// fixed ones, 2,000 in a row, then as many as wanted from a chain of SHA-256; and the digests of
// its first lines. The numbers and digests are theirs (Apache-2.0).
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <prov/json.h>

#include "base/hex.h"

namespace prov::json {
namespace {

// FIPS 180-4, for this test only: the layer under test rests on no digest library.
class Sha256 {
 public:
  using Digest = std::array<std::uint8_t, 32>;

  void add(std::span<const std::uint8_t> bytes) {
    length_ += bytes.size();
    while (!bytes.empty()) {
      const std::size_t count = std::min(bytes.size(), block_.size() - used_);
      std::copy_n(bytes.begin(), count, block_.begin() + static_cast<std::ptrdiff_t>(used_));
      bytes = bytes.subspan(count);
      used_ += count;
      if (used_ == block_.size()) compress();
    }
  }

  // The digest of what was added so far; more may follow.
  [[nodiscard]] Digest digest() const {
    Sha256 rest = *this;
    const std::uint64_t bits = length_ * 8;
    rest.add(std::array<std::uint8_t, 1>{0x80});
    while (rest.used_ != 56) rest.add(std::array<std::uint8_t, 1>{0});
    for (int shift = 56; shift >= 0; shift -= 8) {
      rest.add(std::array{static_cast<std::uint8_t>(bits >> shift)});
    }
    Digest out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = static_cast<std::uint8_t>(rest.state_[i / 4] >> (24 - 8 * (i % 4)));
    }
    return out;
  }

 private:
  void compress();

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> block_{};
  std::size_t used_ = 0;
  std::uint64_t length_ = 0;
};

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
const std::array<std::uint32_t, 64>& round_constants() {
  static const auto constants = [] {
    std::array<std::uint32_t, 64> out{};
    std::size_t found = 0;
    for (unsigned n = 2; found < out.size(); ++n) {
      bool prime = true;
      for (unsigned d = 2; d * d <= n; ++d) prime = prime && n % d != 0;
      if (!prime) continue;
      const long double root = std::cbrt(static_cast<long double>(n));
      out[found++] = static_cast<std::uint32_t>((root - std::floor(root)) * 0x1p32L);
    }
    return out;
  }();
  return constants;
}

void Sha256::compress() {
  std::array<std::uint32_t, 64> w{};
  for (std::size_t i = 0; i < 64; ++i) w[i / 4] = w[i / 4] << 8 | block_[i];
  for (std::size_t i = 16; i < 64; ++i) {
    const std::uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ w[i - 15] >> 3;
    const std::uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  const auto& constants = round_constants();
  auto [a, b, c, d, e, f, g, h] = state_;
  for (std::size_t i = 0; i < 64; ++i) {
    const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const std::uint32_t one = h + s1 + ((e & f) ^ (~e & g)) + constants[i] + w[i];
    const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    const std::uint32_t two = s0 + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + one, d = c, c = b, b = a, a = one + two;
  }
  const std::array sums = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < 8; ++i) state_[i] += sums[i];
  used_ = 0;
}

// Thirds of powers of ten; the sequence has the negative ones first, then the positive.
constexpr std::uint64_t kThirds[] = {
    0xc46696695dbd1cc3, 0xc43211ede4974a35, 0xc3fce97ca0f21056, 0xc3c7213080c1a6ac,
    0xc39280f39a348556, 0xc35d9b1f5d20d557, 0xc327af4c4a80aaac, 0xc2f2f2a36ecd5556,
    0xc2be51057e155558, 0xc28840d131aaaaac, 0xc253670dc1555557, 0xc21f0b4935555557,
    0xc1e8d5d42aaaaaac, 0xc1b3de4355555556, 0xc17fca0555555556, 0xc1496e6aaaaaaaab,
    0xc114585555555555, 0xc0e046aaaaaaaaab, 0xc0aa0aaaaaaaaaaa, 0xc074d55555555555,
    0xc040aaaaaaaaaaab, 0xc00aaaaaaaaaaaab, 0xbfd5555555555555, 0xbfa1111111111111,
    0xbf6b4e81b4e81b4f, 0xbf35d867c3ece2a5, 0xbf0179ec9cbd821e, 0xbecbf647612f3696,
    0xbe965e9f80f29212, 0xbe61e54c672874db, 0xbe2ca213d840baf8, 0xbdf6e80fe033c8c6,
    0xbdc2533fe68fd3d2, 0xbd8d51ffd74c861c, 0xbd5774ccac3d3817, 0xbd22c3d6f030f9ac,
    0xbcee0624b3818f79, 0xbcb804ea293472c7, 0xbc833721ba905bd3, 0xbc4ebe9c5db3c61e,
    0xbc18987d17c304e5, 0xbbe3ad30dfcf371d, 0xbbaf7b816618582f, 0xbb792f9ab81379bf,
    0xbb442615600f9499, 0xbb101e77800c76e1, 0xbad9ca58cce0be35, 0xbaa4a1e0a3e6fe90,
    0xba708180831f320d, 0xba3a68cd9e985016,
};

constexpr std::uint64_t kEdges[] = {
    0x4024000000000000, 0x4014000000000000, 0x3fe0000000000000, 0x3fa999999999999a,
    0x3f747ae147ae147b, 0x3f40624dd2f1a9fc, 0x3f0a36e2eb1c432d, 0x3ed4f8b588e368f1,
    0x3ea0c6f7a0b5ed8d, 0x3e6ad7f29abcaf48, 0x3e35798ee2308c3a, 0x3ed539223589fa95,
    0x3ed4ff26cd5a7781, 0x3ed4f95a762283ff, 0x3ed4f8c60703520c, 0x3ed4f8b72f19cd0d,
    0x3ed4f8b5b31c0c8d, 0x3ed4f8b58d1c461a, 0x3ed4f8b5894f7f0e, 0x3ed4f8b588ee37f3,
    0x3ed4f8b588e47da4, 0x3ed4f8b588e3849c, 0x3ed4f8b588e36bb5, 0x3ed4f8b588e36937,
    0x3ed4f8b588e368f8, 0x3ed4f8b588e368f1, 0x3ff0000000000000, 0xbff0000000000000,
    0xbfeffffffffffffa, 0xbfeffffffffffffb, 0x3feffffffffffffa, 0x3feffffffffffffb,
    0x3feffffffffffffc, 0x3feffffffffffffe, 0xbfefffffffffffff, 0xbfefffffffffffff,
    0x3fefffffffffffff, 0x3fefffffffffffff, 0x3fd3333333333332, 0x3fd3333333333333,
    0x3fd3333333333334, 0x0010000000000000, 0x000ffffffffffffd, 0x000fffffffffffff,
    0x7fefffffffffffff, 0xffefffffffffffff, 0x4340000000000000, 0xc340000000000000,
    0x4430000000000000, 0x44b52d02c7e14af5, 0x44b52d02c7e14af6, 0x44b52d02c7e14af7,
    0x444b1ae4d6e2ef4e, 0x444b1ae4d6e2ef4f, 0x444b1ae4d6e2ef50, 0x3eb0c6f7a0b5ed8c,
    0x3eb0c6f7a0b5ed8d, 0x41b3de4355555553, 0x41b3de4355555554, 0x41b3de4355555555,
    0x41b3de4355555556, 0x41b3de4355555557, 0xbecbf647612f3696, 0x43143ff3c1cb0959,
};

std::vector<std::uint64_t> fixed_numbers() {
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
  std::vector<std::uint64_t> out = {0, kSign, 1, kSign | 1};
  out.insert(out.end(), std::begin(kThirds), std::end(kThirds));
  for (const std::uint64_t third : kThirds) out.push_back(third & ~kSign);
  out.insert(out.end(), std::begin(kEdges), std::end(kEdges));
  for (std::uint64_t i = 0; i < 2000; ++i) out.push_back(0x0010000000000000 + i);
  return out;
}

class Numbers {
 public:
  std::uint64_t next() {
    if (index_ < fixed_.size()) return fixed_[index_++];
    while (true) {
      const std::uint64_t bits = draw();
      const auto value = std::bit_cast<double>(bits);
      if (std::isfinite(value) && value != 0) return bits;
    }
  }

 private:
  std::uint64_t draw() {
    if (used_ == chain_.size()) {
      Sha256 hash;
      hash.add(chain_);
      chain_ = hash.digest();
      used_ = 0;
    }
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i) bits |= std::uint64_t{chain_[used_ + i]} << (8 * i);
    used_ += 8;
    return bits;
  }

  std::vector<std::uint64_t> fixed_ = fixed_numbers();
  std::size_t index_ = 0;
  Sha256::Digest chain_{};
  std::size_t used_ = chain_.size();
};

std::string line(std::uint64_t bits) {
  std::array<char, 16> digits;
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), bits, 16);
  std::string out(digits.data(), written.ptr);
  out += ',';
  append_canonical(Value(std::bit_cast<double>(bits)), out);
  return out += '\n';
}

TEST(CanonicalNumbers, TheDigestOfThisTestIsSha256) {
  Sha256 hash;
  hash.add(as_bytes("abc"));
  EXPECT_EQ(to_hex(hash.digest()),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(CanonicalNumbers, TheFirstMillionLinesHaveThePublishedDigests) {
  const std::vector<std::pair<int, std::string_view>> published = {
      {1000, "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687"},
      {10000, "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892"},
      {100000, "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7"},
      {1000000, "49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16"}};
  Numbers numbers;
  Sha256 hash;
  int lines = 0;
  for (const auto& [count, digest] : published) {
    for (; lines < count; ++lines) hash.add(as_bytes(line(numbers.next())));
    EXPECT_EQ(to_hex(hash.digest()), digest) << count << " lines";
  }
}

}  // namespace
}  // namespace prov::json
