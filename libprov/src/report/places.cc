// SPDX-License-Identifier: Apache-2.0
#include "report/places.h"

#include <algorithm>

#include "base/utf8.h"

#include <prov/error.h>

namespace prov::report {
namespace {

std::string words_of(const Quote& quote) {
  if (!quote.exact.empty() || quote.first.empty()) return quote.exact;
  return quote.first + " … " + quote.last;
}

std::string text_hash(const Records& records, const EntryId& id) {
  if (const auto* add = records.content<DocumentAdd>(id)) return add->text.sha256;
  if (const auto* text = records.content<TextRecord>(id)) return text->text.sha256;
  return {};
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0d) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200f) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
         c == 0x3000 || c == 0xfeff;
}

struct Line {
  std::uint64_t start = 0, end = 0;
  bool blank = true;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  Line line;
  std::uint64_t index = 0;
  for (std::size_t pos = 0; pos < text.size(); ++index) {
    const char32_t c = next_code_point(text, pos);
    line.end = index + 1;
    if (!is_space(c)) line.blank = false;
    const bool before_lf = c == '\r' && pos < text.size() && text[pos] == '\n';
    if (c == '\n' || (c == '\r' && !before_lf)) {
      lines.push_back(line);
      line = {index + 1, index + 1, true};
    }
  }
  if (line.end > line.start) lines.push_back(line);
  return lines;
}

}  // namespace

Place Places::place(const Passage& passage, std::size_t shown) {
  Place place;
  place.document = naming_.document_of(passage.text).value_or(passage.text);
  place.document_name = naming_.thing(place.document).name;
  place.ranges = passage.ranges;
  place.erased = passage.quotes.empty();
  place.other_text = text_key(passage.text) != place.document;
  for (const Quote& quote : passage.quotes) {
    place.words += (place.words.empty() ? "" : " … ") + words_of(quote);
  }
  print(passage, shown, place);
  return place;
}

std::optional<Place> Places::place(const std::optional<Passage>& passage, std::size_t shown) {
  if (!passage) return std::nullopt;
  return place(*passage, shown);
}

std::vector<Place> Places::places(const std::vector<Passage>& passages) {
  std::vector<Place> result;
  for (const Passage& passage : passages) result.push_back(place(passage));
  return result;
}

void Places::print(const Passage& passage, std::size_t shown, Place& place) {
  try {
    place.printed = records_.opened().print(passage, shown);
    place.where = records_.opened().locate(passage);
  } catch (const Error&) {
    // The text has been erased or is damaged: its own numbers still tell where.
    PrintedPassage& printed = place.printed;
    printed = {place.document_name, {}, "", "", false};
    for (const Range& range : passage.ranges) {
      printed.parts.push_back({std::to_string(range.start) + ".." + std::to_string(range.end), ""});
      place.where += (place.where.empty() ? "" : " + ") + printed.parts.back().place;
    }
    if (!place.erased) printed.beside = shortened(place.words, shown);
  }
}

bool Places::in_document(const Passage& passage, const EntryId& document) const {
  return naming_.document_of(passage.text) == document;
}

EntryId Places::text_key(const EntryId& text) const {
  const std::optional<EntryId> document = naming_.document_of(text);
  if (!document) return text.whole();
  const std::string hash = text_hash(records_, text);
  const bool same = hash.empty() ? records_.content<DocumentAdd>(text) != nullptr
                                 : hash == text_hash(records_, *document);
  return same ? *document : text.whole();
}

bool Places::encloses(const Passage& outer, const Passage& inner) const {
  if (text_key(outer.text) != text_key(inner.text)) return false;
  return std::all_of(inner.ranges.begin(), inner.ranges.end(), [&](const Range& in) {
    return std::any_of(outer.ranges.begin(), outer.ranges.end(), [&](const Range& out) {
      return out.start <= in.start && in.end <= out.end;
    });
  });
}

std::uint64_t length(const Passage& passage) {
  std::uint64_t sum = 0;
  for (const Range& range : passage.ranges) sum += range.end - range.start;
  return sum;
}

std::vector<Range> joined(std::vector<Range> ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<Range> result;
  for (const Range& range : ranges) {
    if (!result.empty() && range.start <= result.back().end) {
      result.back().end = std::max(result.back().end, range.end);
    } else {
      result.push_back(range);
    }
  }
  return result;
}

std::vector<LineSpan> untouched_lines(std::string_view text, const std::vector<Range>& ranges) {
  const std::vector<Range> covered = joined(ranges);
  const std::vector<Line> lines = lines_of(text);
  std::vector<LineSpan> spans;
  std::size_t next = 0;
  bool open = false;  // whether only blank lines stand between here and the last span
  for (std::size_t i = 0; i < lines.size(); ++i) {
    while (next < covered.size() && covered[next].end <= lines[i].start) ++next;
    const bool touched = next < covered.size() && covered[next].start < lines[i].end;
    if (touched) open = false;
    if (touched || lines[i].blank) continue;
    if (open) {
      spans.back().second = i + 1;
    } else {
      spans.emplace_back(i + 1, i + 1);
      open = true;
    }
  }
  return spans;
}

}  // namespace prov::report
