// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <prov/passage.h>

#include "text/text.h"

namespace prov {

/// Prints ranges (ascending, not overlapping, inside the text, none empty) in passage syntax:
/// `22`, `22.3`, `12-26`, `22.1-22.4`, `22: words`, `22: first ... last`, else `740..802`; parts
/// joined by ` + `. What is printed resolves to the same code points, with the same `language` (BCP
/// 47, empty to guess) and without allow_long (unless the text holds
/// the printed string itself as words, in both orders of its parts). Throws Error{usage} for ranges
/// of another kind.
[[nodiscard]] std::string locate(std::span<const Range> ranges, const Text& text,
                                 std::string_view language = {});

/// Lines or sentences that are just `range`: `22`, `12-26`, `22.1-22.4`; nullopt where there are
/// none.
[[nodiscard]] std::optional<std::string> locate_whole(Range range, const Text& text,
                                                      std::string_view language = {});

/// `740..802 + 850..870`, as `locate` prints what it has no shorter form for.
[[nodiscard]] std::string locate_code_points(std::span<const Range> ranges, const Text& text,
                                             std::string_view language = {});

/// Lines longer than this are not searched for words to print: a page of marks would be slow.
inline constexpr std::uint64_t kLongestSearched = 20'000;  // code points

/// Whether the lines of `range` are short enough to be searched for its words.
[[nodiscard]] bool searchable(Range range, const Text& text);

/// Whether `passage`, as typed, is just these ranges, without allow_long.
[[nodiscard]] bool reads_back(const std::string& passage, std::span<const Range> ranges,
                              const Text& text, std::string_view language = {});

/// The stretches of `text` between white space of any kind, none of them empty.
[[nodiscard]] std::vector<std::string_view> between_blanks(std::string_view text);

/// Whether a page or a terminal shows these characters as they are: no controls, marks that reorder
/// what stands beside them or noncharacters. White space counts as shown.
[[nodiscard]] bool prints_as_it_is(std::string_view text);

/// The same for where the words stand beside it: a range of lines or of sentences as `locate`
/// prints it, of everything else the lines: `22` for `22: reads in part`, `10 + 12`.
[[nodiscard]] std::string locate_lines(std::span<const Range> ranges, const Text& text,
                                       std::string_view language = {});

/// Where `range` starts, for listings: `22.1`, or `22` where line 22 has no sentence there.
[[nodiscard]] std::string describe(Range range, const Text& text, std::string_view language = {});

}  // namespace prov
