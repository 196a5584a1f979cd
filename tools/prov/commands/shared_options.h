// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.h"

// Options that several commands have, so that they mean and say the same everywhere.
namespace prov::cli {

inline constexpr OptionSpec kKeyOption{.name = "key",
                                       .value = "KEY",
                                       .help =
                                           "record under this key: the same key again writes "
                                           "nothing and gives the old id (without: always anew)"};
inline constexpr OptionSpec kNoteOption{
    .name = "note", .value = "TEXT", .help = "a remark kept with it"};
inline constexpr OptionSpec kWhyOption{.name = "why", .value = "TEXT", .help = "the reason"};
inline constexpr OptionSpec kHandleOption{
    .name = "handle",
    .value = "HANDLE",
    .help = "short name to type later (default: made from the name)"};
inline constexpr OptionSpec kLongOption{
    .name = "long", .help = "allow \"A ... B\" over more than 3 lines or 3,000 characters"};
inline constexpr OptionSpec kNewOption{
    .name = "new",
    .help =
        "names that are not on record make new people, organizations or cited documents, even "
        "when they are like others (on a terminal: those that are not like any are made)"};
inline constexpr OptionSpec kOnOption{
    .name = "on", .value = "TARGET", .help = "the thing on record that is meant"};
inline constexpr OptionSpec kAtOption{
    .name = "at", .value = "PASSAGE", .help = "the passage that is meant"};
inline constexpr OptionSpec kEvidenceOption{
    .name = "at", .value = "PASSAGE", .help = "passage that shows it (repeatable)", .repeat = true};
inline constexpr OptionSpec kBasisOption{
    .name = "basis",
    .value = "BASIS",
    .help = "who says it: stated (the subject of itself), reported (somebody else), assessed (you)",
    .choices = "stated reported assessed"};
inline constexpr OptionSpec kByOption{
    .name = "by", .value = "TARGET", .help = "who says it, when it is reported"};
inline constexpr OptionSpec kValidFromOption{
    .name = "valid-from", .value = "DATE", .help = "since when it holds"};
inline constexpr OptionSpec kValidToOption{
    .name = "valid-to", .value = "DATE", .help = "until when it held"};

}  // namespace prov::cli
