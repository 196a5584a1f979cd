// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "log/entry_parts.h"
#include "store/pieces.h"
#include "store/sqlite.h"

namespace prov {

/// What a document entry carries beside its parts.
enum class DocumentPart : std::int64_t { raw = 0, text = 1 };

/// content.db. Rows are named by row_id.h.
class ContentDb {
 public:
  ContentDb(const std::filesystem::path& path, OpenMode mode,
            std::chrono::milliseconds wait = std::chrono::milliseconds{60000});

  [[nodiscard]] Database& database() { return database_; }

  void put_entry(std::int64_t id, const EntryParts& parts);
  void put_pieces(std::int64_t id, DocumentPart part, const std::vector<Piece>& pieces);

  /// The parts of an entry, or nothing when there is no such row.
  [[nodiscard]] std::optional<EntryParts> entry(std::int64_t id);
  /// Calls `visit(id, parts)` for rows first <= id < last in order; it returns false to stop.
  void scan_entries(std::int64_t first, std::int64_t last,
                    const std::function<bool(std::int64_t, const EntryParts&)>& visit);

  [[nodiscard]] bool has_pieces(std::int64_t id, DocumentPart part);
  /// Calls `visit` with each piece of a part, decompressed and in order. Throws
  /// Error{verification} when a piece is missing in between or damaged.
  void read_pieces(std::int64_t id, DocumentPart part,
                   const std::function<void(std::string_view)>& visit);
  /// Ids of entries that own pieces, ascending.
  void scan_owners(const std::function<void(std::int64_t)>& visit);

  /// Whether there is a row with first <= id < last.
  [[nodiscard]] bool has_rows(std::int64_t first, std::int64_t last);
  /// Removes all rows with first <= id < last.
  void remove_rows(std::int64_t first, std::int64_t last);

 private:
  Database database_;
  PieceReader reader_;
  Statement insert_entry_, insert_piece_, select_entry_, scan_, has_rows_, has_pieces_,
      select_pieces_;
};

}  // namespace prov
