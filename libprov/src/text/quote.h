// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/passage.h>

#include "text/text.h"

namespace prov {

/// Gives the SHA-256 of bytes in lower-case hex; digests are not this layer's business.
using Sha256Hex = std::function<std::string(std::string_view)>;

/// Quotes `range` of `text`: its characters and kQuoteContext code points on either side, fewer at
/// the ends of the text. Over kQuoteLimit code points: the first and last kQuoteEnds and the digest
/// of all. Throws Error{not_found} when `range` is empty or reaches beyond the text.
[[nodiscard]] Quote make_quote(const Text& text, Range range, const Sha256Hex& sha256);

/// Whether `quote` is what make_quote() would give: the characters of `range`, the context too.
/// False, never an error, when the range is not in the text.
[[nodiscard]] bool quote_holds(const Quote& quote, const Text& text, Range range,
                               const Sha256Hex& sha256);

/// What becomes of a passage in a newer text of the same document.
enum class AnchorState {
  exact,      ///< same code points, same characters
  moved,      ///< same characters elsewhere, one place the best by its surroundings
  ambiguous,  ///< same characters at several places that fit equally well
  orphan,     ///< the characters are not there
};

struct AnchorProposal {
  AnchorState state = AnchorState::orphan;
  std::vector<Range> candidates;  ///< the place; several when ambiguous; none for an orphan
};

/// Proposes where the range `old_range`, quoted as `quote` from an older text, stands in `newer`.
/// Characters are compared as they are, not folded. Nothing is written: a person accepts a move.
[[nodiscard]] AnchorProposal propose_anchor(const Quote& quote, Range old_range, const Text& newer,
                                            const Sha256Hex& sha256);

}  // namespace prov
