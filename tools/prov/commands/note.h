// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "commands/target_or_passage.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kNoteOptions{kOnOption, kAtOption, kLongOption, kKeyOption};

struct NoteOptions {
  AddNote operation;  ///< without target and passage
  TargetOrPassage about;
  std::string key;
};
[[nodiscard]] NoteOptions parse_note(const Arguments& arguments);
int run_note(NoteOptions options, Context& context);

}  // namespace prov::cli
