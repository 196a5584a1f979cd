// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/verify_findings.h"

namespace prov {

// The steps of a verification that stand alone. Each adds to the findings and throws only what
// Findings::guard lets through.

/// Both files as SQLite sees them: page structure, types, the index of content.db, the fields of
/// the header that decide how values are read.
void check_files(Store& store, Findings& findings);

/// Rows that belong to nothing (of another log, beyond the end, beside a document), and tiles that
/// are missing, too many or of another width than the size of the log asks for.
[[nodiscard]] bool check_rows(Store& store, Findings& findings);

/// Each log's identity against its key, and against what this machine remembers of it.
void check_marks(Store& store, Findings& findings);

/// Leaves, tree, checkpoints and content of one log.
class ContentCheck;
void check_log(Store& store, Findings& findings, StoreReport& report, ContentCheck& content,
               const LogState& log, const std::function<void(std::uint64_t seq)>& progress);

}  // namespace prov
