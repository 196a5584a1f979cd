// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include <prov/passage.h>

#include "text/text.h"

namespace prov {

/// Prints ranges as `locate` takes them for people, with up to about `limit` code points of their
/// words; 0 for none. What to_string() makes of it resolves to the same code points, up to the
/// words or the lines beside it and without allow_long. Throws what `locate` throws.
[[nodiscard]] PrintedPassage print_passage(std::span<const Range> ranges, const Text& text,
                                           std::size_t limit, std::string_view language = {});

/// The same without the text, which may be erased: code points, and the words quoted from it.
[[nodiscard]] PrintedPassage print_quotes(const Passage& passage, std::size_t limit);

}  // namespace prov
