// SPDX-License-Identifier: Apache-2.0
#include "text/handle.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace prov {
namespace {

constexpr std::size_t kMadeLength = 32;
constexpr std::size_t kLongest = 64;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'a' && c <= 'z'; }

// Loading ICU's rules takes milliseconds, so names in ASCII do not come here.
std::string to_latin(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> rules(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  if (U_FAILURE(status) || rules == nullptr) return {};
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
  rules->transliterate(text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Where `-<digits>` begins at the end of a handle, or npos.
std::size_t number_ending(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && digit(text[at - 1])) --at;
  return at < text.size() && at > 0 && text[at - 1] == '-' ? at - 1 : std::string_view::npos;
}

}  // namespace

std::string make_handle(std::string_view name) {
  const bool ascii = std::all_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  std::string out;
  for (char c : ascii ? std::string(name) : to_latin(name)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (letter(c) || digit(c)) {
      out.push_back(c);
    } else if (c != '\'' && !out.empty() && out.back() != '-') {
      out.push_back('-');
    }
  }
  if (out.size() > kMadeLength) {
    const std::size_t cut = out.rfind('-', kMadeLength);
    out.resize(cut == std::string::npos || cut == 0 ? kMadeLength : cut);
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  for (std::size_t at = number_ending(out); at != std::string::npos; at = number_ending(out)) {
    out.erase(at, 1);
  }
  return out.empty() ? "x" : out;
}

bool valid_handle(std::string_view text) {
  if (text.empty() || text.size() > kLongest || text.front() == '-') return false;
  const bool letters = std::all_of(text.begin(), text.end(),
                                   [](char c) { return letter(c) || digit(c) || c == '-'; });
  return letters && number_ending(text) == std::string_view::npos;
}

}  // namespace prov
