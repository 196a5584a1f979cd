// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <bit>
#include <cstring>

namespace prov {
namespace {

unsigned byte_at(std::string_view text, std::size_t pos) {
  return static_cast<unsigned char>(text[pos]);
}

bool continuation(std::string_view text, std::size_t pos, unsigned low = 0x80,
                  unsigned high = 0xBF) {
  return pos < text.size() && byte_at(text, pos) >= low && byte_at(text, pos) <= high;
}

// Length of the well-formed sequence at `pos`, or 0. The bounds of the second byte are those of
// table 3-7 of the Unicode Standard.
std::size_t sequence_length(std::string_view text, std::size_t pos) {
  const unsigned lead = byte_at(text, pos);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return continuation(text, pos + 1) ? 2 : 0;
  if (lead < 0xF0) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return continuation(text, pos + 1, low, high) && continuation(text, pos + 2) ? 3 : 0;
  }
  const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
  return continuation(text, pos + 1, low, high) && continuation(text, pos + 2) &&
                 continuation(text, pos + 3)
             ? 4
             : 0;
}

// Which of eight bytes in memory, from 0, holds the first bit of `bits`, not 0.
std::size_t lowest_byte(std::uint64_t bits) {
  static_assert(std::endian::native == std::endian::little ||
                std::endian::native == std::endian::big);
  const int zeros =
      std::endian::native == std::endian::little ? std::countr_zero(bits) : std::countl_zero(bits);
  return static_cast<std::size_t>(zeros) / 8;
}

// Adds up the bytes of a word, each 0 or 1; compilers without a population count of the processor
// call a function for std::popcount.
std::uint64_t sum_of_bytes(std::uint64_t bytes) { return bytes * 0x0101010101010101 >> 56; }

// Most text is ASCII: eight bytes at a time without a top bit need no closer look.
std::size_t skip_ascii(std::string_view text, std::size_t pos) {
  constexpr std::uint64_t kTopBits = 0x8080808080808080;
  while (pos + 8 <= text.size()) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + pos, sizeof bytes);
    const std::uint64_t found = bytes & kTopBits;
    if (found != 0) return pos + lowest_byte(found);
    pos += 8;
  }
  while (pos < text.size() && byte_at(text, pos) < 0x80) ++pos;
  return pos;
}

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t pos = 0;
  while (true) {
    pos = skip_ascii(text, pos);
    // Letters of two bytes, the most frequent of the others, are passed without a call.
    while (pos + 1 < text.size() && byte_at(text, pos) >= 0xC2 && byte_at(text, pos) < 0xE0 &&
           (byte_at(text, pos + 1) & 0xC0) == 0x80) {
      pos += 2;
    }
    if (pos == text.size()) return pos;
    const std::size_t length = sequence_length(text, pos);
    if (length == 0) return pos;
    pos += length;
  }
}

bool valid_utf8(std::string_view text) { return first_invalid_utf8(text) == text.size(); }

std::uint64_t count_code_points(std::string_view text) {
  // Continuation bytes are counted in eights: bit 7 set and bit 6 clear in each byte.
  constexpr std::uint64_t kTopBits = 0x8080808080808080;
  std::uint64_t continuations = 0;
  std::size_t pos = 0;
  for (; pos + 8 <= text.size(); pos += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + pos, sizeof bytes);
    continuations += sum_of_bytes((bytes & ~bytes << 1 & kTopBits) >> 7);
  }
  for (; pos < text.size(); ++pos) continuations += starts_code_point(text[pos]) ? 0 : 1;
  return text.size() - continuations;
}

std::size_t byte_of_code_point(std::string_view text, std::uint64_t index) {
  std::size_t begin = 0;
  while (begin + 8 <= text.size()) {
    const std::uint64_t starts = count_code_points(text.substr(begin, 8));
    if (starts > index) break;
    index -= starts;
    begin += 8;
  }
  for (std::size_t pos = begin; pos < text.size(); ++pos) {
    if (starts_code_point(text[pos]) && index-- == 0) return pos;
  }
  return text.size();
}

char32_t next_code_point(std::string_view text, std::size_t& pos) {
  const unsigned lead = byte_at(text, pos++);
  if (lead < 0x80) return lead;
  const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t value = lead & (0x3Fu >> more);
  for (int i = 0; i < more && pos < text.size(); ++i) {
    value = value << 6 | (byte_at(text, pos++) & 0x3F);
  }
  return value;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto add = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xC0 | code_point >> 6);
    add(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    add(0xE0 | code_point >> 12);
    add(0x80 | (code_point >> 6 & 0x3F));
    add(0x80 | (code_point & 0x3F));
  } else {
    add(0xF0 | code_point >> 18);
    add(0x80 | (code_point >> 12 & 0x3F));
    add(0x80 | (code_point >> 6 & 0x3F));
    add(0x80 | (code_point & 0x3F));
  }
}

}  // namespace prov
