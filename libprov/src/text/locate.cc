// SPDX-License-Identifier: Apache-2.0
#include "text/locate.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <vector>

#include <prov/error.h>

#include "base/utf8.h"
#include "text/find.h"
#include "text/resolver.h"
#include "text/word_search.h"

namespace prov {
namespace {

constexpr std::size_t kShortWords = 6;      // printed in full
constexpr std::uint64_t kShortLength = 60;  // code points of that
constexpr std::size_t kMostEndWords = 4;    // first and last words of `first ... last`

class Locator {
 public:
  Locator(const Text& text, std::string_view language)
      : text_(text), options_{"the text", std::string{language}, {}, false} {}

  std::string locate(Range range) const {
    const std::uint64_t first = text_.line_of(range.start);
    const std::uint64_t last = text_.line_of(range.end - 1);
    if (auto whole = as_whole(range, first, last)) return *whole;
    if (auto words = as_words(range, first, last)) return *words;
    return code_points_of(range);
  }

  std::optional<std::string> whole(Range range) const {
    return as_whole(range, text_.line_of(range.start), text_.line_of(range.end - 1));
  }

  std::string lines(Range range, bool sentences) const {
    const std::uint64_t first = text_.line_of(range.start);
    const std::uint64_t last = text_.line_of(range.end - 1);
    if (sentences && !as_lines(range, first, last)) {
      if (auto found = as_sentences(range, first, last)) return *found;
    }
    return span(first, last);
  }

  bool reads_back(const std::string& passage, std::span<const Range> ranges) const {
    return prov::reads_back(passage, ranges, text_, options_.language);
  }

 private:
  std::optional<std::string> as_whole(Range range, std::uint64_t first, std::uint64_t last) const {
    auto lines = as_lines(range, first, last);
    return lines ? lines : as_sentences(range, first, last);
  }

  std::optional<std::string> as_lines(Range range, std::uint64_t first, std::uint64_t last) const {
    if (text_.line(first).start != range.start || text_.line(last).end != range.end) {
      return std::nullopt;
    }
    return span(first, last);
  }

  std::optional<std::string> as_sentences(Range range, std::uint64_t first,
                                          std::uint64_t last) const {
    const std::vector<Range>& begins = text_.sentences(first, options_.language);
    const std::vector<Range>& ends = text_.sentences(last, options_.language);
    const auto begin = std::partition_point(begins.begin(), begins.end(),
                                            [&](const Range& r) { return r.start < range.start; });
    const auto end = std::partition_point(ends.begin(), ends.end(),
                                          [&](const Range& r) { return r.end < range.end; });
    if (begin == begins.end() || begin->start != range.start) return std::nullopt;
    if (end == ends.end() || end->end != range.end) return std::nullopt;
    const std::string from =
        std::to_string(first) + "." + std::to_string(begin - begins.begin() + 1);
    const std::string to = std::to_string(last) + "." + std::to_string(end - ends.begin() + 1);
    return from == to ? from : from + "-" + to;
  }

  std::optional<std::string> as_words(Range range, std::uint64_t first, std::uint64_t last) const {
    if (last - first >= kGapLines || range.end - range.start > kGapLength) return std::nullopt;
    if (!searchable(range, text_)) return std::nullopt;
    if (!prints_as_it_is(text_.slice(range))) return std::nullopt;
    const std::vector<std::string_view> words = between_blanks(text_.slice(range));
    const std::string scope = span(first, last) + ": ";
    const std::vector<Range> wanted{range};
    if (words.size() <= kShortWords && range.end - range.start <= kShortLength) {
      std::string all = scope + join(words, 0, words.size());
      if (reads_back(all, wanted)) return all;
    }
    if (!ends_at_word_edges(range)) return std::nullopt;
    for (std::size_t k = 1; k <= kMostEndWords && 2 * k < words.size(); ++k) {
      std::string ends = scope + join(words, 0, k) + " ... " + join(words, words.size() - k, k);
      if (reads_back(ends, wanted)) return ends;
    }
    return std::nullopt;
  }

  bool ends_at_word_edges(Range range) const {
    return at_word_edge(text_.utf8(), text_.byte_of(range.start)) &&
           at_word_edge(text_.utf8(), text_.byte_of(range.end));
  }

