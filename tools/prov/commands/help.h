// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "context.h"

namespace prov::cli {

/// Without help text an option is not shown: it is for the build.
inline constexpr std::array kHelpOptions{OptionSpec{.name = "man"},
                                         OptionSpec{.name = "man-folder", .value = "DIR"}};

struct HelpOptions {
  std::string topic;  ///< "", "label", "doc", "doc list"
  bool man = false;
  std::string man_folder;  ///< write all manual pages there
};
[[nodiscard]] HelpOptions parse_help(const Arguments& arguments);
int run_help(HelpOptions options, Context& context);

struct CompletionOptions {
  std::string shell;
};
[[nodiscard]] CompletionOptions parse_completion(const Arguments& arguments);
int run_completion(CompletionOptions options, Context& context);

}  // namespace prov::cli
