// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

#include <prov/entry_id.h>

// The document that `prov use` set, for one terminal session and one case. Kept outside the case,
// in $XDG_STATE_HOME/prov/use; a session that ended leaves nothing to a later one.
namespace prov::cli {

/// The document in use for the case in `folder`, by log and number: another case made in the same
/// folder has other logs. Nothing when there is none.
[[nodiscard]] std::optional<EntryId> current_document(const std::filesystem::path& folder);

/// Sets it, or forgets it. Throws Error{io} when it cannot be kept.
void set_current_document(const std::filesystem::path& folder, const std::optional<EntryId>& id);

}  // namespace prov::cli
