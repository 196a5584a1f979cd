// SPDX-License-Identifier: Apache-2.0
#include "text/passage_syntax.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <prov/error.h>

#include "base/utf8.h"

namespace prov {
namespace {

constexpr std::uint64_t kMaxNumber = 1'000'000'000'000'000;
constexpr std::size_t kMaxNames = 16;   // colons tried as the end of a document's name
constexpr std::size_t kMaxGaps = 16;    // gaps tried as the operator
constexpr std::size_t kMostBreaks = 5;  // line breaks tried as nothing
constexpr std::string_view kPlus = " + ";
constexpr std::string_view kIsolates[] = {"\u2066", "\u2067", "\u2068", "\u2069"};

enum class Mode { passage, value };

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<std::uint64_t> read_number(std::string_view text) {
  if (text.empty() || (text.front() == '0' && text.size() > 1)) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && number <= kMaxNumber ? std::optional{number} : std::nullopt;
}

std::optional<std::uint64_t> read_count(std::string_view text) {
  const auto number = read_number(text);
  return number && *number > 0 ? number : std::nullopt;
}

std::optional<SentenceAddress> read_sentence(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto line = read_count(text.substr(0, dot));
  const auto number = read_count(text.substr(dot + 1));
  if (!line || !number) return std::nullopt;
  return SentenceAddress{*line, *number};
}

std::optional<LineSpan> read_lines(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto first = read_count(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : read_count(text.substr(dash + 1));
  if (!first || !last) return std::nullopt;
  return LineSpan{*first, *last};
}

std::optional<SentenceSpan> read_sentences(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto first = read_sentence(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : read_sentence(text.substr(dash + 1));
  if (!first || !last) return std::nullopt;
  return SentenceSpan{*first, *last};
}

std::optional<Range> read_code_points(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const auto start = read_number(text.substr(0, dots));
  const auto end = read_number(text.substr(dots + 2));
  if (!start || !end) return std::nullopt;
  return Range{*start, *end};
}

std::optional<PassagePart> read_numeric(std::string_view text) {
  if (const auto lines = read_lines(text)) return *lines;
  if (const auto sentences = read_sentences(text)) return *sentences;
  if (const auto range = read_code_points(text)) return *range;
  return std::nullopt;
}

std::optional<WordsPart> read_scoped(std::string_view text, Mode mode) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  if (colon + 1 < text.size() && !is_ascii_space(text[colon + 1])) return std::nullopt;
  const auto lines = read_lines(text.substr(0, colon));
  if (!lines) return std::nullopt;
  if (mode == Mode::value && text.substr(0, colon).find('-') != std::string_view::npos) {
    return std::nullopt;
  }
  return WordsPart{lines, std::string{trim(text.substr(colon + 1))}, false};
}

PassagePart read_part(std::string_view text, Mode mode) {
  if (mode == Mode::passage) {
    if (const auto numeric = read_numeric(text)) return *numeric;
  }
  if (const auto scoped = read_scoped(text, mode)) return *scoped;
  return WordsPart{std::nullopt, std::string{text}, false};
}

// What a page broke over lines, without the breaks and the blanks around them.
std::vector<std::string> between_breaks(std::string_view text) {
  std::vector<std::string> lines(1);
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t blanks = pos;
    while (pos < text.size() && is_ascii_space(text[pos])) ++pos;
    const std::string_view run = text.substr(blanks, pos - blanks);
    if (run.find_first_of("\r\n") == std::string_view::npos) {
      lines.back() += run;
    } else {
      lines.emplace_back();
    }
    if (pos < text.size()) lines.back() += text[pos++];
  }
  return lines;
}

// The lines as one, with a blank at each break but those whose bits are set in `within_words`.
std::string on_one_line(const std::vector<std::string>& lines, std::uint64_t within_words = 0) {
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool blank = i > 0 && (i > 64 || (within_words >> (i - 1) & 1) == 0);
    out += (blank ? " " : "") + lines[i];
  }
  return out;
}

// Pages break a word where it is wider than they are; each break may be within one.
std::vector<std::string> unbroken(const std::vector<std::string>& lines) {
  const std::size_t breaks = lines.size() - 1;
  std::vector<std::string> out;
  if (breaks > kMostBreaks) return out;
  for (std::uint64_t within = 1; within < std::uint64_t{1} << breaks; ++within) {
    out.push_back(on_one_line(lines, within));
  }
  return out;
}

// Takes `DOC:` off the front of `text` where it names a document; empty where it does not.
std::string take_document(std::string_view& text, const NamesDocument& names_document) {
  if (!names_document) return {};
  std::size_t colon = text.find(':');
  for (std::size_t i = 0; i < kMaxNames && colon != std::string_view::npos; ++i) {
    const bool ends = colon + 1 == text.size();
    const std::string_view written = without_isolates(text.substr(0, colon));
    if (!written.empty() && !ends && !is_ascii_space(text[colon + 1]) && names_document(written)) {
      std::string name{written};
      text.remove_prefix(colon + 1);
      return name;
    }
    colon = text.find(':', colon + 1);
  }
  return {};
}

std::vector<std::string_view> split_at_plus(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t plus = text.find(kPlus, begin);
    const std::string_view part = trim(text.substr(begin, plus - begin));
    if (part.empty()) return {};
    parts.push_back(part);
    if (plus == std::string_view::npos) return parts;
    begin = plus + kPlus.size();
  }
}

