// SPDX-License-Identifier: Apache-2.0
#include "store/content_db.h"

#include <prov/error.h>

#include "base/hex.h"
#include "store/formats.h"

namespace prov {
namespace {

std::optional<std::string> optional_blob(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return std::string(as_chars(row.blob(column)));
}

void bind_optional(Statement& statement, const std::optional<std::string>& bytes) {
  if (bytes) {
    statement.bind(as_bytes(*bytes));
  } else {
    statement.bind_null();
  }
}

EntryParts parts_of(const Statement& row) {
  return {optional_blob(row, 1), optional_blob(row, 2), optional_blob(row, 3),
          optional_blob(row, 4)};
}

}  // namespace

ContentDb::ContentDb(const std::filesystem::path& path, OpenMode mode,
                     std::chrono::milliseconds wait)
    : database_(path, mode, content_format(), wait) {
  insert_entry_ = database_.prepare("INSERT INTO entry VALUES(?,?,?,?,?)");
  insert_piece_ = database_.prepare("INSERT INTO chunk VALUES(?,?,?,?,?)");
  select_entry_ =
      database_.prepare("SELECT id,body_salt,body,sealed_salt,sealed FROM entry WHERE id=?");
  scan_ = database_.prepare(
      "SELECT id,body_salt,body,sealed_salt,sealed FROM entry WHERE id>=? AND id<? ORDER BY id");
  has_rows_ = database_.prepare(
      "SELECT EXISTS(SELECT 1 FROM entry WHERE id>=?1 AND id<?2) OR "
      "EXISTS(SELECT 1 FROM chunk WHERE owner>=?1 AND owner<?2)");
  has_pieces_ = database_.prepare("SELECT 1 FROM chunk WHERE owner=? AND part=? LIMIT 1");
  select_pieces_ =
      database_.prepare("SELECT n,encoding,bytes FROM chunk WHERE owner=? AND part=? ORDER BY n");
}

void ContentDb::put_entry(std::int64_t id, const EntryParts& parts) {
  insert_entry_.bind(id);
  bind_optional(insert_entry_, parts.body_salt);
  bind_optional(insert_entry_, parts.body);
  bind_optional(insert_entry_, parts.sealed_salt);
  bind_optional(insert_entry_, parts.sealed);
  insert_entry_.run();
}

void ContentDb::put_pieces(std::int64_t id, DocumentPart part, const std::vector<Piece>& pieces) {
  std::int64_t n = 0;
  for (const Piece& piece : pieces) {
    insert_piece_.bind(id)
        .bind(static_cast<std::int64_t>(part))
        .bind(n++)
        .bind(static_cast<std::int64_t>(piece.encoding))
        .bind(as_bytes(piece.bytes))
        .run();
  }
}

std::optional<EntryParts> ContentDb::entry(std::int64_t id) {
  select_entry_.bind(id);
  if (!select_entry_.step()) return std::nullopt;
  EntryParts parts = parts_of(select_entry_);
  select_entry_.reset();
  return parts;
}

void ContentDb::scan_entries(std::int64_t first, std::int64_t last,
                             const std::function<bool(std::int64_t, const EntryParts&)>& visit) {
  scan_.bind(first).bind(last);
  // SQLite seeks the first row by its id and takes the others as they come.
  for (std::int64_t next = first; scan_.step();) {
    const std::int64_t id = scan_.integer(0);
    if (id < next || id >= last) {
      scan_.reset();
      throw Error(ErrorCode::verification,
                  database_.path().string() + ": entries do not stand in order (run prov verify)");
    }
    next = id + 1;
    if (!visit(scan_.integer(0), parts_of(scan_))) break;
  }
  scan_.reset();
}

bool ContentDb::has_pieces(std::int64_t id, DocumentPart part) {
  const bool found = has_pieces_.bind(id).bind(static_cast<std::int64_t>(part)).step();
  has_pieces_.reset();
  return found;
}

void ContentDb::read_pieces(std::int64_t id, DocumentPart part,
                            const std::function<void(std::string_view)>& visit) {
  std::int64_t expected = 0;
  select_pieces_.bind(id).bind(static_cast<std::int64_t>(part));
  try {
    while (select_pieces_.step()) {
      if (select_pieces_.integer(0) != expected++) {
        throw Error(ErrorCode::verification, "a piece of the stored document is missing");
      }
      if (!select_pieces_.is_blob(2)) {
        throw Error(ErrorCode::verification, "a piece of the stored document is of another type");
      }
      visit(reader_.read(select_pieces_.integer(1), as_chars(select_pieces_.blob(2))));
    }
  } catch (...) {
    select_pieces_.reset();
    throw;
  }
}

void ContentDb::scan_owners(const std::function<void(std::int64_t)>& visit) {
  Statement rows = database_.prepare("SELECT DISTINCT owner FROM chunk ORDER BY owner");
  while (rows.step()) visit(rows.integer(0));
}

bool ContentDb::has_rows(std::int64_t first, std::int64_t last) {
  const bool any = has_rows_.bind(first).bind(last).step() && has_rows_.integer(0) != 0;
  has_rows_.reset();
  return any;
}

void ContentDb::remove_rows(std::int64_t first, std::int64_t last) {
  database_.prepare("DELETE FROM entry WHERE id>=? AND id<?").bind(first).bind(last).run();
  database_.prepare("DELETE FROM chunk WHERE owner>=? AND owner<?").bind(first).bind(last).run();
}

}  // namespace prov
