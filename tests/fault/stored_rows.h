// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "store/sqlite.h"

namespace prov {

/// Every value that can be read from a database file, as text with its type: rows of all tables, by
/// the table and (where there is one) by its index, sqlite_schema, and the fields of the header.
class StoredRows {
 public:
  /// Throws what reading a damaged file throws.
  StoredRows(const std::filesystem::path& path, const DatabaseFormat& format);

  friend bool operator==(const StoredRows&, const StoredRows&) = default;

  /// Entries (ids of row_id.h) whose values in the file at `path` are not those held here, read in
  /// order or by their ids. What cannot be read or found there counts as another.
  [[nodiscard]] std::set<std::int64_t> changed_entries(const std::filesystem::path& path,
                                                       const DatabaseFormat& format) const;

 private:
  struct Row {
    std::int64_t entry = -1;  // that it belongs to, -1: to none
    std::string values;
    friend bool operator==(const Row&, const Row&) = default;
  };
  using Rows =
      std::map<std::pair<std::string, std::int64_t>, Row>;  // by select and its first column

  void compare_all(const std::filesystem::path& path, const DatabaseFormat& format,
                   std::set<std::int64_t>& changed) const;
  void compare_each(const std::filesystem::path& path, const DatabaseFormat& format,
                    std::set<std::int64_t>& changed) const;

  Rows rows_;
};

}  // namespace prov
