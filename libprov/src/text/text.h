// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <prov/passage.h>

namespace prov {

class FoldedText;

/// The immutable text of a document with what is needed to find places in it: lines, sentences,
/// and the two ways of counting (bytes of UTF-8, Unicode code points).
///
/// Construction reads the text once; sentences and the folded form are made when first asked for
/// and kept. All const members may be called from several threads at once. Movable, not copyable.
class Text {
 public:
  /// Takes over `utf8`. Throws Error{bad_data} when it is not well-formed UTF-8.
  explicit Text(std::string utf8);
  ~Text();
  Text(Text&&) noexcept;
  Text& operator=(Text&&) noexcept;

  [[nodiscard]] std::string_view utf8() const noexcept { return utf8_; }
  /// Number of code points.
  [[nodiscard]] std::uint64_t length() const noexcept { return length_; }

  /// Number of lines. A line ends at LF, CRLF or a lone CR; the end of the text ends the last one
  /// when anything stands after the last line end. An empty text has none.
  [[nodiscard]] std::uint64_t line_count() const noexcept { return line_starts_.size(); }
  /// Line `number` (1 to line_count()) without its line end; start == end when it is empty.
  /// Throws Error{not_found} when there is no such line.
  [[nodiscard]] Range line(std::uint64_t number) const;
  /// Number (from 1) of the line that holds the code point `at`, line ends belonging to the line
  /// they end; the last line for at >= length(). 1 for an empty text.
  [[nodiscard]] std::uint64_t line_of(std::uint64_t at) const;

  /// Byte offset of the code point `at` (0 to length()); utf8().size() beyond that.
  [[nodiscard]] std::size_t byte_of(std::uint64_t at) const;
  /// Number of code points that start before byte `byte` (0 to utf8().size()).
  [[nodiscard]] std::uint64_t code_point_of(std::size_t byte) const;
  /// The characters of `range`; throws Error{not_found} when it reaches beyond the text.
  [[nodiscard]] std::string_view slice(Range range) const;

  /// Sentences of line `number`, ascending, without white space around them, each at least one
  /// code point; none in a blank line. `language` is a BCP 47 tag, empty to guess by script (see
  /// text/sentences.h). Lives as long as this text. Throws as line() does.
  [[nodiscard]] const std::vector<Range>& sentences(std::uint64_t number,
                                                    std::string_view language = {}) const;
  /// The form in which words are sought. Lives as long as this text.
  [[nodiscard]] const FoldedText& folded() const;

 private:
  struct Lazy;

  std::string utf8_;
  std::uint64_t length_ = 0;
  std::vector<std::uint64_t> checkpoints_;  ///< code points before each block of bytes
  std::vector<std::size_t> line_starts_;    ///< bytes
  std::unique_ptr<Lazy> lazy_;
};

}  // namespace prov
