// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/utf8.h"
#include "report/reading.h"

#include <prov/error.h>

namespace prov::report {
namespace {

/// Line ends (LF, CRLF, lone CR) whose last byte lies in [from, to).
std::uint64_t line_ends(std::string_view text, std::size_t from, std::size_t to) {
  std::uint64_t count = 0;
  for (std::size_t i = from; i < to; ++i) {
    const bool lone = text[i] == '\r' && (i + 1 >= text.size() || text[i + 1] != '\n');
    if (text[i] == '\n' || lone) ++count;
  }
  return count;
}

std::vector<TextPiece> marked_pieces(std::string_view text, std::uint64_t characters,
                                     const std::vector<TextMark>& marks) {
  std::vector<Range> ranges;
  for (const TextMark& mark : marks) {
    for (const Range& range : mark.ranges) {
      // Of a very long passage both ends are enough.
      const auto around = [&](std::uint64_t from, std::uint64_t to) {
        const std::uint64_t start = from > kTextContext ? from - kTextContext : 0;
        const std::uint64_t end = std::min(to + kTextContext, characters);
        if (start < end) ranges.push_back({start, end});
      };
      if (range.end - range.start <= 20 * kTextContext) {
        around(range.start, range.end);
      } else {
        around(range.start, range.start + kTextContext);
        around(range.end - kTextContext, range.end);
      }
    }
  }
  std::vector<TextPiece> pieces;
  std::size_t byte = 0, counted = 0;
  std::uint64_t at = 0, line = 1;
  for (const Range& range : joined(std::move(ranges))) {
    byte += byte_of_code_point(text.substr(byte), range.start - at);
    const std::size_t size = byte_of_code_point(text.substr(byte), range.end - range.start);
    line += line_ends(text, counted, byte);
    counted = byte;
    pieces.push_back({range.start, line, std::string(text.substr(byte, size))});
    byte += size;
    at = range.end;
  }
  return pieces;
}

}  // namespace

DocumentText document_text(Reading& reading, const EntryId& document) {
  DocumentText result;
  std::string text;
  try {
    text = reading.records.opened().text(document);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    result.missing = true;
    return result;
  }
  result.marks = text_marks(reading, document);
  result.characters = count_code_points(text);
  result.complete = result.characters <= kWholeText;
  if (result.complete) {
    if (!text.empty()) result.pieces.push_back({0, 1, std::move(text)});
  } else {
    result.pieces = marked_pieces(text, result.characters, result.marks);
  }
  return result;
}

}  // namespace prov::report
