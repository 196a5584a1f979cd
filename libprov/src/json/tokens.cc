// SPDX-License-Identifier: Apache-2.0
#include "json/tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include <prov/error.h>

#include "base/utf8.h"
#include "json/limits.h"

namespace prov::json {
namespace {

struct Decimal {
  std::string_view digits;  // without a leading or trailing zero
  int point = 0;            // position of the decimal point relative to the first digit
};

// Takes "d.ddde+xx", as std::to_chars writes it, apart. The digits stay in that buffer, which is
// changed.
Decimal take_apart(char* begin, char* end) {
  char* const mark = std::find(begin, end, 'e');
  int exponent = 0;
  const char* number = mark + 1;
  if (number != end && *number == '+') ++number;
  std::from_chars(number, end, exponent);
  char* last = mark;
  if (mark - begin > 1) {  // close the gap of the decimal point
    std::copy(begin + 2, mark, begin + 1);
    --last;
  }
  return {{begin, static_cast<std::size_t>(last - begin)}, exponent + 1};
}

// Lays digits out as steps 6 to 10 of ECMA-262 Number::toString say; `point` is their n.
void append_layout(const Decimal& number, std::string& out) {
  const int count = static_cast<int>(number.digits.size());
  const int point = number.point;
  if (count <= point && point <= 21) {
    out.append(number.digits).append(static_cast<std::size_t>(point - count), '0');
  } else if (0 < point && point <= 21) {
    const auto whole = static_cast<std::size_t>(point);
    out.append(number.digits.substr(0, whole)).append(".").append(number.digits.substr(whole));
  } else if (-6 < point && point <= 0) {
    out.append("0.").append(static_cast<std::size_t>(-point), '0').append(number.digits);
  } else {
    out.append(number.digits.substr(0, 1));
    if (count > 1) out.append(".").append(number.digits.substr(1));
    out.append(point > 0 ? "e+" : "e-").append(std::to_string(std::abs(point - 1)));
  }
}

// UTF-16 orders supplementary code points (surrogates, D800 to DFFF) before U+E000 to U+FFFF;
// UTF-8 orders them after (lead bytes F0 to F4 against EE and EF). Elsewhere both orders agree, so
// moving those two lead bytes up makes a byte comparison that of code units.
unsigned utf16_rank(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0xEE || byte == 0xEF ? byte + 0x10U : byte;
}

constexpr std::size_t kWord = 8;
constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kTopBits = kOnes * 0x80;

// Eight bytes from `pos` on; beyond the end of the text stand letters.
std::uint64_t word_at(std::string_view text, std::size_t pos) {
  std::uint64_t bytes = kOnes * 'a';
  std::memcpy(&bytes, text.data() + pos, std::min(kWord, text.size() - pos));
  return bytes;
}

// Whether one of eight bytes may be a character that JSON writes as an escape. A byte b is below
// 0x20, or equal to c, where subtracting 0x20 from b, or 1 from b ^ c, borrows from a top bit that
// was clear. Borrowing goes on into higher bytes, so only an answer of "no" is trusted.
bool may_need_escape(std::uint64_t bytes) {
  const auto borrows = [](std::uint64_t value, std::uint64_t less) {
    return (value - less * kOnes) & ~value;
  };
  return ((borrows(bytes, 0x20) | borrows(bytes ^ kOnes * '"', 1) |
           borrows(bytes ^ kOnes * '\\', 1)) &
          kTopBits) != 0;
}

// Whether a text is surely ASCII without a character to escape.
bool is_plain(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size(); pos += kWord) {
    const std::uint64_t bytes = word_at(text, pos);
    if ((bytes & kTopBits) != 0 || may_need_escape(bytes)) return false;
  }
  return true;
}

}  // namespace

void append_double(double value, std::string& out) {
  if (!std::isfinite(value)) {
    throw Error(ErrorCode::bad_data, "a number that is not finite has no JSON form");
  }
  if (value == 0) {
    out += '0';
    return;
  }
  if (value < 0) out += '-';
  std::array<char, 40> buffer;
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                     std::chars_format::scientific);
  append_layout(take_apart(buffer.data(), written.ptr), out);
}

void append_integer(std::int64_t value, std::string& out) {
  std::array<char, 24> buffer;
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  out.append(buffer.data(), written.ptr);
}

void append_escape(unsigned char c, std::string& out) {
  constexpr char kDigits[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  out += "\\u00";
  out += kDigits[c >> 4];
  out += kDigits[c & 15];
}

std::size_t first_escape(std::string_view text, std::size_t pos) {
  while (pos + kWord <= text.size() && !may_need_escape(word_at(text, pos))) pos += kWord;
  for (; pos < text.size(); ++pos) {
    const auto c = static_cast<unsigned char>(text[pos]);
    if (c < 0x20 || c == '"' || c == '\\') break;
  }
  return pos;
}

void append_string(std::string_view text, std::string& out) {
  if (is_plain(text)) {
    out += '"';
    out.append(text).push_back('"');
    return;
  }
  if (const std::size_t bad = first_invalid_utf8(text); bad != text.size()) {
    throw Error(ErrorCode::bad_data,
                "string is not valid UTF-8 at byte " + std::to_string(bad + 1));
  }
  out += '"';
  std::size_t done = 0;
  for (std::size_t i = first_escape(text, 0); i < text.size(); i = first_escape(text, i + 1)) {
    out.append(text, done, i - done);
    append_escape(static_cast<unsigned char>(text[i]), out);
    done = i + 1;
  }
  out.append(text, done).push_back('"');
}

bool less_by_utf16(std::string_view a, std::string_view b) {
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (in_a == a.end() || in_b == b.end()) return a.size() < b.size();
  return utf16_rank(*in_a) < utf16_rank(*in_b);
}

void check_depth(std::size_t depth) {
  if (depth > kGreatestDepth) {
    throw Error(ErrorCode::bad_data, "arrays and objects nested deeper than " +
                                         std::to_string(kGreatestDepth) + " levels");
  }
}

}  // namespace prov::json
