// SPDX-License-Identifier: Apache-2.0
#include <prov/marked_text.h>

#include <algorithm>
#include <array>
#include <cstdint>

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

/// Attributions by column.
using Bars = std::array<std::int64_t, kMostBars>;

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
    count_bars();
  }

  // Where attributions begin and end, by row and column: each is looked at once, not in each row.
  void count_bars() {
    changes_.resize(rows_.size() + 1);
    for (const MarkedText::Mark* one : attributions_) {
      for (const Range& range : one->mark.ranges) {
        const auto first = std::partition_point(rows_.begin(), rows_.end(), [&](const Row& row) {
          return row.range.end <= range.start;
        });
        const auto last = std::partition_point(
            first, rows_.end(), [&](const Row& row) { return row.range.start < range.end; });
        ++changes_[static_cast<std::size_t>(first - rows_.begin())][column_of(*one)];
        --changes_[static_cast<std::size_t>(last - rows_.begin())][column_of(*one)];
      }
    }
  }

  [[nodiscard]] static std::size_t column_of(const MarkedText::Mark& one) {
    return std::min(one.depth, kMostBars - 1);
  }

  void all_rows() {
    auto next = marks_.begin();
    Bars open{};
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      for (std::size_t column = 0; column < kMostBars; ++column) {
        open[column] += changes_[i][column];
      }
      const std::string bars = bars_of(open);
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
    page_.text_and_right(phrase(one), ids(one.mark.entries), indent + "• ", indent + "  ");
    remarks(one, indent + "  ");
  }

  void remarks(const MarkedText::Mark& one, const std::string& indent) {
    for (const MarkedText::Remark& remark : one.remarks) {
      page_.text_and_right((remark.on_claim ? "on the claim: " : "") + phrase_of(remark.title),
                           ids(remark.entries), indent + "◦ ", indent + "  ");
    }
  }

  void mark_with_words(const MarkedText::Mark& one) {
    page_.text_and_right(phrase(one), ids(one.mark.entries), "", "  ");
    const std::string words = style_.invisible ? with_invisible_shown(one.words) : one.words;
    page_.text("“" + own_words(shortened(words, kWordsOfAMark)) + "”", "    ", "    ");
    remarks(one, "    ");
  }

  [[nodiscard]] static std::string phrase(const MarkedText::Mark& one) {
    const bool beside = !one.printed.whole_lines && !one.printed.beside.empty();
    return passage_phrase(one.printed) + (beside ? " " + in_marks(one.printed.beside) : "") +
           " · " + phrase_of(one.mark.title);
  }

  [[nodiscard]] static std::string ids(const EntryRefs& entries) {
    std::string out;
    for (const EntryRef& ref : entries) out += (out.empty() ? "" : ", ") + ref.shown;
    return "[" + out + "]";
  }

  // A bar in each column in which an attribution reaches into the row.
  [[nodiscard]] std::string bars_of(const Bars& open) const {
    if (!style_.marks || bars_ == 0) return {};
    std::string out;
    for (std::size_t column = 0; column < bars_; ++column) out += open[column] > 0 ? "│" : " ";
    return out + " ";
  }

  const MarkedText& text_;
  const MarkedTextStyle& style_;
  Page page_;
  std::vector<const MarkedText::Mark*> marks_;  ///< those shown
  std::vector<const MarkedText::Mark*> attributions_;
  std::vector<Row> rows_;
  std::vector<Bars> changes_;  ///< by row: attributions that begin there less those that have ended
  std::size_t address_ = 0, bars_ = 0;
};

}  // namespace
}  // namespace report

std::string render_text(const MarkedText& text, const MarkedTextStyle& style) {
  return report::MarkedPage(text, style).render();
}

}  // namespace prov
