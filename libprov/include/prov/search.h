// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <prov/case.h>

namespace prov {

/// What is sought in the texts of a case, and how much of what is found is wanted.
struct TextQuery {
  /// All of these words must stand in a text; those in double quotation marks side by side. Letter
  /// case, accents and punctuation do not count; words are whole words.
  std::string words;
  std::uint64_t limit = 20;  ///< most documents; 0: all
  std::uint64_t places = 5;  ///< most places in each; 0: all
  bool withdrawn = false;    ///< withdrawn documents as well
  std::string document;      ///< only in this one (a target), withdrawn or not; empty: in all
};

/// A place in a text where words stand that were sought.
struct FoundPlace {
  std::string at;  ///< as a passage is typed: "press:22: harbour office"
  Range range;
  std::string words;          ///< the text's own
  std::string before, after;  ///< some words of the same line; "…" where it goes on
};

/// A document that has all the words.
struct FoundDocument {
  EntryId id;        ///< as DocumentInfo has it
  std::string name;  ///< file name
  bool withdrawn = false;
  std::vector<FoundPlace>
      places;                     ///< ascending, those in lines with most of the words chosen first
  std::uint64_t more_places = 0;  ///< not in `places`
};

struct TextMatches {
  std::vector<FoundDocument> documents;  ///< best first (BM25), equal ones in the order of the logs
  std::uint64_t more = 0;                ///< further documents
  bool more_unknown = false;  ///< there are more than `more`: only so many are ranked and counted
};

/// Looks for words in the texts of all documents. The first search of a case reads all of them into
/// its index, a later one those added since; `progress` is told how many of these are done. Where
/// the index cannot be written a temporary one is made, with a warning of the case. A search of one
/// document reads that one alone. Throws Error{usage} when no word is sought or a Writer of this
/// case holds entries back, {not_found} when there is no such document, {verification} when a
/// stored document does not match its hash, {busy}.
[[nodiscard]] TextMatches find_text(
    Case& opened, const TextQuery& query,
    const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});

}  // namespace prov