void read_sum(std::string_view text, Mode mode, const NamesDocument& names_document,
              PassageSyntax& syntax) {
  std::vector<PassagePart> sum;
  const std::vector<std::string_view> parts = split_at_plus(text);
  if (parts.size() < 2) return;
  for (std::string_view part : parts) {
    const bool scoped = read_scoped(part, mode).has_value();
    const std::string named = scoped ? std::string{} : take_document(part, names_document);
    if (!named.empty() && named != syntax.document) {
      syntax.no_sum = "part \"" + named + ":" + std::string{part} +
                      "\" is in another document (a passage is in one; for words, write \"=\" "
                      "before all of it)";
      return;
    }
    sum.push_back(read_part(part, mode));
  }
  syntax.sum = std::move(sum);
}

// Takes `(line 22)`, `(lines 10 + 12)` off the end.
std::string_view without_lines(std::string_view text) {
  const std::size_t bracket = text.rfind(" (line");
  if (bracket == std::string_view::npos || !text.ends_with(')')) return text;
  const std::string_view lines = text.substr(bracket + 6, text.size() - bracket - 7);
  return lines.find_first_not_of("s0123456789.-+ ") == std::string_view::npos
             ? trim(text.substr(0, bracket))
             : text;
}

// `22.1 “words”`, `740..802 + 850..870 (lines 22 + 24) “words”`.
void read_places(std::string_view text, PassageSyntax& syntax) {
  constexpr std::string_view kMarks[][2] = {{"“", "”"}, {"«", "»"}};
  const std::size_t open = std::min(text.find("“"), text.find("«"));
  if (open == std::string_view::npos || open < 2) return;
  const std::string_view quoted = text.substr(open);
  std::string_view before = text.substr(0, open);
  while (before.ends_with(kIsolates[2])) before.remove_suffix(kIsolates[2].size());
  const auto marks = std::find_if(std::begin(kMarks), std::end(kMarks), [&](const auto& pair) {
    return quoted.starts_with(pair[0]) && without_isolates(quoted).ends_with(pair[1]);
  });
  if (marks == std::end(kMarks) || !is_ascii_space(before.back())) return;
  std::vector<PassagePart> places;
  for (const std::string_view part : split_at_plus(without_lines(trim(before)))) {
    const auto numeric = read_numeric(part);
    if (!numeric) return;
    places.push_back(*numeric);
  }
  syntax.places = std::move(places);
  syntax.beside = without_isolates(quoted);
}

Error empty_passage() {
  return Error{ErrorCode::usage, "empty passage (write a line number or words of the text)"};
}

PassageSyntax read_rest(std::string_view rest, PassageSyntax syntax,
                        const NamesDocument& names_document) {
  if (rest.empty()) throw empty_passage();
  if (rest.front() == '=') {
    const std::string_view words = trim(rest.substr(1));
    if (words.empty()) throw empty_passage();
    syntax.whole = WordsPart{std::nullopt, std::string{words}, true};
    return syntax;
  }
  syntax.whole = read_part(rest, Mode::passage);
  if (std::holds_alternative<WordsPart>(syntax.whole)) {
    read_sum(rest, Mode::passage, names_document, syntax);
    read_places(rest, syntax);
  }
  return syntax;
}

}  // namespace

std::string_view without_isolates(std::string_view text) {
  const auto cut = [&text](bool front) {
    for (const std::string_view mark : kIsolates) {
      if (front ? !text.starts_with(mark) : !text.ends_with(mark)) continue;
      front ? text.remove_prefix(mark.size()) : text.remove_suffix(mark.size());
      return true;
    }
    return false;
  };
  while (cut(true) || cut(false)) {
  }
  return text;
}

PassageSyntax parse_passage(std::string_view text, const NamesDocument& names_document) {
  PassageSyntax syntax;
  const std::vector<std::string> lines = between_breaks(trim(text));
  const std::string typed = on_one_line(lines);
  syntax.unbroken = unbroken(lines);
  std::string_view rest = typed;
  syntax.source = typed;
  if (rest == "-") {
    syntax.standard_input = true;
    return syntax;
  }
  const bool literal = !rest.empty() && rest.front() == '=';
  if (!literal && !read_numeric(rest) && !read_scoped(rest, Mode::passage)) {
    syntax.document = take_document(rest, names_document);
  }
  return read_rest(rest, std::move(syntax), names_document);
}

PassageSyntax parse_value(std::string_view text) {
  PassageSyntax syntax;
  const std::string_view words = trim(text);
  if (words.empty()) throw empty_passage();
  syntax.source = words;
  syntax.whole = read_part(words, Mode::value);
  read_sum(words, Mode::value, {}, syntax);
  return syntax;
}

PassageSyntax literal_passage(std::string_view words) {
  PassageSyntax syntax;
  syntax.source = trim(words);
  if (syntax.source.empty()) throw empty_passage();
  syntax.whole = WordsPart{std::nullopt, syntax.source, true};
  return syntax;
}

std::vector<std::pair<std::string, std::string>> split_at_gaps(std::string_view words) {
  constexpr std::string_view kDots = " ... ";
  constexpr std::string_view kEllipsis = "…";
  std::vector<std::pair<std::string, std::string>> splits;
  for (std::size_t pos = 0; pos < words.size() && splits.size() < kMaxGaps; ++pos) {
    const std::string_view rest = words.substr(pos);
    const std::size_t size = rest.starts_with(kDots)       ? kDots.size()
                             : rest.starts_with(kEllipsis) ? kEllipsis.size()
                                                           : 0;
    if (size == 0) continue;
    const std::string_view first = trim(words.substr(0, pos));
    const std::string_view last = trim(rest.substr(size));
    if (!first.empty() && !last.empty()) splits.emplace_back(first, last);
  }
  return splits;
}

}  // namespace prov
