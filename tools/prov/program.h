// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/output.h"
#include "world.h"

namespace prov::cli {

/// A command line after its first reading: which command, and the words left for it.
struct CommandLine {
  std::string verb;                ///< "", "label", "doc list"
  std::vector<std::string> words;  ///< options and operands, those before the verb included
};

/// Finds the verb: the first word that is neither an option nor the value of a global one. A second
/// word belongs to it where the first is a family ("doc list"). `agent` becomes `who`.
[[nodiscard]] CommandLine split_command_line(const std::vector<std::string>& words);

/// Runs the command line (without the program's name) and returns the exit code. Throws Error.
int run_program(const std::vector<std::string>& words, const World& world, Output& out,
                Output& err);

}  // namespace prov::cli
