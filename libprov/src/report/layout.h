// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace prov::report {

/// Breaks a phrase (safe_text.h) into lines of at most `width` cells, at blanks, and inside words
/// only where one is wider than a line: there after signs such as '/' where that is possible. An
/// isolate that a break parts is closed before it and opened again after it. One empty line for an
/// empty phrase.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view phrase, std::size_t width);

/// Plain text of fixed width, line by line.
class Page {
 public:
  explicit Page(std::size_t width) : width_(width) {}

  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

  void blank() { out_ += '\n'; }
  /// A phrase, wrapped; the first line after `first`, the others after `rest`.
  void text(std::string_view phrase, std::string_view first = "", std::string_view rest = "");
  /// As `text`, with `right` at the right margin of the last line, or of a line of its own.
  void text_and_right(std::string_view phrase, std::string_view right, std::string_view first,
                      std::string_view rest);
  /// Cells side by side: each a phrase, wrapped to its width, at its column (both in cells).
  struct Column {
    std::size_t at = 0, width = 0;
    std::vector<std::string> phrases;  ///< one below the other
  };
  void columns(const std::vector<Column>& columns);

 private:
  void line(std::string text);

  std::size_t width_;
  std::string out_;
};

}  // namespace prov::report
