// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/drafts.h"
#include "context.h"

namespace prov::cli {

/// The name of the folder that holds the case.
[[nodiscard]] std::string case_name(Case& opened);
/// Entries in all logs.
[[nodiscard]] std::uint64_t entries_of(const std::vector<LogInfo>& logs);
/// The document of PROV_DOC, else of `prov use`; nothing where there is none.
[[nodiscard]] std::optional<EntryId> current_document_of(Context& context);

/// Forms that were begun and not recorded in the log that is written to, their documents as people
/// type them.
[[nodiscard]] std::vector<Draft> drafts_here(Context& context);

/// What is here, what nobody has looked at, what is open, what came last and what may come next,
/// on one screen however large the case is.
void print_status_screen(Context& context);

}  // namespace prov::cli
