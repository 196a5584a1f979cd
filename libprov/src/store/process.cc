// SPDX-License-Identifier: Apache-2.0
#include <prov/process.h>

#include <sqlite3.h>

namespace prov {

// Each refusal is harmless: SQLite then works as it was set up.
void start_lean() {
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, 0);
}

}  // namespace prov
