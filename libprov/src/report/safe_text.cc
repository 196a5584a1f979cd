// SPDX-License-Identifier: Apache-2.0
#include "report/safe_text.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <iterator>

#include "base/utf8.h"

namespace prov::report {
namespace {

bool is_break(char32_t c) {
  return (c >= 0x09 && c <= 0x0d) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool must_show(char32_t c) {
  if (c < 0x20 || (c >= 0x7f && c <= 0x9f)) return true;
  if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return true;
  if (c == 0x2028 || c == 0x2029 || c == 0xfeff) return true;
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

struct Span {
  char32_t first, last;
};

// White space other than U+0020, LF and CR, and what takes no place of its own (Unicode 15,
// White_Space and Default_Ignorable_Code_Point), neighbours joined.
constexpr Span kUnseen[] = {
    {0x09, 0x09},       {0x0b, 0x0c},       {0x85, 0x85},      {0xa0, 0xa0},     {0xad, 0xad},
    {0x034f, 0x034f},   {0x061c, 0x061c},   {0x115f, 0x1160},  {0x1680, 0x1680}, {0x17b4, 0x17b5},
    {0x180b, 0x180f},   {0x2000, 0x200f},   {0x2028, 0x202f},  {0x205f, 0x206f}, {0x3000, 0x3000},
    {0x3164, 0x3164},   {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},  {0xffa0, 0xffa0}, {0xfff0, 0xfff8},
    {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}};

bool is_unseen(char32_t c) {
  return std::any_of(std::begin(kUnseen), std::end(kUnseen),
                     [c](const Span& span) { return span.first <= c && c <= span.last; });
}

std::string visible(char32_t c) {
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c));
  return "‹" + std::string(name) + "›";
}

/// Decodes the next code point; U+FFFD for a byte that is no part of UTF-8.
char32_t next_or_replacement(std::string_view text, std::size_t& pos) {
  const std::size_t good = first_invalid_utf8(text.substr(pos, 4));
  const auto lead = static_cast<unsigned char>(text[pos]);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (good >= size) return next_code_point(text, pos);
  ++pos;
  return 0xfffd;
}

/// Where the isolate that is opened before `pos` ends, or the end.
std::size_t isolate_end(std::string_view phrase, std::size_t pos) {
  const std::size_t end = phrase.find(kEndIsolate, pos);
  return end == std::string_view::npos ? phrase.size() : end;
}

/// Takes a phrase apart: calls own(text) for what is ours, other(words) for what is isolated.
template <class Own, class Other>
void apart(std::string_view phrase, Own&& own, Other&& other) {
  std::size_t pos = 0;
  while (pos < phrase.size()) {
    const std::size_t open = phrase.find(kIsolate, pos);
    own(phrase.substr(pos, open == std::string_view::npos ? open : open - pos));
    if (open == std::string_view::npos) return;
    const std::size_t start = open + kIsolate.size();
    const std::size_t end = isolate_end(phrase, start);
    other(phrase.substr(start, end - start));
    pos = end == phrase.size() ? end : end + kEndIsolate.size();
  }
}

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '+' || c == '-';
}

/// Whether GitHub would read what stands at `pos` as a mention, an issue, an emoji name or a link
/// of its own making; an empty comment after the character stops that.
bool would_become_link(std::string_view text, std::size_t pos) {
  const std::string_view rest = text.substr(pos);
  if (rest.size() < 2) return false;
  if (rest[0] == '@' || rest[0] == '#') return is_name_char(rest[1]);
  if (rest[0] == 'w' || rest[0] == 'W')
    return rest.substr(1, 3) == "ww." || rest.substr(1, 3) == "WW.";
  if (rest[0] != ':') return false;
  if (rest.substr(0, 3) == "://") return true;
  std::size_t end = 1;
  while (end < rest.size() && is_name_char(rest[end])) ++end;
  return end > 1 && end < rest.size() && rest[end] == ':';
}

/// Whether the character opens a block where it begins a line: a heading, a list, a rule.
bool opens_block(std::string_view text) {
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits != 0 && digits != std::string_view::npos) {
    return text[digits] == '.' || text[digits] == ')';
  }
  return !text.empty() && std::string_view("#+-=").find(text[0]) != std::string_view::npos;
}

std::string markdown_escaped(std::string_view text) {
  std::string out;
  std::size_t block = std::string_view::npos;  // the character that would open one
  if (opens_block(text)) block = text.find_first_not_of("0123456789");
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '<':
        out += "&lt;";
        continue;
      case '>':
        out += "&gt;";
        continue;
      case '&':
        out += "&amp;";
        continue;
      default:
        break;
    }
    const bool special = std::string_view("\\`*_[]|~$").find(c) != std::string_view::npos;
    if (special || i == block) out += '\\';
    out += c;
    if (would_become_link(text, i)) out += "<!-- -->";
  }
  return out;
}

}  // namespace

std::string harmless(std::string_view words, bool one_line) {
  std::string out;
  bool blank = true;  // leading white space goes
  for (std::size_t pos = 0; pos < words.size();) {
    const char32_t c = next_or_replacement(words, pos);
    if (one_line && (is_break(c) || c == ' ')) {
      if (!blank) out += ' ';
      blank = true;
      continue;
    }
    blank = false;
    const bool kept = !one_line && (c == '\n' || c == '\r' || c == '\t');
    if (must_show(c) && !kept) {
      out += visible(c);
    } else {
      append_utf8(out, c);
    }
  }
  if (one_line && !out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string with_invisible_shown(std::string_view words) {
  std::string out;
  for (std::size_t pos = 0; pos < words.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_or_replacement(words, pos);
    if (is_unseen(c)) {
      out += visible(c);
    } else {
      out += words.substr(begin, pos - begin);
    }
  }
  return out;
}

std::string own_words(std::string_view words) {
  return std::string(kIsolate) + harmless(words, true) + std::string(kEndIsolate);
}

bool has_right_to_left(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_or_replacement(text, pos);
    if ((c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) ||
        (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff) ||
        (c >= 0x1e800 && c <= 0x1efff) || c == 0x200f) {
      return true;
    }
  }
  return false;
}

std::string plain_line(std::string_view phrase) {
  std::string out;
  apart(
      phrase, [&](std::string_view own) { out += own; },
      [&](std::string_view words) {
        const bool isolate = has_right_to_left(words);
        if (isolate) out += kIsolate;
        out += words;
        if (isolate) out += kEndIsolate;
      });
  return out;
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string html(std::string_view phrase) {
  std::string out;
  apart(
      phrase, [&](std::string_view own) { out += html_escaped(own); },
      [&](std::string_view words) { out += "<bdi>" + html_escaped(words) + "</bdi>"; });
  return out;
}

std::string markdown(std::string_view phrase) { return markdown_escaped(plain_line(phrase)); }

}  // namespace prov::report
