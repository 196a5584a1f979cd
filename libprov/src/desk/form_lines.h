// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <prov/form.h>

namespace prov {

/// What some editors put before the first line.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A line of a form with what stands below it, further right.
struct FormLine {
  std::size_t number = 0;  ///< from 1
  std::string keyword;
  std::string rest;  ///< what follows, without blanks around it
  std::string more;  ///< lines that begin with ">", each after a line feed
  std::size_t indent = 0;
  std::vector<FormLine> below;

  /// The rest with the lines that go on with it.
  [[nodiscard]] std::string text() const { return rest + more; }
};

/// Divides a form into lines, down to the cut; comments and empty lines are left out. Bytes that
/// are no UTF-8 and lines that go on with nothing are problems.
[[nodiscard]] std::vector<FormLine> form_lines(std::string_view text,
                                               std::vector<FormProblem>& problems);

/// Takes the mark off the end of a rest: `words {@14}` becomes `words`, and "@14" is returned. An
/// empty one, `{}`, is taken off too. Whatever else stands in braces is left.
[[nodiscard]] std::string take_mark(std::string& rest);

/// Whether the text is the mark of an entry: "@14", "@12.2", "mira-14".
[[nodiscard]] bool is_mark(std::string_view text);

/// Whether a keyword of other lines is meant, so that a field of that name has to say `field`.
[[nodiscard]] bool begins_a_line(std::string_view name);

/// Parts `a | b` at its first bar; without one `b` is empty.
[[nodiscard]] std::pair<std::string, std::string> part_at_bar(std::string_view rest);

/// The first word, and the rest without blanks around it.
[[nodiscard]] std::pair<std::string, std::string> first_word(std::string_view rest);

/// Without blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace prov
