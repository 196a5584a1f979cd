// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <prov/passage.h>

#include "text/text.h"

namespace prov {

/// No bound on the number of places.
inline constexpr std::size_t kAllPlaces = static_cast<std::size_t>(-1);

/// Every place inside `scope` where `words` stand, compared in folded form, ascending; overlapping
/// ones too. Where some are whole words and others parts of longer words, only the former. At most
/// `limit` are returned, the first ones of the kind that counts. Empty when `words` fold to
/// nothing.
[[nodiscard]] std::vector<Range> find_words(const Text& text, std::string_view words, Range scope,
                                            std::size_t limit = kAllPlaces);

/// The same in the whole text.
[[nodiscard]] std::vector<Range> find_words(const Text& text, std::string_view words);

/// Whether a word may begin or end at byte `at` (0 to text.size()) of well-formed UTF-8: not
/// between two letters, digits or marks, but everywhere in scripts that write no blanks between
/// words.
[[nodiscard]] bool at_word_edge(std::string_view text, std::size_t at);

/// The words of the text that are most like `words` (edit distance over words, letters within
/// them), for a message; nullopt when nothing is near. Reads at most the first 200,000 words of
/// `scope` and the first 24 of `words`.
[[nodiscard]] std::optional<Range> find_nearest(const Text& text, std::string_view words,
                                                Range scope);

}  // namespace prov
