// SPDX-License-Identifier: Apache-2.0
#include "stored_rows.h"

#include <string_view>
#include <vector>

#include <prov/error.h>

#include "base/hex.h"
#include "store/formats.h"

namespace prov {
namespace {

// How the rows of a table are read: all of them, and one alone. First column: what names a row;
// second: the entry that it belongs to, or -1.
struct Select {
  std::string all, one;
};

Select table(const std::string& columns, const std::string& from, const std::string& key) {
  const std::string head = "SELECT " + columns + " FROM " + from;
  return {head, head + " WHERE " + key + "=?"};
}

std::vector<Select> selects(const DatabaseFormat& format) {
  std::vector<Select> out = {
      table("rowid,-1,type,name,tbl_name,sql", "sqlite_schema", "rowid"),
      {"SELECT 1,-1,application_id FROM pragma_application_id", ""},
      {"SELECT 1,-1,user_version FROM pragma_user_version", ""},
      {"SELECT 1,-1,encoding FROM pragma_encoding", ""},
  };
  if (format.application_id == log_format().application_id) {
    out.push_back(table("number,-1,origin,key", "log", "number"));
    out.push_back(table("id,id,bytes", "leaf", "id"));
    out.push_back(table("id,-1,hashes", "tile", "id"));
    out.push_back(table("id,-1,note", "checkpoint", "id"));
  } else {
    out.push_back(table("id,id,body_salt,body,sealed_salt,sealed", "entry", "id"));
    out.push_back(table("rowid,owner,part,n,encoding,bytes", "chunk NOT INDEXED", "rowid"));
    // Once more through the index, which holds these columns too; the first column is made of them.
    const std::string index =
        "SELECT owner*1024+part*512+n,owner,part,n,rowid FROM chunk INDEXED BY "
        "sqlite_autoindex_chunk_1";
    out.push_back({index, index + " WHERE owner=?1/1024 AND part=?1/512%2 AND n=?1%512"});
  }
  return out;
}

std::string value_of(const Statement& row, int column) {
  if (row.is_null(column)) return "null";
  if (row.is_text(column)) return "text " + std::string(row.text(column));
  if (row.is_blob(column)) return "blob " + to_hex(row.blob(column));
  return "integer " + std::to_string(row.integer(column));
}

std::string values_of(const Statement& row);

// Tries twice: SQLite checks the cells of a page (cell_size_check) only when it first meets it, and
// reads it afterwards, with offsets cut to the page. What then reads as ever is no changed value.
bool reads_as(Statement& one, std::int64_t key, const std::string& values) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    try {
      one.bind(key);
      const bool same = one.step() && values_of(one) == values;
      one.reset();
      return same;
    } catch (const Error&) {
      one.reset();
    }
  }
  return false;
}

std::string values_of(const Statement& row) {
  std::string out;
  for (int column = 1; column < row.columns(); ++column) out += value_of(row, column) + "\n";
  return out;
}

}  // namespace

StoredRows::StoredRows(const std::filesystem::path& path, const DatabaseFormat& format) {
  Database database(path, OpenMode::read, format);
  for (const Select& select : selects(format)) {
    Statement rows = database.prepare(select.all);
    std::int64_t copies = 0;  // a damaged table may show a row twice
    while (rows.step()) {
      const Row row{rows.integer(1), values_of(rows)};
      std::string name = select.all;
      while (!rows_.emplace(std::pair(name, rows.integer(0)), row).second) {
        name = select.all + " again " + std::to_string(++copies);
      }
    }
  }
}

std::set<std::int64_t> StoredRows::changed_entries(const std::filesystem::path& path,
                                                   const DatabaseFormat& format) const {
  std::set<std::int64_t> changed;
  compare_all(path, format, changed);
  compare_each(path, format, changed);
  return changed;
}

// All rows in the order in which they stand; shows what is there under another id too.
void StoredRows::compare_all(const std::filesystem::path& path, const DatabaseFormat& format,
                             std::set<std::int64_t>& changed) const {
  const auto add_missing = [&changed](const Rows& rows, const Rows& among) {
    for (const auto& [key, row] : rows) {
      const auto found = among.find(key);
      if (row.entry != -1 && (found == among.end() || found->second != row)) {
        changed.insert(row.entry);
      }
    }
  };
  try {
    const StoredRows other(path, format);
    add_missing(rows_, other.rows_);
    add_missing(other.rows_, rows_);
  } catch (const Error&) {
    // Not readable as a whole: row by row then.
  }
}

// Each row by its id, as the store looks for it.
void StoredRows::compare_each(const std::filesystem::path& path, const DatabaseFormat& format,
                              std::set<std::int64_t>& changed) const {
  Database database(path, OpenMode::read, format);
  for (const Select& select : selects(format)) {
    if (select.one.empty()) continue;
    Statement one = database.prepare(select.one);
    for (const auto& [key, row] : rows_) {
      if (key.first != select.all || row.entry == -1) continue;
      if (!reads_as(one, key.second, row.values)) changed.insert(row.entry);
    }
  }
}

}  // namespace prov
