// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prov {

/// A text as it is compared when words are sought, and the way back to the original. Quotation
/// marks become ' or ", a run of dashes -, a run of white space one blank, the rest NFKC; invisible
/// characters are left out; letter case stays. Never stored, never shown.
/// Offsets are bytes of UTF-8 on both sides.
class FoldedText {
 public:
  /// Folds `source`, well-formed UTF-8, which need not outlive this.
  explicit FoldedText(std::string_view source);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  /// Where, in the source, a place that starts (ends) at folded byte `at` (0 to text().size())
  /// starts (ends); left-out characters at its edge do not belong to it. nullopt when `at` lies
  /// inside what one source character, or one combining sequence, folds to.
  [[nodiscard]] std::optional<std::size_t> source_start(std::size_t at) const;
  [[nodiscard]] std::optional<std::size_t> source_end(std::size_t at) const;

  /// First folded byte that stems from source bytes at or after `source`.
  [[nodiscard]] std::size_t folded_from(std::size_t source) const;

 private:
  /// Source bytes that fold to something else; between two of them source and folded bytes agree
  /// one for one in place, if not in value.
  struct Edit {
    std::size_t folded_begin, folded_end, source_begin, source_end;
  };

  void fold(std::string_view source);
  void put(std::string_view folded, std::size_t source_begin, std::size_t source_end);

  std::string text_;
  std::vector<Edit> edits_;  ///< ascending
};

/// `words` folded, without blanks at the ends.
[[nodiscard]] std::string fold_words(std::string_view words);

/// Whether `c` is left out by folding (Default_Ignorable_Code_Point, Unicode 15).
[[nodiscard]] bool is_left_out(char32_t c);

}  // namespace prov
