// SPDX-License-Identifier: Apache-2.0
#include "model/date_tokens.h"

#include <array>

#include "base/utf8.h"

namespace prov {
namespace {

constexpr char32_t kSkip = 0;

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Joiners, direction marks and the like: they carry no meaning in a date.
bool is_format(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x061C;
}

// Combining marks of decomposed Latin letters, Arabic vowel marks, tatweel, hamza.
bool is_dropped_mark(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640 ||
         c == 0x621;
}

char32_t fold_latin1(char32_t c) {
  // U+00E0 to U+00FF; a blank where the letter stays as it is.
  static constexpr std::string_view kBase = "aaaaaa ceeeeiiii nooooo ouuuuy y";
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) c += 0x20;
  if (c < 0xE0 || c > 0xFF) return c;
  const char base = kBase[c - 0xE0];
  return base == ' ' ? c : static_cast<char32_t>(base);
}

char32_t fold_letter(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  if (c < 0x80) return c;
  if (c <= 0xFF) return fold_latin1(c);
  if (is_dropped_mark(c)) return kSkip;
  switch (c) {
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671:
      return 0x627;  // alef
    case 0x626:
    case 0x649:
    case 0x64A:
      return 0x6CC;  // yeh
    case 0x629:
    case 0x6C0:
    case 0x6C1:
    case 0x6D5:
      return 0x647;  // heh
    case 0x643:
      return 0x6A9;  // kaf
    default:
      return c;
  }
}

std::string_view mark_of(char32_t c) {
  switch (c) {
    case U',':
    case 0x60C:
    case 0xFF0C:
      return ",";
    case U'.':
      return ".";
    case U'/':
      return "/";
    case U':':
      return ":";
    case U'+':
      return "+";
    case U'-':
    case 0x2010:
    case 0x2011:
    case 0x2212:
      return "-";
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return "--";
    default:
      return {};
  }
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  if (c < 0xC0) return c == 0xAA || c == 0xBA;  // ordinal signs
  return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) &&
         !(c >= 0x60C && c <= 0x61F) && !(c >= 0x66A && c <= 0x66D) && c < 0xE000;
}

DateToken::Kind kind_of(char32_t c) {
  if (digit_value(c) >= 0) return DateToken::Kind::number;
  if (!mark_of(c).empty()) return DateToken::Kind::mark;
  return is_letter(c) ? DateToken::Kind::word : DateToken::Kind::other;
}

void append(DateToken& token, char32_t c) {
  if (token.kind == DateToken::Kind::number) {
    token.text += static_cast<char>('0' + digit_value(c));
    token.native = token.native || c > 0x7F;
  } else if (token.kind == DateToken::Kind::mark) {
    token.text += mark_of(c);
  } else if (const char32_t folded = fold_letter(c); folded != kSkip) {
    append_utf8(token.text, folded);
  }
}

bool joins(const DateToken& token, DateToken::Kind kind) {
  return token.kind == kind && (kind == DateToken::Kind::number || kind == DateToken::Kind::word);
}

}  // namespace

int digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= 0x660 && c <= 0x669) return static_cast<int>(c - 0x660);
  if (c >= 0x6F0 && c <= 0x6F9) return static_cast<int>(c - 0x6F0);
  return -1;
}

std::string fold_date_word(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (is_format(c)) continue;
    if (const char32_t folded = fold_letter(c); folded != kSkip) append_utf8(out, folded);
  }
  return out;
}

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> tokens;
  bool spaced = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(text, pos);
    if (is_format(c)) continue;
    if (is_space(c)) {
      spaced = true;
      continue;
    }
    const DateToken::Kind kind = kind_of(c);
    if (tokens.empty() || spaced || !joins(tokens.back(), kind)) {
      tokens.push_back({kind, {}, !spaced && !tokens.empty(), false, begin, pos});
    }
    append(tokens.back(), c);
    tokens.back().end = pos;
    spaced = false;
  }
  return tokens;
}

}  // namespace prov
