// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "context.h"

namespace prov::cli {

// What the screen of `prov status` and its JSON are both made of.

/// The name of the folder that holds the case.
[[nodiscard]] std::string case_name(Case& opened);
/// Entries in all logs.
[[nodiscard]] std::uint64_t entries_of(const std::vector<LogInfo>& logs);
/// The document of PROV_DOC, else, where comfort is on, that of `prov use`; nothing where there is
/// none. Warns where PROV_DOC names no document. Throws what Case::document throws, except
/// Error{not_found}.
[[nodiscard]] std::optional<EntryId> current_document_of(Context& context);

/// A form that was begun with `prov edit` and not recorded.
struct LeftForm {
  std::optional<EntryId> document;  ///< nothing: no document here goes by the id it was begun with
  std::string began_with;           ///< that id, "mira-2"
  std::string time;                 ///< of its last change, RFC 3339 UTC
  std::filesystem::path path;
};
/// Those of the log that is written to, the one changed last first. Throws what Case::logs throws.
[[nodiscard]] std::vector<LeftForm> left_forms(Context& context);

}  // namespace prov::cli
