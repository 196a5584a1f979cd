// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kProveOptions{
    OptionSpec{.name = "since",
               .value = "FILE",
               .help = "prove that the log begins with this checkpoint, kept from earlier"},
    OptionSpec{.name = "output", .letter = 'o', .value = "FILE", .help = "write it to this file"},
    OptionSpec{.name = "bytes",
               .value = "FILE",
               .help = "also write the bytes that whoever checks the proof of an entry hashes"},
    OptionSpec{.name = "evidence",
               .value = "FOLDER",
               .help = "with --since: where both checkpoints are kept if they contradict"}};

struct ProveOptions {
  std::string target;    ///< empty with `since`
  std::string since;     ///< file of a checkpoint
  std::string output;    ///< empty: standard output
  std::string bytes;     ///< file, or empty
  std::string evidence;  ///< folder, or empty
};
[[nodiscard]] ProveOptions parse_prove(const Arguments& arguments);
int run_prove(ProveOptions options, Context& context);

}  // namespace prov::cli
