// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/passage.h>

#include "text/resolver.h"
#include "text/text.h"

namespace prov {

/// Where words are sought: stretches of the text, and what that is called.
struct WordScope {
  std::vector<Range> ranges;  ///< ascending
  FoundIn kind = FoundIn::text;
  std::string name;  ///< for messages: `000`, `000:22`, `the passage in 000`
};

/// What came of looking for one part of a passage.
struct WordOutcome {
  enum class Status { nothing, found, several, refused } status = Status::nothing;
  Range range;                            ///< where found
  PassageForm form = PassageForm::words;  ///< where found
  FoundIn found_in = FoundIn::text;       ///< where found
  std::string message;                    ///< why not; where nothing, only when more than absence
  std::string missing;                    ///< where nothing: the words that are not there
  std::string place;                      ///< where nothing: the name of the scope

  [[nodiscard]] bool found() const { return status == Status::found; }
};

/// Looks for words as they are typed, and for `A ... B`, in one scope of one text.
class WordSearch {
 public:
  /// All three outlive this. `typed` is the whole of what was typed for this part, for messages.
  WordSearch(const Text& text, const ResolveOptions& options, std::string_view typed)
      : text_(text), options_(options), typed_(typed) {}

  /// The words as they stand.
  [[nodiscard]] WordOutcome literally(std::string_view words, const WordScope& scope) const;
  /// The same, but refused as ambiguous where the words hold a gap, `A ... B`, and the sentence
  /// goes on to another B: who typed it may have meant the longer stretch.
  [[nodiscard]] WordOutcome as_typed(std::string_view words, const WordScope& scope) const;
  /// The words as `A ... B`, at each gap they hold; the readings that fit must agree.
  [[nodiscard]] WordOutcome across_gap(std::string_view words, const WordScope& scope) const;

 private:
  [[nodiscard]] std::vector<Range> find(std::string_view words, const WordScope& scope) const;
  [[nodiscard]] WordOutcome between(std::string_view first, std::string_view last,
                                    const WordScope& scope) const;
  [[nodiscard]] std::optional<WordOutcome> refusal_of(Range range, Range nearest,
                                                      std::string_view last) const;
  [[nodiscard]] std::vector<Range> longer_readings(Range range, std::uint64_t last_start,
                                                   std::string_view last) const;
  /// The code points as a way out, after `before`; nothing where they would be read as words.
  [[nodiscard]] std::string or_code_points(std::string_view before, Range range) const;
  [[nodiscard]] WordOutcome several_ends(const std::vector<Range>& readings,
                                         const std::string& way_out) const;
  [[nodiscard]] WordOutcome several(std::string_view words, const std::vector<Range>& places,
                                    const WordScope& scope) const;
  [[nodiscard]] std::string list(const std::vector<Range>& places) const;
  [[nodiscard]] std::size_t most() const;
  [[nodiscard]] std::string suggestion(std::string_view words, const std::vector<Range>& places,
                                       const WordScope& scope) const;
  [[nodiscard]] std::optional<std::string> in_lines(std::uint64_t line,
                                                    const std::vector<Range>& places) const;

  const Text& text_;
  const ResolveOptions& options_;
  std::string_view typed_;
};

/// `740..802`.
[[nodiscard]] std::string code_points_of(Range range);

}  // namespace prov
