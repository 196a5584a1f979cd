// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <prov/case.h>
#include <prov/json.h>
#include <prov/summary_parts.h>

namespace prov {

/// A document's text, line by line, with what is marked in it so far; withdrawn marks are left out.
struct MarkedText {
  struct Line {
    TextLine place;
    std::string text;  ///< UTF-8, without the line end
  };
  /// A label or a note on what a mark shows.
  struct Remark {
    std::string kind;           ///< "label" or "note"
    report::Description title;  ///< "label “role without a name”"
    bool on_claim = false;      ///< it is on the claim of which the mark shows an appearance
    report::EntryRefs entries;
  };
  struct Mark {
    report::TextMark mark;
    std::string where;       ///< as typed: "22.1", "22: reads in part"
    PrintedPassage printed;  ///< the same for people
    std::string words;       ///< that stand there; " … " where ranges are parted
    /// Of an attribution: how many it stands within, as recorded; where nothing is recorded, how
    /// many of the same log hold its words and more.
    std::size_t depth = 0;
    /// Labels and notes on an attribution or an appearance; those on a claim at its first
    /// appearance among the marks.
    std::vector<Remark> remarks;
  };

  report::Thing document;
  std::uint64_t line_count = 0;  ///< of the whole text
  std::vector<Line> lines;       ///< those asked for
  std::vector<Mark> marks;       ///< that touch them, in the order of the text, the longer first
};

/// Reads the lines `first` to `last` (from 1) of a document. Throws Error{not_found} for a line
/// that is not there and for a document that is erased, Error{usage} where `first` is 0 or above
/// `last`, and what Case throws.
[[nodiscard]] MarkedText marked_text(Case& opened, const EntryId& document, std::uint64_t first = 1,
                                     std::uint64_t last = UINT64_MAX);

/// How a marked text is laid out.
struct MarkedTextStyle {
  int width = 80;          ///< columns of a terminal, at least 40
  bool text = true;        ///< the lines; else the marks alone, each with its words
  bool evidence = false;   ///< also what shows a mark, a source detail, a tie or a mention
  bool marks = true;       ///< bars beside attributed lines, and below each line what begins there
  bool invisible = false;  ///< "‹U+00A0›" for what cannot be told from a blank or is not seen
};

/// Plain text: each line, and each of several sentences in it, after the number by which passages
/// name it.
[[nodiscard]] std::string render_text(const MarkedText& text, const MarkedTextStyle& style = {});
/// {"schema":"prov.cli.read/v1",...} as schemas/cli/read.json describes it.
[[nodiscard]] json::Value to_json(const MarkedText& text);

}  // namespace prov
