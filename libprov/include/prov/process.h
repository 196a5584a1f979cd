// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace prov {

/// For programs that run for a moment and use SQLite through this library alone: has SQLite take
/// memory for pages when it needs them instead of in advance for each file, and not count what it
/// takes. Call it before anything else of the library, once; it acts on the whole process
/// (sqlite3_config, https://www.sqlite.org/c3ref/config.html) and does nothing once SQLite was
/// used. Programs that use SQLite themselves leave it.
void start_lean();

}  // namespace prov
