// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "command_table.h"
#include "complete.h"

namespace prov::cli {
namespace {

constexpr std::array kCommands{
    Command{.name = "complete",
            .summary = "what the last of some words may become",
            .raw = run_complete,
            .operands = "[WORDS...]",
            .description =
                "The question that the completion rules of shells ask with each key. WORDS are "
                "what stands after prov, the last of them as far as it is typed; an empty one is "
                "the beginning of the next. Each line is a word that the last one may become, and "
                "after a tab a hint. It reads what the index of the case has, writes nothing, "
                "waits for nobody, and is silent about all errors.",
            .example = "prov complete read p"},
};

}  // namespace

std::span<const Command> unlisted_commands() { return kCommands; }

}  // namespace prov::cli
