// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <prov/environment.h>

namespace prov::cli {

/// A variable of the process's environment; unset is empty.
[[nodiscard]] std::string variable(const char* name);

/// Folder of the private keys: $XDG_DATA_HOME/prov/keys, else ~/.local/share/prov/keys.
/// Throws Error{io} when neither XDG_DATA_HOME nor HOME is set.
[[nodiscard]] std::filesystem::path key_folder();

/// Folder of the high-water marks: $XDG_STATE_HOME/prov, else ~/.local/state/prov; empty (none)
/// when neither is known.
[[nodiscard]] std::filesystem::path state_folder();

/// The file of other logs' trusted keys: $XDG_CONFIG_HOME/prov/trust, else ~/.config/prov/trust.
/// Throws Error{io} when neither XDG_CONFIG_HOME nor HOME is set.
[[nodiscard]] std::filesystem::path trust_file();

/// The login name made into a log handle (`[a-z][a-z0-9]{1,15}`); empty when none can be made.
[[nodiscard]] std::string login_handle();

/// `text` made into a log handle; empty when nothing of it serves.
[[nodiscard]] std::string handle_from(std::string_view text);

}  // namespace prov::cli
