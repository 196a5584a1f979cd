// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <prov/passage.h>
#include <prov/summary_parts.h>

#include "report/naming.h"
#include "report/records.h"
#include "report/words.h"

namespace prov::report {

/// Turns stored passages into places that people can find.
class Places {
 public:
  Places(Records& records, const Naming& naming) : records_(records), naming_(naming) {}

  /// With up to about `shown` code points of its words in print.
  [[nodiscard]] Place place(const Passage& passage, std::size_t shown = kShortQuote);
  [[nodiscard]] std::optional<Place> place(const std::optional<Passage>& passage,
                                           std::size_t shown = kShortQuote);
  [[nodiscard]] std::vector<Place> places(const std::vector<Passage>& passages);
  /// Whether the passage lies in the document, in any of its texts.
  [[nodiscard]] bool in_document(const Passage& passage, const EntryId& document) const;
  /// One id for all texts with the same characters: passages are comparable where it is equal.
  [[nodiscard]] EntryId text_key(const EntryId& text) const;
  /// Whether all of `inner` lies inside `outer`, in one text.
  [[nodiscard]] bool encloses(const Passage& outer, const Passage& inner) const;

 private:
  void print(const Passage& passage, std::size_t shown, Place& place);

  Records& records_;
  const Naming& naming_;
};

/// Code points that a passage covers.
[[nodiscard]] std::uint64_t length(const Passage& passage);

/// A span of lines, first and last, from 1.
using LineSpan = std::pair<std::uint64_t, std::uint64_t>;

/// The lines of `text` (valid UTF-8; ended by LF, CRLF or a lone CR) that hold more than white
/// space and that no range touches, as compact spans: blank lines between two such lines do not
/// part them.
[[nodiscard]] std::vector<LineSpan> untouched_lines(std::string_view text,
                                                    const std::vector<Range>& ranges);

/// The ranges sorted, and joined where they touch or overlap.
[[nodiscard]] std::vector<Range> joined(std::vector<Range> ranges);

}  // namespace prov::report
