// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kLogOptions{
    OptionSpec{.name = "on", .value = "TARGET", .help = "only entries about this, and itself"},
    OptionSpec{.name = "reviewer", .value = "HANDLE", .help = "only entries of this reviewer"},
    OptionSpec{
        .name = "type",
        .value = "TYPE",
        .help = "only entries of this type: the command that writes them (label, note, who, ...)"},
    OptionSpec{.name = "since",
               .value = "TIME",
               .help = "not claimed to be older than this date or time (UTC)"},
    OptionSpec{.name = "until",
               .value = "TIME",
               .help = "claimed to be older than this date or time (UTC)"},
    OptionSpec{.name = "number", .letter = 'n', .value = "N", .help = "at most so many"}};

struct LogOptions {
  EntryFilter filter;
};
[[nodiscard]] LogOptions parse_log(const Arguments& arguments);
int run_log(LogOptions options, Context& context);

}  // namespace prov::cli
