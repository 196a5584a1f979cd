// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.h"

namespace prov::cli {

/// Terminal columns that UTF-8 text takes: combining marks none, East Asian wide and emoji two.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Text made harmless on a terminal: control characters and marks that reorder text become U+FFFD;
/// with `one_line`, line ends and tabs become blanks.
[[nodiscard]] std::string printable(std::string_view text, bool one_line = true);

/// `printable` text of at most `greatest` code points; of a longer one its two ends around " … ".
[[nodiscard]] std::string shortened(std::string_view text, std::size_t greatest);

/// The same in quotation marks, “...”, unless it brings its own.
[[nodiscard]] std::string in_quotes(std::string_view text, std::size_t greatest = 60);

/// `printable` text of at most `columns` columns, 2 at least; of a longer one its beginning before
/// " …". What holds right-to-left letters stands between U+2068 and U+2069.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t columns);

/// A `printable` line in which right-to-left words, quoted or bare, stand between U+2068 and
/// U+2069, so that what is around them keeps its order; what stands there already stays so.
[[nodiscard]] std::string isolated(std::string_view line);

/// How long before `now` (seconds since 1970) an RFC 3339 time is: "2 minutes ago"; beyond some
/// weeks, or when it is to come, its day. "(erased)" for an empty one.
[[nodiscard]] std::string since(const std::string& time, std::int64_t now);

/// Columns of the terminal at standard output, else COLUMNS, else 80; at least 40.
[[nodiscard]] int terminal_width();

/// 12345 as "12,345".
[[nodiscard]] std::string grouped(std::uint64_t number);

/// "1 entry", "2 entries".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one,
                                  std::string_view many);

/// Rows of `printable` cells, printed `isolated` in columns two blanks apart without blanks at line
/// ends.
class Table {
 public:
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  /// Cells of this column (from 0) stand at its right edge.
  void right(std::size_t column) { right_.push_back(column); }
  void print(Output& out, std::string_view indent = "") const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> right_;
};

/// Text broken at blanks into lines of at most `width` columns, each after `indent`.
[[nodiscard]] std::string wrapped(std::string_view text, std::string_view indent,
                                  std::size_t width = 78);

/// A line on a terminal that tells how far long work has come, at most five times a second.
class Progress {
 public:
  /// `total` in the unit of `update`'s `done`, or 0 when unknown; silent unless `visible`.
  Progress(Output& err, bool visible, std::string what, std::uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `items` are what is counted and rated, `done` measures the way to `total`.
  void update(std::uint64_t items, std::uint64_t done);

 private:
  using SteadyClock = std::chrono::steady_clock;

  Output& err_;
  bool visible_;
  bool drawn_ = false;
  std::string what_;
  std::uint64_t total_;
  SteadyClock::time_point start_, last_;
};

}  // namespace prov::cli
