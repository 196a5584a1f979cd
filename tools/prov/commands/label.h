// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "commands/target_or_passage.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kLabelOptions{
    kOnOption,
    kAtOption,
    OptionSpec{.name = "confidence", .value = "N", .help = "how sure you are, 0 to 100"},
    kWhyOption,
    kLongOption,
    kKeyOption};

struct LabelOptions {
  AttachLabel operation;  ///< without target and passage
  TargetOrPassage about;
  std::string key;
};
[[nodiscard]] LabelOptions parse_label(const Arguments& arguments);
int run_label(LabelOptions options, Context& context);

}  // namespace prov::cli
