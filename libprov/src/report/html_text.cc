// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/utf8.h"
#include "report/description.h"
#include "report/html_renderer.h"
#include "report/safe_text.h"
#include "report/words.h"

namespace prov::report {
namespace {

constexpr std::size_t kNamedMarks = 8;  ///< of those on one segment that its title names

bool is_evidence(const TextMark& mark) { return mark.kind == "evidence"; }

std::uint64_t size_of(const TextMark& mark) {
  std::uint64_t size = 0;
  for (const Range& range : mark.ranges) size += range.end - range.start;
  return size;
}

/// Writes one text, piece by piece.
class TextWriter {
 public:
  TextWriter(const DocumentText& text, const TextPage& page)
      : text_(text), page_(page), shown_(shown_ranges(text)) {
    // Innermost first: a mark's rank is its place among all by size, then by age.
    std::vector<std::size_t> by_size(text.marks.size());
    for (std::size_t i = 0; i < by_size.size(); ++i) by_size[i] = i;
    std::stable_sort(by_size.begin(), by_size.end(), [&](std::size_t a, std::size_t b) {
      return size_of(text.marks[a]) < size_of(text.marks[b]);
    });
    ranked_ = by_size;
    for (std::size_t rank = 0; rank < by_size.size(); ++rank) {
      for (const Range& range : text.marks[by_size[rank]].ranges) {
        starts_[range.start].push_back(rank);
        ends_[range.end].push_back(rank);
      }
    }
  }

  std::string write() {
    for (std::size_t i = 0; i < text_.pieces.size(); ++i) {
      if (i > 0) out_ += "<p class=\"gap\">…</p>\n";
      piece(text_.pieces[i]);
    }
    return std::move(out_);
  }

 private:
  void piece(const TextPiece& piece) {
    enter(piece.start);
    line_ = piece.line;
    open_row();
    std::uint64_t index = piece.start;
    std::string run;
    for (std::size_t pos = 0; pos < piece.text.size(); ++index) {
      if (starts_.contains(index) || ends_.contains(index)) {
        segment(run);
        cross(index, index == piece.start);
      }
      const std::size_t from = pos;
      const char32_t c = next_code_point(piece.text, pos);
      const bool before_lf = c == '\r' && pos < piece.text.size() && piece.text[pos] == '\n';
      if (c == '\n' || (c == '\r' && !before_lf)) {
        segment(run);
        close_row();
        ++line_;
        if (pos < piece.text.size()) open_row();
      } else if (c != '\r') {
        run += piece.text.substr(from, pos - from);
      }
    }
    segment(run);
    if (ends_.contains(index)) cross(index, false);
    if (!begin_.empty()) {  // marks on nothing but line ends
      open_row();
      begin_marks();
    }
    close_row();
  }

  /// The marks that are open where a piece begins.
  void enter(std::uint64_t start) {
    active_.clear();
    for (std::size_t rank = 0; rank < ranked_.size(); ++rank) {
      for (const Range& range : text_.marks[ranked_[rank]].ranges) {
        if (range.start < start && start < range.end) active_.insert(rank);
      }
    }
  }

  void cross(std::uint64_t index, bool first) {
    const auto ended = ends_.find(index);
    if (ended != ends_.end() && !first) {
      std::vector<std::size_t> ranks = ended->second;
      std::sort(ranks.begin(), ranks.end());
      for (const std::size_t rank : ranks) {
        active_.erase(rank);
        link_after(text_.marks[ranked_[rank]]);
      }
    }
    const auto started = starts_.find(index);
    if (started == starts_.end()) return;
    active_.insert(started->second.begin(), started->second.end());
    for (const std::size_t rank : started->second) {
      if (begun_.insert(rank).second) begin_.push_back(rank);
    }
  }

  void link_after(const TextMark& mark) {
    if (is_evidence(mark)) return;
    // A mark may end right at a line's end, when its row is closed: it then stands in the next.
    open_row();
    out_ += "<sup>" + linked(mark, "[" + id_of(mark) + "]") + "</sup>";
  }

  [[nodiscard]] std::string id_of(const TextMark& mark) const {
    return html_escaped(ids_words(mark.entries, page_.prefix));
  }

  /// The words as a link to what describes the mark's entry, or that of which it is an item.
  [[nodiscard]] std::string linked(const TextMark& mark, const std::string& words) const {
    const std::string anchor = described_at(mark.entries.front(), *page_.described);
    return anchor.empty() ? words : "<a href=\"#" + anchor + "\">" + words + "</a>";
  }

  void segment(std::string& run) {
    if (run.empty()) return;
    const std::string words = html_escaped(harmless(run, false));
    run.clear();
    begin_marks();
    if (active_.empty()) {
      out_ += words;
      return;
    }
    const TextMark& innermost = text_.marks[ranked_[*active_.begin()]];
    out_ += "<mark class=\"" + classes() + "\" title=\"" + title() + "\">" +
            linked(innermost, words) + "</mark>";
  }

  /// The kind of the innermost mark and how many cover it; evidence beside them.
  [[nodiscard]] std::string classes() const {
    std::string kind;
    std::size_t depth = 0;
    for (const std::size_t rank : active_) {
      const TextMark& mark = text_.marks[ranked_[rank]];
      if (is_evidence(mark)) continue;
      if (++depth == 1) kind = html_escaped(mark.kind);
    }
    if (depth > 1) kind += depth > 2 ? " n3" : " n2";
    const bool evidence = static_cast<std::size_t>(depth) < active_.size();
    return kind + (!evidence ? "" : kind.empty() ? "evidence" : " evidence");
  }

