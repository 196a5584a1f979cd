// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kSourceOptions{
    kBasisOption,
    kByOption,
    OptionSpec{.name = "of",
               .value = "TARGET",
               .help = "the details are of this person, organization or cited document"},
    OptionSpec{.name = "at",
               .value = "PASSAGE",
               .help = "passage that shows the values given by @ or := (repeatable)",
               .repeat = true},
    kLongOption,
    kWhyOption,
    kNoteOption,
    kValidFromOption,
    kValidToOption,
    kKeyOption};

struct SourceOptions {
  RecordSource operation;  ///< `document` empty: that of -d
  std::string key;
};
[[nodiscard]] SourceOptions parse_source(const Arguments& arguments);
int run_source(SourceOptions options, Context& context);

}  // namespace prov::cli
