// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kAffiliateOptions{
    kBasisOption,
    kByOption,
    kEvidenceOption,
    kLongOption,
    OptionSpec{.name = "wording", .value = "TEXT", .help = "the tie as the text words it"},
    kNewOption,
    kWhyOption,
    kNoteOption,
    kValidFromOption,
    kValidToOption,
    kKeyOption};

struct AffiliateOptions {
  RecordAffiliation operation;
  UnknownNames unknown = UnknownNames::refuse;
  std::string key;
};
[[nodiscard]] AffiliateOptions parse_affiliate(const Arguments& arguments);
int run_affiliate(AffiliateOptions options, Context& context);

}  // namespace prov::cli