  void begin_marks() {
    // One that begins right where the piece that is shown ends begins nowhere in it.
    std::erase_if(begin_, [this](std::size_t rank) {
      return !shown_start(shown_, text_.marks[ranked_[rank]]);
    });
    std::set<std::uint64_t> places;
    for (const std::size_t rank : begin_) {
      const TextMark& mark = text_.marks[ranked_[rank]];
      const std::uint64_t start = *shown_start(shown_, mark);
      if (places.insert(start).second) {
        out_ += "<span id=\"" + text_anchor(page_.document, start) + "\"></span>";
      }
      named_.push_back(rank);
    }
    for (auto rank = begin_.rbegin(); rank != begin_.rend(); ++rank) {
      const TextMark& mark = text_.marks[ranked_[*rank]];
      if (covered(*rank)) out_ += "<sup>" + linked(mark, "[" + id_of(mark) + "…") + "</sup>";
    }
    begin_.clear();
  }

  /// Whether a mark of the same style lies on top of it where it begins.
  [[nodiscard]] bool covered(std::size_t rank) const {
    return std::any_of(active_.begin(), active_.find(rank), [&](std::size_t other) {
      return is_evidence(text_.marks[ranked_[other]]) == is_evidence(text_.marks[ranked_[rank]]);
    });
  }

  [[nodiscard]] std::string title() const {
    std::string words;
    std::size_t named = 0;
    for (const std::size_t rank : active_) {
      if (++named > kNamedMarks) break;
      const TextMark& mark = text_.marks[ranked_[rank]];
      words += (words.empty() ? "" : "; ") + plain_line(phrase_of(mark.title)) + " [" +
               ids_words(mark.entries, page_.prefix) + "]";
    }
    if (active_.size() > kNamedMarks) {
      words += "; and " + std::to_string(active_.size() - kNamedMarks) + " more";
    }
    return html_escaped(words);
  }

  void open_row() {
    if (row_open_) return;
    out_ += "<div class=\"row\"><span>" + std::to_string(line_) + "</span><span dir=\"auto\">";
    row_open_ = true;
  }
  void close_row() {
    if (!row_open_) return;
    out_ += "</span></div>\n";
    row_open_ = false;
    if (named_.empty()) return;
    out_ += "<p class=\"marks\">";
    for (std::size_t i = 0; i < named_.size(); ++i) name_of(text_.marks[ranked_[named_[i]]], i);
    out_ += "</p>\n";
    named_.clear();
  }

  void name_of(const TextMark& mark, std::size_t place) {
    out_ += (place == 0 ? "" : " ") + ("<span class=\"" + html_escaped(mark.kind)) + "\">" +
            linked(mark, "[" + id_of(mark) + "]") + " " + html(phrase_of(mark.title)) + "</span>";
  }

  const DocumentText& text_;
  const TextPage& page_;
  const std::vector<Range> shown_;
  std::vector<std::size_t> ranked_;
  std::map<std::uint64_t, std::vector<std::size_t>> starts_, ends_;
  std::set<std::size_t> active_;
  std::set<std::size_t> begun_;     ///< whose anchor has been written, or waits in begin_
  std::vector<std::size_t> begin_;  ///< that begin with the next segment
  std::vector<std::size_t> named_;  ///< to be named below the open line
  std::uint64_t line_ = 1;
  bool row_open_ = false;
  std::string out_;
};

}  // namespace

std::string html_text(const DocumentText& text, const TextPage& page) {
  return TextWriter(text, page).write();
}

std::vector<Range> shown_ranges(const DocumentText& text) {
  std::vector<Range> shown;
  for (const TextPiece& piece : text.pieces) {
    shown.push_back({piece.start, piece.start + count_code_points(piece.text)});
  }
  return shown;
}

std::optional<std::uint64_t> shown_start(const std::vector<Range>& shown, const TextMark& mark) {
  for (const Range& range : mark.ranges) {
    // They ascend: only the last that begins no later can hold it.
    const auto after = std::upper_bound(
        shown.begin(), shown.end(), range.start,
        [](std::uint64_t start, const Range& piece) { return start < piece.start; });
    if (after != shown.begin() && range.start < std::prev(after)->end) return range.start;
  }
  return std::nullopt;
}

std::string html_anchor(const EntryRef& entry) {
  std::string anchor = "e-" + entry.shown;
  for (char& c : anchor) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (!plain) c = '_';
  }
  return anchor;
}

std::string described_at(const EntryRef& entry, const std::set<std::string>& described) {
  std::string anchor = html_anchor(entry);
  if (described.contains(anchor)) return anchor;
  if (entry.id.item == 0) return "";
  anchor = html_anchor({entry.id.whole(), entry.shown.substr(0, entry.shown.rfind('.'))});
  return described.contains(anchor) ? anchor : "";
}

std::string text_anchor(std::size_t document, std::uint64_t start) {
  return "d" + std::to_string(document) + "-t" + std::to_string(start);
}

}  // namespace prov::report
