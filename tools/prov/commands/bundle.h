// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kBundleOptions{
    OptionSpec{.name = "output",
               .letter = 'o',
               .value = "PATH",
               .help = "where to: a folder, or a file that ends in .zip (default: "
                       "bundle-TARGET.zip here)"},
    OptionSpec{.name = "with-texts",
               .help = "take along the documents that targets are or stand in"},
    OptionSpec{.name = "summary",
               .value = "FORMATS",
               .help = "text, markdown, html, json, several with commas, or none (default: "
                       "text,html,json)"}};

struct BundleOptions {
  std::vector<std::string> targets;
  std::string output;
  bool texts = false;
  std::vector<std::string> formats;
};
[[nodiscard]] BundleOptions parse_bundle(const Arguments& arguments);
int run_bundle(BundleOptions options, Context& context);

}  // namespace prov::cli
