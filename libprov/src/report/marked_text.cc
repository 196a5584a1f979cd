// SPDX-License-Identifier: Apache-2.0
#include <prov/marked_text.h>

#include <algorithm>

#include <prov/error.h>

#include "report/description.h"
#include "report/marked_text_remarks.h"
#include "report/reading.h"
#include "report/words.h"
#include "text/printed_passage.h"
#include "text/text.h"

namespace prov {
namespace report {
namespace {

bool touches(const TextMark& mark, const Range& lines) {
  return std::any_of(mark.ranges.begin(), mark.ranges.end(), [&](const Range& range) {
    return range.start < lines.end && lines.start < range.end;
  });
}

bool encloses(const TextMark& outer, const TextMark& inner) {
  return std::all_of(inner.ranges.begin(), inner.ranges.end(), [&](const Range& range) {
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

const EntryId& id_of(const MarkedText::Mark& one) { return one.mark.entries.front().id; }

/// How many attributions enclose one, as recorded; loops, which a foreign log may hold, end.
std::size_t recorded_depth(Reading& reading, const AttributionRecord& attribution) {
  constexpr std::size_t kDeepest = 32;
  std::size_t depth = 0;
  std::optional<Enclosing> around = parent_of(reading, attribution);
  for (; around && depth < kDeepest; ++depth) around = parent_of(reading, *around->attribution);
  return depth;
}

/// What is recorded as within another stands one deeper than that. Of others those of the same log
/// that hold more than its words are around it: what two reviewers recorded apart is no chain.
void fill_depths(Reading& reading, std::vector<MarkedText::Mark>& marks) {
  std::vector<const MarkedText::Mark*> open;
  for (MarkedText::Mark& one : marks) {
    const auto* attribution = reading.records.content<AttributionRecord>(id_of(one));
    if (one.mark.kind != "attribution" || attribution == nullptr) continue;
    if (attribution->within) {
      one.depth = recorded_depth(reading, *attribution);
    } else {
      // What ended before it holds none of its words.
      std::erase_if(open, [&](const MarkedText::Mark* other) {
        return other->mark.ranges.back().end <= start_of(one);
      });
      one.depth = static_cast<std::size_t>(
          std::count_if(open.begin(), open.end(), [&](const MarkedText::Mark* other) {
            return id_of(*other).log == id_of(one).log && size_of(*other) > size_of(one) &&
                   encloses(other->mark, one.mark);
          }));
    }
    open.push_back(&one);
  }
}

/// Ranges that an entry of a foreign log puts beyond the text have no words.
std::string words_at(const Text& text, const TextMark& mark) {
  std::string words;
  for (const Range& range : mark.ranges) {
    if (range.start >= range.end || range.end > text.length()) continue;
    words += (words.empty() ? "" : " … ");
    words += text.slice(range);
  }
  return words;
}

/// Such ranges have no line either.
PrintedPassage printed_at(const Text& text, const TextMark& mark) {
  try {
    return print_passage(mark.ranges, text, kBriefQuote);
  } catch (const Error&) {
    return print_quotes({{}, mark.ranges, {}}, 0);
  }
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

json::Value entries_json(const EntryRefs& refs) {
  json::Value entries = json::Value::array();
  for (const EntryRef& ref : refs) entries.push(ref.shown);
  return entries;
}

json::Value remarks_json(const std::vector<MarkedText::Remark>& remarks) {
  json::Value out = json::Value::array();
  for (const MarkedText::Remark& one : remarks) {
    out.push(json::Value::object()
                 .set("kind", one.kind)
                 .set("title", plain_words(one.title))
                 .set("onClaim", one.on_claim)
                 .set("entries", entries_json(one.entries)));
  }
  return out;
}

json::Value mark_json(const MarkedText::Mark& one) {
  return json::Value::object()
      .set("kind", one.mark.kind)
      .set("title", plain_words(one.mark.title))
      .set("at", one.where)
      .set("ranges", ranges_json(one.mark.ranges))
      .set("words", one.words)
      .set("depth", static_cast<std::uint64_t>(one.depth))
      .set("remarks", remarks_json(one.remarks))
      .set("entries", entries_json(one.mark.entries));
}

}  // namespace
}  // namespace report

MarkedText marked_text(Case& opened, const EntryId& document, std::uint64_t first,
                       std::uint64_t last) {
  if (first == 0 || last < first) {
    throw Error(ErrorCode::usage, "lines count from 1, the first before the last");
  }
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
  const Text whole(opened.text(id));
  for (const TextLine& line : lines) {
    out.lines.push_back({line, std::string(whole.slice(line.range))});
  }
  if (lines.empty()) return out;
  const Range shown{lines.front().range.start, lines.back().range.end};
  for (report::TextMark& mark : report::text_marks(reading, id)) {
    if (!mark.ranges.empty()) out.marks.push_back({std::move(mark), "", {}, "", 0, {}});
  }
  report::sort_marks(out.marks);
  report::fill_depths(reading, out.marks);
  std::erase_if(out.marks, [&](const auto& one) { return !report::touches(one.mark, shown); });
  report::fill_remarks(reading, out.marks);
  for (MarkedText::Mark& one : out.marks) {
    one.where = reading.places.place(Passage{id, one.mark.ranges, {}}).where;
    one.printed = report::printed_at(whole, one.mark);
    one.words = report::words_at(whole, one.mark);
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
                           .set("name", text.document.name)
                           .set("withdrawn", text.document.withdrawn))
      .set("lineCount", text.line_count)
      .set("lines", std::move(lines))
      .set("marks", std::move(marks));
}

}  // namespace prov
