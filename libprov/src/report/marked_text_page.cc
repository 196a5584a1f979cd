// SPDX-License-Identifier: Apache-2.0
#include <prov/marked_text.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "report/description.h"
#include "report/layout.h"
#include "report/safe_text.h"
#include "report/words.h"

namespace prov {
namespace report {
namespace {

constexpr std::size_t kMostBars = 4;  // attributions deeper than that share the last column
constexpr std::size_t kWordsOfAMark = 160;

/// What stands beside one number: a line, or a sentence of a line that has several.
struct Row {
  std::string address;
  Range range;
  std::string_view text;
};

/// Lays a marked text out as plain text.
class MarkedPage {
 public:
  MarkedPage(const MarkedText& text, const MarkedTextStyle& style)
      : text_(text), style_(style), page_(static_cast<std::size_t>(std::max(style.width, 40))) {
    for (const MarkedText::Mark& one : text.marks) {
      if (style.evidence || one.mark.kind != "evidence") marks_.push_back(&one);
      if (one.mark.kind == "attribution") attributions_.push_back(&one);
    }
  }

  std::string render() {
    head();
    if (style_.text) {
      make_rows();
      all_rows();
    } else {
      for (const MarkedText::Mark* one : marks_) mark_with_words(*one);
    }
    return page_.take();
  }

 private:
  void head() {
    const std::size_t count = marks_.size();
    const std::string none =
        text_.marks.empty() ? ", nothing marked yet" : ", only evidence (--evidence)";
    const std::string marks = count == 0   ? none
                              : count == 1 ? ", 1 mark"
                                           : ", " + std::to_string(count) + " marks";
    page_.text_and_right(own_words(text_.document.name) +
                             (text_.document.withdrawn ? " (withdrawn), " : ", ") + lines_shown() +
                             (style_.marks ? marks : ""),
                         "[" + text_.document.entry.shown + "]", "", "  ");
    page_.blank();
  }

  [[nodiscard]] std::string lines_shown() const {
    const std::string all = std::to_string(text_.line_count);
    if (text_.lines.size() == text_.line_count || text_.lines.empty())
      return all + (all == "1" ? " line" : " lines");
    const std::string first = std::to_string(text_.lines.front().place.number);
    const std::string last = std::to_string(text_.lines.back().place.number);
    return (first == last ? "line " + first : "lines " + first + "-" + last) + " of " + all;
  }

  void make_rows() {
    for (const MarkedText::Line& line : text_.lines) {
      const std::vector<Range>& sentences = line.place.sentences;
      const std::string number = std::to_string(line.place.number);
      if (sentences.size() < 2) {
        rows_.push_back({number, line.place.range, line.text});
        continue;
      }
      std::size_t byte = 0;
      for (std::size_t i = 0; i < sentences.size(); ++i) {
        // What stands between two sentences goes with the first of them.
        const bool last = i + 1 == sentences.size();
        const Range range{i == 0 ? line.place.range.start : sentences[i].start,
                          last ? line.place.range.end : sentences[i + 1].start};
        const std::string_view rest = std::string_view(line.text).substr(byte);
        const std::size_t size =
            last ? rest.size() : byte_of_code_point(rest, range.end - range.start);
        rows_.push_back({number + "." + std::to_string(i + 1), range, rest.substr(0, size)});
        byte += size;
      }
    }
    for (const Row& row : rows_) address_ = std::max(address_, row.address.size());
    for (const MarkedText::Mark* one : attributions_) {
      bars_ = std::max(bars_, column_of(*one) + 1);
    }
  }

  [[nodiscard]] static std::size_t column_of(const MarkedText::Mark& one) {
    return std::min(one.depth, kMostBars - 1);
  }

  void all_rows() {
    auto next = marks_.begin();
    for (const Row& row : rows_) {
      const std::string bars = bars_at(row.range);
      const std::string indent = bars + std::string(address_ + 2, ' ');
      line(row, bars, indent);
      for (; style_.marks && next != marks_.end() && begins_by(**next, row); ++next) {
        mark(**next, indent);
      }
    }
  }

  // Marks that begin before the first row stand below that.
  [[nodiscard]] bool begins_by(const MarkedText::Mark& one, const Row& row) const {
    return one.mark.ranges.front().start < row.range.end || &row == &rows_.back();
  }

  void line(const Row& row, const std::string& bars, const std::string& indent) {
    const std::string number =
        bars + std::string(address_ - row.address.size(), ' ') + row.address + "  ";
    const std::string words =
        style_.invisible ? with_invisible_shown(row.text) : std::string(row.text);
    const std::size_t end = words.find_last_not_of(" \t");
    page_.text(end == std::string::npos ? "" : own_words(words.substr(0, end + 1)), number, indent);
  }

  void mark(const MarkedText::Mark& one, const std::string& indent) {
    page_.text_and_right(phrase(one), ids(one), indent + "• ", indent + "  ");
  }

  void mark_with_words(const MarkedText::Mark& one) {
    page_.text_and_right(phrase(one), ids(one), "", "  ");
    const std::string words = style_.invisible ? with_invisible_shown(one.words) : one.words;
    page_.text("“" + own_words(shortened(words, kWordsOfAMark)) + "”", "    ", "    ");
  }

  [[nodiscard]] static std::string phrase(const MarkedText::Mark& one) {
    return own_words(one.where) + " · " + phrase_of(one.mark.title);
  }

  [[nodiscard]] static std::string ids(const MarkedText::Mark& one) {
    std::string out;
    for (const EntryRef& ref : one.mark.entries) out += (out.empty() ? "" : ", ") + ref.shown;
    return "[" + out + "]";
  }

  // A bar in each column in which an attribution reaches into the row.
  [[nodiscard]] std::string bars_at(const Range& row) const {
    if (!style_.marks || bars_ == 0) return {};
    std::array<bool, kMostBars> set{};
    for (const MarkedText::Mark* one : attributions_) {
      for (const Range& range : one->mark.ranges) {
        if (range.start < row.end && row.start < range.end) set[column_of(*one)] = true;
      }
    }
    std::string out;
    for (std::size_t column = 0; column < bars_; ++column) out += set[column] ? "│" : " ";
    return out + " ";
  }

  const MarkedText& text_;
  const MarkedTextStyle& style_;
  Page page_;
  std::vector<const MarkedText::Mark*> marks_;  ///< those shown
  std::vector<const MarkedText::Mark*> attributions_;
  std::vector<Row> rows_;
  std::size_t address_ = 0, bars_ = 0;
};

}  // namespace
}  // namespace report

std::string render_text(const MarkedText& text, const MarkedTextStyle& style) {
  return report::MarkedPage(text, style).render();
}

}  // namespace prov
