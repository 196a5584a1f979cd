// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kAppearOptions{
    OptionSpec{.name = "stance",
               .value = "STANCE",
               .help = "what the text does with the claim: a label of vocabulary stance"},
    kLongOption, kNoteOption, kKeyOption};

struct AppearOptions {
  AppearClaim operation;
  std::string key;
};
[[nodiscard]] AppearOptions parse_appear(const Arguments& arguments);
int run_appear(AppearOptions options, Context& context);

}  // namespace prov::cli
