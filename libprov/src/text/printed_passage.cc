// SPDX-License-Identifier: Apache-2.0
#include "text/printed_passage.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/find.h"
#include "text/graphemes.h"
#include "text/locate.h"
#include "text/word_search.h"

namespace prov {
namespace {

constexpr std::size_t kLeastLimit = 24;  // of one part of many

bool ends_line(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Neighbouring words of one text with what stands between them, on one line.
std::string join(std::span<const std::string_view> words) {
  if (words.empty()) return {};
  const char* const begin = words.front().data();
  const std::string_view all{
      begin, static_cast<std::size_t>(words.back().data() - begin) + words.back().size()};
  std::string out;
  for (std::size_t pos = 0; pos < all.size();) {
    const char32_t c = next_code_point(all, pos);
    if (c != ' ' && !ends_line(c)) {
      append_utf8(out, c);
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

/// How many of `words` fit into `limit` code points, with a blank between them; at least one.
template <class Words>
std::size_t that_fit(const Words& words, std::size_t limit) {
  std::size_t count = 0, length = 0;
  for (const std::string_view word : words) {
    length += count_code_points(word) + (count == 0 ? 0 : 1);
    if (count > 0 && length > limit) break;
    ++count;
  }
  return count;
}

struct Shown {
  std::string words;
  bool cut = false;
};

/// The words on one line; of many the first and the last.
Shown shorten(std::string_view text, std::size_t limit) {
  const std::vector<std::string_view> words = between_blanks(text);
  const std::string all = join(words);
  if (count_code_points(all) <= limit || words.size() < 3) return {all, false};
  const std::size_t head = that_fit(words, limit * 2 / 3);
  const std::size_t tail =
      that_fit(std::vector<std::string_view>(words.rbegin(), words.rend()), limit / 3);
  if (head + tail >= words.size()) return {all, false};
  const std::span<const std::string_view> span{words};
  return {join(span.first(head)) + " … " + join(span.last(tail)), true};
}

std::string in_marks(const std::string& words) {
  return bring_marks(words) ? words : "“" + words + "”";
}

std::string parts_of(const PrintedPassage& passage) {
  std::string out;
  for (const auto& [place, words] : passage.parts) {
    out += (out.empty() ? "" : " + ") + place;
    if (!words.empty()) out += ": " + in_marks(words);
  }
  return out;
}

/// The words of a passage, for beside its place.
std::string beside_words(const std::string& words, std::size_t limit) {
  if (limit == 0) return {};
  std::string out = shorten(words, limit).words;
  if (count_code_points(out) <= 2 * limit) return out;
  Graphemes graphemes(out);
  const std::size_t cut = graphemes.next(byte_of_code_point(out, limit) - 1);
  return out.substr(0, cut) + "…";
}

bool only_has(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

class Printer {
 public:
  Printer(std::span<const Range> ranges, const Text& text, std::size_t limit,
          std::string_view language)
      : ranges_(ranges), text_(text), limit_(limit), language_(language) {}

  PrintedPassage print() {
    out_.lines = locate_lines(ranges_, text_, language_);
    if (as_whole_lines() || as_words()) return std::move(out_);
    out_.parts = {{locate_code_points(ranges_, text_, language_), ""}};
    show_beside();
    return std::move(out_);
  }

 private:
  bool as_whole_lines() {
    out_.parts.clear();
    for (const Range& range : ranges_) {
      const auto place = locate_whole(range, text_, language_);
      if (!place) return false;
      out_.parts.push_back({*place, ""});
    }
    if (out_.parts.size() > 1 && !reads_back(parts_of(out_), ranges_, text_, language_)) {
      return false;
    }
    out_.whole_lines = true;
    show_beside();
    return true;
  }

  bool as_words() {
    out_.parts.clear();
    if (limit_ == 0) return false;
    for (const Range& range : ranges_) {
      const auto whole = locate_whole(range, text_, language_);
      auto part = whole ? std::optional{PrintedPassage::Part{*whole, ""}} : words_in_lines(range);
      if (!part) return false;
      out_.parts.push_back(*std::move(part));
    }
    return reads_back(parts_of(out_), ranges_, text_, language_);
  }

  [[nodiscard]] std::optional<PrintedPassage::Part> words_in_lines(const Range& range) const {
    const std::string_view text = text_.slice(range);
    if (!searchable(range, text_) || !prints_as_it_is(text)) return std::nullopt;
    const Shown shown = shorten(text, std::max(limit_ / ranges_.size(), kLeastLimit));
    if (count_code_points(shown.words) > 2 * limit_) return std::nullopt;
    if (shown.cut && !ends_at_word_edges(range)) return std::nullopt;
    const std::uint64_t first = text_.line_of(range.start), last = text_.line_of(range.end - 1);
    const std::string line = std::to_string(first);
    return PrintedPassage::Part{first == last ? line : line + "-" + std::to_string(last),
                                shown.words};
  }

  [[nodiscard]] bool ends_at_word_edges(const Range& range) const {
    return at_word_edge(text_.utf8(), text_.byte_of(range.start)) &&
           at_word_edge(text_.utf8(), text_.byte_of(range.end));
  }

  void show_beside() {
    std::string words;
    for (const Range& range : ranges_) {
      words += (words.empty() ? "" : " … ");
      words += text_.slice(range);
    }
    out_.beside = beside_words(words, limit_);
  }

  std::span<const Range> ranges_;
  const Text& text_;
  const std::size_t limit_;
  const std::string_view language_;
  PrintedPassage out_;
};

}  // namespace

PrintedPassage print_passage(std::span<const Range> ranges, const Text& text, std::size_t limit,
                             std::string_view language) {
  return Printer(ranges, text, limit, language).print();
}

PrintedPassage print_quotes(const Passage& passage, std::size_t limit) {
  PrintedPassage out;
  for (const Range& range : passage.ranges) out.parts.push_back({code_points_of(range), ""});
  std::string words;
  for (const Quote& quote : passage.quotes) {
    words += (words.empty() ? "" : " … ");
    words += quote.sha256.empty() ? quote.exact : quote.first + " … " + quote.last;
  }
  out.beside = beside_words(words, limit);
  return out;
}

bool bring_marks(std::string_view words) {
  return (words.starts_with("“") && words.ends_with("”")) ||
         (words.starts_with("«") && words.ends_with("»"));
}

std::string whereabouts(const PrintedPassage& passage) {
  const std::string& document = passage.document;
  const bool exact = passage.whole_lines || passage.lines.empty();
  if (exact && !document.empty()) return document + ":" + parts_of(passage);
  if (passage.lines.empty()) return "characters " + parts_of(passage);
  const std::string where = exact ? parts_of(passage) : passage.lines;
  const std::string in = (document.empty() ? "" : document + ", ") + (exact ? "" : "in ");
  if (only_has(where, "0123456789")) return in + "line " + where;
  return only_has(where, "0123456789-+ ") ? in + "lines " + where : in + where;
}

std::string lines_beside(const PrintedPassage& passage) {
  const bool words = std::any_of(passage.parts.begin(), passage.parts.end(),
                                 [](const auto& part) { return !part.words.empty(); });
  if (words || passage.whole_lines || passage.lines.empty()) return {};
  return (only_has(passage.lines, "0123456789") ? "(line " : "(lines ") + passage.lines + ")";
}

std::string to_string(const PrintedPassage& passage) {
  std::string out = passage.document.empty() ? "" : passage.document + ":";
  out += parts_of(passage);
  if (passage.beside.empty()) return out;
  const std::string lines = lines_beside(passage);
  return out + " " + lines + (lines.empty() ? "" : " ") + in_marks(passage.beside);
}

}  // namespace prov
