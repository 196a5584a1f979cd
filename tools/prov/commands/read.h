// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kReadOptions{
    OptionSpec{.name = "lines", .value = "N-M", .help = "only these lines, or line N"},
    OptionSpec{.name = "marks", .help = "only what is marked, with its words"},
    OptionSpec{.name = "evidence", .help = "also what shows a mark, a source detail or a tie"},
    OptionSpec{.name = "plain", .help = "the text without marks, printed at once"},
    OptionSpec{.name = "invisible",
               .help = "show no-break blanks and what is not seen as \u2039U+00A0\u203A"}};

struct ReadOptions {
  std::string document;
  std::uint64_t first = 1, last = UINT64_MAX;
  bool marks = false, evidence = false, plain = false, invisible = false;
};
[[nodiscard]] ReadOptions parse_read(const Arguments& arguments);
int run_read(ReadOptions options, Context& context);

}  // namespace prov::cli
