// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <prov/json.h>

#include "command.h"

namespace prov::cli {

/// The list of commands by group.
[[nodiscard]] std::string overview();
/// The first screen where there is no case.
[[nodiscard]] std::string first_screen();
/// Help for a command, for the commands of a family ("doc"), the page of "words", or, when `topic`
/// is empty, the list of commands. Throws Error{usage} when there is no such command.
[[nodiscard]] std::string help_on(const std::string& topic);
/// "prov label LABEL TARGET|PASSAGE [OPTIONS]"
[[nodiscard]] std::string synopsis(const Command& command);
/// The command table and the words as schemas/cli/help.json describes them, or what `topic` names.
/// Throws Error{usage} when there are none.
[[nodiscard]] json::Value help_json(const std::string& topic = {});

/// Manual pages in roff (man(7)): of a command, and prov(1) itself.
[[nodiscard]] std::string man_page(const Command& command);
[[nodiscard]] std::string man_page_of_prov();
/// Name of the page without section: "prov-doc-list".
[[nodiscard]] std::string man_name(const Command& command);

/// The completion script for "bash", "zsh" or "fish".
[[nodiscard]] std::string completion_script(std::string_view shell);

}  // namespace prov::cli
