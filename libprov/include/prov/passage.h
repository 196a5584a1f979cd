// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <prov/entry_id.h>
#include <prov/json.h>

namespace prov {

/// A half-open range of a text in Unicode code points (W3C Web Annotation, TextPositionSelector).
struct Range {
  std::uint64_t start = 0;  ///< first code point
  std::uint64_t end = 0;    ///< one past the last; always greater than start

  friend auto operator<=>(const Range&, const Range&) = default;
};

/// The words of a range with their surroundings (W3C Web Annotation, TextQuoteSelector).
struct Quote {
  std::string exact;   ///< the range's own characters; empty when `length` is over the limit
  std::string prefix;  ///< up to 32 code points before it
  std::string suffix;  ///< up to 32 code points after it
  /// A quotation over 65,536 code points keeps its first and last 256 and its SHA-256 instead.
  std::string first, last, sha256;

  friend bool operator==(const Quote&, const Quote&) = default;
};

/// One or more ranges of the text that an entry carries.
struct Passage {
  EntryId text;               ///< the document.add or text.record entry that carries the text
  std::vector<Range> ranges;  ///< ascending, not overlapping, at least one
  std::vector<Quote> quotes;  ///< one for each range, or empty where the sealed part is erased

  friend bool operator==(const Passage&, const Passage&) = default;
};

/// A passage as it is printed for people: what stands in it can be typed again.
struct PrintedPassage {
  struct Part {
    std::string place;  ///< `22`, `12-26`, `22.1-22.4`, `740..802`
    /// What the passage takes of the place, the middle as "…" where it is long; empty where the
    /// place is all of it.
    std::string words;
  };
  std::string document;     ///< how to type it; empty for none
  std::vector<Part> parts;  ///< at least one
  std::string beside;       ///< words to show after places that are enough without them
  std::string lines;        ///< the lines it lies in, or the sentences that it is: `22`, `10 + 12`;
                            ///< empty where its text is not here
  bool whole_lines = false;  ///< whether the parts are whole lines or sentences
};

/// `000:22: “six meetings”`, `000:22.1 “The committee … 2021.”`, `740..802 (line 22) “port will”`.
[[nodiscard]] std::string to_string(const PrintedPassage& passage);

/// `(line 22)` of code points, which nobody finds by eye, for beside them; else nothing.
[[nodiscard]] std::string lines_beside(const PrintedPassage& passage);

/// Whether words stand in quotation marks of their own, so that none need be put around them.
[[nodiscard]] bool bring_marks(std::string_view words);

/// Where to look for it: `line 22`, `lines 12-26` and `22.1` where that is all of it, else
/// `in line 22`, `in lines 10 + 12`; `characters 740..802` where its text is not here. With a
/// document `000:22`, `000:22.1` and `000:740..802`, else `000, in line 22`.
[[nodiscard]] std::string whereabouts(const PrintedPassage& passage);

/// [[0,5],[9,12]]: start and end of each.
[[nodiscard]] json::Value to_json(const std::vector<Range>& ranges);

/// Code points kept before and after a quotation.
inline constexpr std::uint64_t kQuoteContext = 32;
/// Longest quotation kept in full, in code points, and what is kept of both ends of a longer one.
inline constexpr std::uint64_t kQuoteLimit = 65536;
inline constexpr std::uint64_t kQuoteEnds = 256;

}  // namespace prov
