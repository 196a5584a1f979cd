// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace prov {

/// A pair of double quotation marks in a line, as byte offsets.
struct Quotation {
  std::size_t open = 0;   ///< of the opening mark
  std::size_t close = 0;  ///< after the closing mark
  /// Of straight marks, which are written for inches and in Hebrew acronyms too: the first opens a
  /// word and the second closes one, not a number. Of others always.
  bool clear = true;
};

struct Quotations {
  std::vector<Quotation> pairs;       ///< by closing mark
  std::vector<std::size_t> openings;  ///< opening marks, ascending, those never closed included
};

/// Pairs double quotation marks of any language within a line: each closing mark with the nearest
/// open one it can close. The same mark may open in one language and close in another (“ » "), so
/// it closes when something is open that it can close. Marks without a partner are left alone.
[[nodiscard]] Quotations pair_quotations(std::string_view line);

}  // namespace prov
