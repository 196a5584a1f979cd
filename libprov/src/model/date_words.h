// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "model/date_tokens.h"

namespace prov {

/// A name found at the start of some tokens.
struct NamedPart {
  int value = 0;           ///< month 1 to 12, or weekday 0 (Sunday) to 6
  std::size_t tokens = 0;  ///< tokens taken; 0: no name stands there
};

/// The primary subtag of a BCP 47 tag in lower case; "en" for an empty one, since names of other
/// languages that could be mistaken need their language.
[[nodiscard]] std::string date_language(std::string_view tag);

/// A Gregorian month at the start of `tokens`, also two names of the same month with a slash
/// between (both Arabic customs side by side).
[[nodiscard]] NamedPart match_month(std::span<const DateToken> tokens, std::string_view language);

/// A weekday at the start of `tokens`.
[[nodiscard]] NamedPart match_weekday(std::span<const DateToken> tokens, std::string_view language);

/// "Persian" or "Islamic" when the word names a month of that calendar, else empty.
[[nodiscard]] std::string_view foreign_calendar(std::string_view folded);

/// Words that may stand before a date ("on", "the", "le") or before its month or year ("of", "de").
[[nodiscard]] bool is_date_filler(std::string_view folded);
[[nodiscard]] bool is_date_link(std::string_view folded);
/// Endings of an ordinal: "th", "er".
[[nodiscard]] bool is_ordinal_ending(std::string_view folded);

/// Whether texts in this language (full BCP 47 tag) always write the day before the month in
/// figures.
[[nodiscard]] bool writes_day_first(std::string_view tag);
/// Whether texts in this language may count years in the Persian or Islamic calendar; also when the
/// language is not known.
[[nodiscard]] bool may_use_other_calendar(std::string_view tag);

}  // namespace prov
