// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kCiteOptions{kHandleOption, kEvidenceOption, kLongOption, kNoteOption,
                                         kKeyOption};

struct CiteOptions {
  CiteDocument operation;
  std::string key;
};
[[nodiscard]] CiteOptions parse_cite(const Arguments& arguments);
int run_cite(CiteOptions options, Context& context);

}  // namespace prov::cli
