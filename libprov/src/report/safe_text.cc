// SPDX-License-Identifier: Apache-2.0
#include "report/safe_text.h"

#include <cstdint>
#include <cstdio>

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

std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '@') {
      out += "&#64;";  // no mention, no mail link
    } else {
      if (std::string_view("\\`*_{}[]()#+-!|~^$").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

/// GitHub links bare addresses by itself; an entity in the middle stops that.
std::string without_autolinks(std::string text) {
  for (const std::string_view start : {std::string_view("://"), std::string_view("www.")}) {
    const std::string_view safe = start == "://" ? "&#58;//" : "www&#46;";
    for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at)) {
      text.replace(at, start.size(), safe);
      at += safe.size();
    }
  }
  return text;
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

std::string markdown(std::string_view phrase) {
  return without_autolinks(markdown_escaped(plain_line(phrase)));
}

}  // namespace prov::report
