// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace prov {

/// What a language adds to ICU's sentence rules. Each list is words between blanks, with a blank
/// at both ends; abbreviations stand without their last dot.
struct SentenceRules {
  std::string_view language;
  std::string_view always;          ///< no sentence ends after these: Mr. Dr. e.g.
  std::string_view before_number;   ///< nor after these when a number follows: No. p. Art.
  std::string_view unless_starter;  ///< nor after these unless a starter follows: Inc. etc.
  std::string_view starters;        ///< words that begin a sentence after an abbreviation
  bool ordinal_dot = false;         ///< "3. Mai": a dot after a number of two digits is no end
};

/// Rules that hold for `language`, a primary subtag. For a Latin-script language without rules of
/// its own, or "" for one that is not known: those of all Latin-script languages together, less
/// what would mislead in the others. Never empty.
[[nodiscard]] std::vector<const SentenceRules*> sentence_rules(std::string_view language);

/// Whether there are rules for exactly this primary subtag.
[[nodiscard]] bool has_sentence_rules(std::string_view language);

/// Whether `list`, in the form above, holds `word`.
[[nodiscard]] bool list_holds(std::string_view list, std::string_view word);

}  // namespace prov
