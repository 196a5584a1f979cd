// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "command.h"

namespace prov::cli {

// The command table, in parts; `commands` joins them.

[[nodiscard]] std::span<const Command> documents_commands();  ///< start, sources
[[nodiscard]] std::span<const Command> marks_commands();      ///< claims, labels
[[nodiscard]] std::span<const Command> reading_commands();    ///< reading, other

/// Which of store, as and doc a command heeds (Command::common).
inline constexpr std::string_view kOfCase = "store";
inline constexpr std::string_view kOfDocument = "store doc";
inline constexpr std::string_view kWrites = "store as";
inline constexpr std::string_view kWritesOfDocument = "store as doc";

}  // namespace prov::cli
