// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "store/verify_steps.h"

namespace prov {
namespace {

void check_pragma(Database& database, Findings& findings, std::string_view file,
                  const std::string& name, const std::string& expected) {
  const std::string actual = database.query_text("PRAGMA " + name);
  if (actual == expected) return;
  findings.fail("file", file,
                database.path().string() + ": " + name + " is " + actual + ", not " + expected);
}

// Returns whether all is well.
bool check_structure(Database& database, Findings& findings, std::string_view file,
                     const std::string& pragma) {
  bool well = true;
  findings.guard("file", file, std::nullopt, [&] {
    well = false;
    Statement rows = database.prepare("PRAGMA " + pragma);
    while (rows.step()) {
      if (rows.text(0) == "ok") {
        well = true;
        continue;
      }
      findings.fail("file", file, database.path().string() + ": " + std::string(rows.text(0)));
    }
  });
  return well;
}

void check_header(Database& database, Findings& findings, std::string_view file) {
  findings.guard("file", file, std::nullopt, [&] {
    check_pragma(database, findings, file, "encoding", "UTF-8");
    check_pragma(database, findings, file, "auto_vacuum", "0");
  });
}

// The index of the pieces and the pieces themselves differ: says whose pieces are concerned. A
// value read through the index does not show what stands in the table.
void name_owners(Store& store, Findings& findings) {
  Database& database = store.content_db().database();
  std::set<std::int64_t> owners;
  findings.guard("file", kContentFile, std::nullopt, [&] {
    Statement table = database.prepare("SELECT owner,part,n FROM chunk WHERE rowid=?");
    Statement index = database.prepare(
        "SELECT owner,part,n,rowid FROM chunk INDEXED BY sqlite_autoindex_chunk_1");
    while (index.step()) {
      const bool found = table.bind(index.integer(3)).step();
      const bool same = found && table.integer(0) == index.integer(0) &&
                        table.integer(1) == index.integer(1) &&
                        table.integer(2) == index.integer(2);
      if (found && !same) owners.insert(table.integer(0));
      if (!same) owners.insert(index.integer(0));
      table.reset();
    }
  });
  findings.guard("file", kContentFile, std::nullopt, [&] {
    Statement index = database.prepare(
        "SELECT 1 FROM chunk INDEXED BY sqlite_autoindex_chunk_1 WHERE owner=? AND part=? AND n=?");
    Statement table = database.prepare("SELECT owner,part,n FROM chunk NOT INDEXED");
    while (table.step()) {
      index.bind(table.integer(0)).bind(table.integer(1)).bind(table.integer(2));
      if (!index.step()) owners.insert(table.integer(0));
      index.reset();
    }
  });
  for (const std::int64_t owner : owners) {
    const bool held =
        std::any_of(store.logs().begin(), store.logs().end(), [owner](const LogState& log) {
          return log.number == log_of(owner) && place_of(owner) < log.size;
        });
    if (!held) continue;
    findings.fail_entry("document", kContentFile, owner,
                        "a piece of its document stands under another number than its index says");
  }
}

}  // namespace

// log.db has no secondary index, so the quick check is a whole one.
void check_files(Store& store, Findings& findings) {
  Database& log = store.log_db().database();
  Database& content = store.content_db().database();
  check_header(log, findings, kLogFile);
  check_header(content, findings, kContentFile);
  check_structure(log, findings, kLogFile, "quick_check");
  if (!check_structure(content, findings, kContentFile, "integrity_check")) {
    name_owners(store, findings);
  }
}

}  // namespace prov
