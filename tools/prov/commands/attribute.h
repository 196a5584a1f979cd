// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kAttributeOptions{
    OptionSpec{.name = "by", .value = "TARGET", .help = "the person or organization that says it"},
    OptionSpec{.name = "by-cited",
               .value = "DOC",
               .help = "the document that says it, held here or known by mention (prov cite)"},
    OptionSpec{.name = "by-words", .value = "PASSAGE", .help = "the words that name the source"},
    OptionSpec{.name = "unknown", .help = "the text does not say who says it"},
    OptionSpec{.name = "cue", .value = "PASSAGE", .help = "the words that say who said it"},
    OptionSpec{.name = "form",
               .value = "FORM",
               .help = "direct, indirect, ...: a label of vocabulary form"},
    OptionSpec{
        .name = "via",
        .value = "TARGET",
        .help = "who passed it on without being its speaker (repeatable, from the source outwards)",
        .repeat = true},
    OptionSpec{.name = "via-cue",
               .value = "PASSAGE",
               .help = "the words that say so, after its --via",
               .repeat = true},
    OptionSpec{.name = "within", .value = "TARGET", .help = "the attribution around this one"},
    OptionSpec{.name = "top",
               .help = "within no other (on a terminal: the innermost around it is taken)"},
    kNewOption,
    kLongOption,
    kNoteOption,
    kKeyOption};

struct AttributeOptions {
  RecordAttribution operation;
  UnknownNames unknown = UnknownNames::refuse;
  bool top = false;
  std::string key;
};
[[nodiscard]] AttributeOptions parse_attribute(const Arguments& arguments);
int run_attribute(AttributeOptions options, Context& context);

}  // namespace prov::cli
