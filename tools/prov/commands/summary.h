// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kSummaryOptions{
    OptionSpec{.name = "format",
               .value = "FORMAT",
               .help = "text, markdown, html or json (default: by the name of -o, else text)",
               .choices = "text markdown html json"},
    OptionSpec{.name = "output", .letter = 'o', .value = "FILE", .help = "write it to this file"},
    OptionSpec{.name = "withdrawn", .help = "show what has been withdrawn, too"}};

struct SummaryOptions {
  std::vector<std::string> targets;
  std::string format;  ///< text, markdown, html, json
  std::string output;
  bool withdrawn = false;
};
[[nodiscard]] SummaryOptions parse_summary(const Arguments& arguments);
int run_summary(SummaryOptions options, Context& context);

}  // namespace prov::cli
