// SPDX-License-Identifier: Apache-2.0
#include "text/shown_words.h"

#include <charconv>
#include <string>

#include "base/utf8.h"
#include "text/folding.h"

namespace prov {
namespace {

constexpr std::string_view kLeftOut = "…";

// The character itself for its number.
std::string with_characters(std::string_view words) {
  constexpr std::string_view kOpen = "‹U+", kClose = "›";
  std::string out;
  while (!words.empty()) {
    const std::size_t open = std::min(words.find(kOpen), words.size());
    out += words.substr(0, open);
    words.remove_prefix(open);
    if (words.empty()) break;
    const std::size_t close = words.substr(0, 16).find(kClose);
    std::uint32_t c = 0;
    const char* const begin = words.data() + kOpen.size();
    const char* const end = words.data() + (close == words.npos ? kOpen.size() : close);
    const bool number = std::from_chars(begin, end, c, 16).ptr == end && begin < end;
    if (number && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF)) {
      append_utf8(out, c);
      words.remove_prefix(close + kClose.size());
    } else {
      out += kOpen;
      words.remove_prefix(kOpen.size());
    }
  }
  return out;
}

// As it is compared: pages break lines within words, so that no blank counts.
std::string plain(std::string_view words) {
  std::string out;
  for (const char c : fold_words(with_characters(words))) {
    if (c != ' ') out += c;
  }
  return out;
}

// Whether `words` are `whole`, with any stretch of it for each "…".
bool fits(std::string_view words, std::string_view whole) {
  std::size_t gap = words.find(kLeftOut);
  const std::string first = plain(words.substr(0, gap));
  if (gap == std::string_view::npos) return first == whole;
  if (!whole.starts_with(first)) return false;
  whole.remove_prefix(first.size());
  while (true) {
    words.remove_prefix(gap + kLeftOut.size());
    gap = words.find(kLeftOut);
    const std::string next = plain(words.substr(0, gap));
    if (gap == std::string_view::npos) return whole.ends_with(next);
    const std::size_t at = whole.find(next);
    if (at == std::string_view::npos) return false;
    whole.remove_prefix(at + next.size());
  }
}

}  // namespace

bool shows(std::string_view words, std::span<const Range> ranges, const Text& text) {
  std::string all;
  for (const Range& range : ranges) {
    all += all.empty() ? "" : "…";
    all += text.slice(range);
  }
  const std::string whole = plain(all);
  if (fits(words, whole)) return true;
  constexpr std::size_t kMark = std::string_view("“").size();
  return words.starts_with("“") && words.size() > 2 * kMark &&
         fits(words.substr(kMark, words.size() - 2 * kMark), whole);
}

}  // namespace prov
