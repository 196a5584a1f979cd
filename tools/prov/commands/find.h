// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include <prov/search.h>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kFindOptions{
    OptionSpec{.name = "limit", .value = "N", .help = "at most so many documents; 0: all (20)"},
    OptionSpec{
        .name = "places", .value = "N", .help = "at most so many places in each; 0: all (5)"},
    OptionSpec{.name = "withdrawn", .help = "withdrawn documents as well"}};

struct FindOptions {
  TextQuery query;
};
[[nodiscard]] FindOptions parse_find(const Arguments& arguments);
int run_find(FindOptions options, Context& context);

}  // namespace prov::cli
