// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

// The document that `prov use` set, for one terminal session and one case. Kept outside the case,
// in $XDG_STATE_HOME/prov/use; a session that ended leaves nothing to a later one.
namespace prov::cli {

/// The id of the document in use for the case in `folder`; empty when there is none.
[[nodiscard]] std::string current_document(const std::filesystem::path& folder);

/// Sets it; an empty id forgets it. Throws Error{io} when it cannot be kept.
void set_current_document(const std::filesystem::path& folder, const std::string& id);

}  // namespace prov::cli
