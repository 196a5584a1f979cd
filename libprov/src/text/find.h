// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <prov/passage.h>

#include "text/text.h"

namespace prov {

/// Every place inside `scope` where `words` stand, compared in folded form, ascending; overlapping
/// ones too. Where some are whole words and others parts of longer words, only the former. At most
/// `limit` are returned. Empty when `words` fold to nothing.
[[nodiscard]] std::vector<Range> find_words(const Text& text, std::string_view words, Range scope,
                                            std::size_t limit = 10000);

/// The same in the whole text.
[[nodiscard]] std::vector<Range> find_words(const Text& text, std::string_view words);

/// The words of the text that are most like `words` (edit distance over words, letters within
/// them), for a message; nullopt when nothing is near. Reads at most the first 200,000 words of
/// `scope` and the first 24 of `words`.
[[nodiscard]] std::optional<Range> find_nearest(const Text& text, std::string_view words,
                                                Range scope);

}  // namespace prov
