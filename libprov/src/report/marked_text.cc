// SPDX-License-Identifier: Apache-2.0
#include <prov/marked_text.h>

#include <algorithm>

#include <prov/error.h>

#include "base/utf8.h"
#include "report/description.h"
#include "report/reading.h"

namespace prov {
namespace report {
namespace {

/// Finds characters in a text, faster where the places asked for ascend.
class Slicer {
 public:
  explicit Slicer(std::string text) : text_(std::move(text)) {}

  std::string slice(const Range& range) {
    const std::size_t begin = byte_of(range.start);
    return text_.substr(begin, byte_of(range.end) - begin);
  }

 private:
  std::size_t byte_of(std::uint64_t at) {
    if (at < at_) byte_ = at_ = 0;
    byte_ += byte_of_code_point(std::string_view(text_).substr(byte_), at - at_);
    at_ = at;
    return byte_;
  }

  std::string text_;
  std::uint64_t at_ = 0;
  std::size_t byte_ = 0;
};

bool touches(const TextMark& mark, const Range& lines) {
  return std::any_of(mark.ranges.begin(), mark.ranges.end(), [&](const Range& range) {
    return range.start < lines.end && lines.start < range.end;
  });
}

bool encloses(const TextMark& outer, const TextMark& inner) {
  return outer.kind == "attribution" &&
         std::all_of(inner.ranges.begin(), inner.ranges.end(), [&](const Range& range) {
           return std::any_of(outer.ranges.begin(), outer.ranges.end(), [&](const Range& around) {
             return around.start <= range.start && range.end <= around.end;
           });
         });
}

std::uint64_t start_of(const MarkedText::Mark& one) { return one.mark.ranges.front().start; }

std::uint64_t size_of(const MarkedText::Mark& one) {
  std::uint64_t size = 0;
  for (const Range& range : one.mark.ranges) size += range.end - range.start;
  return size;
}

void sort_marks(std::vector<MarkedText::Mark>& marks) {
  std::stable_sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) {
    return start_of(a) != start_of(b) ? start_of(a) < start_of(b) : size_of(a) > size_of(b);
  });
}

// Of two attributions of the same words the first recorded is taken for the outer one.
void fill_depths(std::vector<MarkedText::Mark>& marks) {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].mark.kind != "attribution") continue;
    for (std::size_t k = 0; k < i; ++k) {
      if (encloses(marks[k].mark, marks[i].mark)) ++marks[i].depth;
    }
  }
}

std::string words_at(Slicer& slicer, const TextMark& mark) {
  std::string words;
  for (const Range& range : mark.ranges) {
    words += (words.empty() ? "" : " … ") + slicer.slice(range);
  }
  return words;
}

json::Value range_json(const Range& range) {
  return json::Value::array().push(range.start).push(range.end);
}

json::Value ranges_json(const std::vector<Range>& ranges) {
  json::Value out = json::Value::array();
  for (const Range& range : ranges) out.push(range_json(range));
  return out;
}

json::Value line_json(const MarkedText::Line& line) {
  return json::Value::object()
      .set("number", line.place.number)
      .set("range", range_json(line.place.range))
      .set("sentences", ranges_json(line.place.sentences))
      .set("text", line.text);
}

json::Value mark_json(const MarkedText::Mark& one) {
  json::Value entries = json::Value::array();
  for (const EntryRef& ref : one.mark.entries) entries.push(ref.shown);
  return json::Value::object()
      .set("kind", one.mark.kind)
      .set("title", plain_words(one.mark.title))
      .set("at", one.where)
      .set("ranges", ranges_json(one.mark.ranges))
      .set("words", one.words)
      .set("depth", static_cast<std::uint64_t>(one.depth))
      .set("entries", std::move(entries));
}

}  // namespace
}  // namespace report

MarkedText marked_text(Case& opened, const EntryId& document, std::uint64_t first,
                       std::uint64_t last) {
  const ReadLock lock(opened);
  report::Reading reading(opened, {document});
  MarkedText out;
  const EntryId id = reading.naming.document_of(document).value_or(document);
  out.document = reading.naming.thing(id);
  const std::vector<TextLine> lines = opened.lines(id, first, last);
  out.line_count = opened.line_count(id);
  if (lines.empty() && first > 1) {
    throw Error(ErrorCode::not_found, "there is no line " + std::to_string(first) + " in " +
                                          out.document.name + ", which has " +
                                          std::to_string(out.line_count));
  }
  report::Slicer slicer(opened.text(id));
  for (const TextLine& line : lines) out.lines.push_back({line, slicer.slice(line.range)});
  if (lines.empty()) return out;
  const Range shown{lines.front().range.start, lines.back().range.end};
  for (report::TextMark& mark : report::text_marks(reading, id)) {
    if (!mark.ranges.empty()) out.marks.push_back({std::move(mark), "", "", 0});
  }
  report::sort_marks(out.marks);
  report::fill_depths(out.marks);
  std::erase_if(out.marks, [&](const auto& one) { return !report::touches(one.mark, shown); });
  for (MarkedText::Mark& one : out.marks) {
    one.where = opened.locate(Passage{.text = id, .ranges = one.mark.ranges, .quotes = {}});
    one.words = report::words_at(slicer, one.mark);
  }
  return out;
}

json::Value to_json(const MarkedText& text) {
  json::Value lines = json::Value::array();
  for (const MarkedText::Line& line : text.lines) lines.push(report::line_json(line));
  json::Value marks = json::Value::array();
  for (const MarkedText::Mark& mark : text.marks) marks.push(report::mark_json(mark));
  return json::Value::object()
      .set("schema", "prov.cli.read/v1")
      .set("document", json::Value::object()
                           .set("id", text.document.entry.shown)
                           .set("name", text.document.name))
      .set("lineCount", text.line_count)
      .set("lines", std::move(lines))
      .set("marks", std::move(marks));
}

}  // namespace prov
