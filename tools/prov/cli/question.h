// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "cli/output.h"

namespace prov::cli {

/// Whether somebody can be asked: standard input and standard error are a terminal.
[[nodiscard]] bool can_ask(const Output& err);

/// Puts a question on `err` and reads a line of standard input, without blanks around it; nothing
/// at its end.
[[nodiscard]] std::optional<std::string> ask(Output& err, const std::string& question);

}  // namespace prov::cli