  static std::string span(std::uint64_t first, std::uint64_t last) {
    const std::string number = std::to_string(first);
    return first == last ? number : number + "-" + std::to_string(last);
  }

  static std::string join(const std::vector<std::string_view>& words, std::size_t begin,
                          std::size_t count) {
    std::string out;
    for (std::size_t i = begin; i < begin + count; ++i) {
      out += (i == begin ? "" : " ") + std::string{words[i]};
    }
    return out;
  }

  const Text& text_;
  ResolveOptions options_;
};

void check(std::span<const Range> ranges, const Text& text) {
  std::uint64_t end = 0;
  for (const Range& range : ranges) {
    if (range.start < end || range.start >= range.end || range.end > text.length()) {
      throw Error{ErrorCode::usage,
                  "range " + code_points_of(range) + " is empty, out of order or not in the text"};
    }
    end = range.end;
  }
  if (ranges.empty()) throw Error{ErrorCode::usage, "no range to print"};
}

std::string join_parts(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " + ") + part;
  return out;
}

}  // namespace

bool searchable(Range range, const Text& text) {
  const std::uint64_t begin = text.line(text.line_of(range.start)).start;
  return text.line(text.line_of(range.end - 1)).end - begin <= kLongestSearched;
}

std::vector<std::string_view> between_blanks(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t pos = 0; pos <= text.size();) {
    const std::size_t at = pos;
    const bool end = at == text.size();
    const bool space = end || u_isUWhiteSpace(static_cast<UChar32>(next_code_point(text, pos)));
    if (end) ++pos;
    if (!space) continue;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
    begin = pos;
  }
  return words;
}

bool prints_as_it_is(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) continue;
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool no_character = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    if (control || direction || no_character || c == 0xFEFF) return false;
  }
  return true;
}

bool reads_back(const std::string& passage, std::span<const Range> ranges, const Text& text,
                std::string_view language) {
  const ResolveOptions options{"the text", std::string{language}, {}, false};
  const auto found = try_resolve(parse_passage(passage), text, options);
  return found &&
         std::equal(found->ranges.begin(), found->ranges.end(), ranges.begin(), ranges.end());
}

std::optional<std::string> locate_whole(Range range, const Text& text, std::string_view language) {
  return Locator{text, language}.whole(range);
}

std::string locate_code_points(std::span<const Range> ranges, const Text& text,
                               std::string_view language) {
  check(ranges, text);
  std::vector<std::string> parts;
  for (const Range& range : ranges) parts.push_back(code_points_of(range));
  std::string whole = join_parts(parts);
  if (parts.size() == 1 || reads_back(whole, ranges, text, language)) return whole;
  // The text itself holds these very characters as words; in another order it will not.
  std::reverse(parts.begin(), parts.end());
  return join_parts(parts);
}

std::string locate(std::span<const Range> ranges, const Text& text, std::string_view language) {
  check(ranges, text);
  const Locator locator{text, language};
  std::vector<std::string> parts;
  for (const Range& range : ranges) parts.push_back(locator.locate(range));
  const std::string whole = join_parts(parts);
  if (parts.size() == 1 || locator.reads_back(whole, ranges)) return whole;
  return locate_code_points(ranges, text, language);
}

std::string locate_lines(std::span<const Range> ranges, const Text& text,
                         std::string_view language) {
  check(ranges, text);
  const Locator locator{text, language};
  std::vector<std::string> parts;
  for (const Range& range : ranges) {
    std::string part = locator.lines(range, ranges.size() == 1);
    if (parts.empty() || parts.back() != part) parts.push_back(std::move(part));
  }
  return join_parts(parts);
}

std::string describe(Range range, const Text& text, std::string_view language) {
  if (text.line_count() == 0) return "1";
  const std::uint64_t line = text.line_of(range.start);
  const std::vector<Range>& sentences = text.sentences(line, language);
  const auto here = std::partition_point(sentences.begin(), sentences.end(),
                                         [&](const Range& r) { return r.end <= range.start; });
  const std::string number = std::to_string(line);
  if (here == sentences.end()) return number;
  return number + "." + std::to_string(here - sentences.begin() + 1);
}

}  // namespace prov
