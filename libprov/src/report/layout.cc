// SPDX-License-Identifier: Apache-2.0
#include "report/layout.h"

#include <algorithm>
#include <utility>

#include "report/safe_text.h"
#include "report/width.h"

namespace prov::report {
namespace {

/// Builds the lines of one phrase.
class Wrapper {
 public:
  explicit Wrapper(std::size_t width) : width_(std::max<std::size_t>(width, 4)) {}

  void word(std::string_view word) {
    const std::size_t size = cell_width(word);
    if (size <= width_) return piece(word);
    // Wider than a line, as addresses on the web are: better parted after a sign than within words.
    for (std::size_t pos = 0; pos < word.size();) {
      const std::size_t sign = word.find_first_of("/?&=.:-_@", pos);
      const std::size_t end = sign == std::string_view::npos ? word.size() : sign + 1;
      piece(word.substr(pos, end - pos));
      pos = end;
    }
  }

  void blank() { pending_ = 1; }

  std::vector<std::string> finish() {
    if (!line_.empty() || lines_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  void piece(std::string_view piece) {
    if (used_ > 0 && used_ + pending_ + cell_width(piece) > width_) end_line();
    if (used_ > 0) {
      line_.append(pending_, ' ');
      used_ += pending_;
    }
    pending_ = 0;
    for (std::size_t pos = 0; pos < piece.size();) {
      const std::size_t end = next_cell(piece, pos);
      put(piece.substr(pos, end - pos));
      pos = end;
    }
  }

  void put(std::string_view cell) {
    if (cell == kIsolate || cell == kEndIsolate) {
      open_ = cell == kIsolate;
      line_ += cell;
      return;
    }
    const std::size_t size = cell_width(cell);
    if (used_ > 0 && used_ + size > width_) end_line();
    line_ += cell;
    used_ += size;
  }

  void end_line() {
    if (open_) line_ += kEndIsolate;
    lines_.push_back(std::move(line_));
    line_ = open_ ? std::string(kIsolate) : std::string();
    used_ = pending_ = 0;
  }

  std::size_t width_;
  std::vector<std::string> lines_;
  std::string line_;
  std::size_t used_ = 0, pending_ = 0;
  bool open_ = false;
};

std::string padded(std::string line, std::size_t to) {
  const std::size_t width = cell_width(line);
  if (width < to) line.append(to - width, ' ');
  return line;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view phrase, std::size_t width) {
  Wrapper wrapper(width);
  for (std::size_t pos = 0; pos < phrase.size();) {
    const std::size_t blank = std::min(phrase.find(' ', pos), phrase.size());
    if (blank > pos) wrapper.word(phrase.substr(pos, blank - pos));
    if (blank < phrase.size()) wrapper.blank();
    pos = blank + 1;
  }
  return wrapper.finish();
}

void Page::line(std::string text) {
  text = plain_line(text);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  out_ += text + '\n';
}

void Page::text(std::string_view phrase, std::string_view first, std::string_view rest) {
  text_and_right(phrase, "", first, rest);
}

void Page::text_and_right(std::string_view phrase, std::string_view right, std::string_view first,
                          std::string_view rest) {
  const std::size_t indent = std::max(cell_width(first), cell_width(rest));
  const std::size_t room = width_ > indent + 8 ? width_ - indent : 8;
  std::vector<std::string> lines = wrapped(phrase, room);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].insert(0, i == 0 ? first : rest);
  }
  const std::size_t size = cell_width(right);
  if (size > room) {
    for (const std::string& one : wrapped(right, room)) lines.push_back(std::string(rest) + one);
  } else if (size > 0) {
    if (cell_width(lines.back()) + 2 + size > width_) lines.emplace_back(rest);
    lines.back() = padded(std::move(lines.back()), width_ - size) + std::string(right);
  }
  for (std::string& one : lines) line(std::move(one));
}

void Page::columns(const std::vector<Column>& columns) {
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 0;
  for (const Column& column : columns) {
    std::vector<std::string> lines;
    for (const std::string& phrase : column.phrases) {
      for (std::string& one : wrapped(phrase, column.width)) lines.push_back(std::move(one));
    }
    height = std::max(height, lines.size());
    cells.push_back(std::move(lines));
  }
  for (std::size_t row = 0; row < height; ++row) {
    std::string out;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (row >= cells[i].size()) continue;
      out = padded(std::move(out), columns[i].at) + cells[i][row];
    }
    line(std::move(out));
  }
}

}  // namespace prov::report
