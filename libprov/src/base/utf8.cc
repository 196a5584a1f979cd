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

// Adds up the bytes of a word, each 0 or 1; compilers without a population count of the processor
// call a function for std::popcount.
std::uint64_t sum_of_bytes(std::uint64_t bytes) { return bytes * 0x0101010101010101 >> 56; }

// Passes over words of eight bytes as long as they hold nothing but letters of one and two bytes:
// wherever a byte leads a pair the next one continues it, and no other byte continues any. Returns
// where the first other word begins, or the letter that reaches into it.
std::size_t skip_pairs(std::string_view text, std::size_t pos) {
  constexpr std::uint64_t kTopBits = 0x8080808080808080;
  if constexpr (std::endian::native != std::endian::little) return pos;
  std::uint64_t open = 0;  // lowest byte: the last byte before led a pair
  for (; pos + 8 <= text.size(); pos += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + pos, sizeof bytes);
    const std::uint64_t second = bytes << 1, third = bytes << 2;
    const std::uint64_t continuing = bytes & ~second & kTopBits;
    const std::uint64_t leading = bytes & second & kTopBits;
    const std::uint64_t longer = leading & third;
    // C0 and C1 lead nothing: their other bits but the lowest are 0, and only 80 - 0 is 80.
    const std::uint64_t overlong = leading & (kTopBits - (bytes & 0x1E1E1E1E1E1E1E1E));
    if (((continuing ^ (leading << 8 | open)) | longer | overlong) != 0) break;
    open = leading >> 56;
  }
  return open == 0 ? pos : pos - 1;
}

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t pos = 0;
  while (pos < text.size()) {
    pos = skip_pairs(text, pos);
    for (const std::size_t end = pos + 8; pos < end && pos < text.size();) {
      const std::size_t length = sequence_length(text, pos);
      if (length == 0) return pos;
      pos += length;
    }
  }
  return text.size();
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
