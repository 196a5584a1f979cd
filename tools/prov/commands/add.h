// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kAddOptions{
    OptionSpec{.name = "url", .value = "URL", .help = "where it was obtained"},
    OptionSpec{.name = "archive-url", .value = "URL", .help = "a copy in a web archive"},
    OptionSpec{.name = "retrieved-at",
               .value = "TIME",
               .help = "when it was obtained, as 2024-03-02 or 2024-03-02T10:00:00Z"},
    OptionSpec{.name = "tool", .value = "NAME", .help = "what it was obtained with"},
    OptionSpec{.name = "name", .value = "NAME", .help = "file name to record (for one document)"},
    OptionSpec{.name = "charset",
               .value = "CHARSET",
               .help = "encoding of the text (default: found out and recorded)"}};

struct AddOptions {
  std::vector<std::string> files;  ///< files, folders, "-"
  AddDocument common;              ///< what holds for each of them
};
[[nodiscard]] AddOptions parse_add(const Arguments& arguments);
int run_add(AddOptions options, Context& context);

}  // namespace prov::cli
