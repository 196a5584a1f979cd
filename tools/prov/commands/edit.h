// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "context.h"
#include "form_in_editor.h"

namespace prov::cli {

inline constexpr std::array kEditOptions{
    OptionSpec{.name = "print", .help = "write the form to standard output, and no more"},
    OptionSpec{.name = "from",
               .value = "FILE",
               .help = "record the form in FILE (- for standard input) without an editor"},
    OptionSpec{.name = "plan", .help = "say what would be recorded, and record nothing"},
    OptionSpec{.name = "why", .value = "TEXT", .help = "the reason of all withdrawals"},
    OptionSpec{.name = "yes", .help = "record without asking"},
    OptionSpec{.name = "continue", .help = "go on with the draft that was left"},
    OptionSpec{.name = "anew", .help = "begin with a new form; a draft that was left is put aside"},
    kKeyOption};

struct EditOptions {
  std::string document, from, key;
  bool print = false;
  FormInEditor in_editor;
};
[[nodiscard]] EditOptions parse_edit(const Arguments& arguments);
int run_edit(EditOptions options, Context& context);

}  // namespace prov::cli
