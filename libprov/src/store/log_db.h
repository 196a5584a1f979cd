// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/key.h"
#include "log/tile.h"
#include "store/sqlite.h"

namespace prov {

/// A row of the table `log`.
struct LogRow {
  std::int64_t number = 0;
  std::string origin;
  PublicKey key{};
};

/// A row of the table `checkpoint`.
struct CheckpointRow {
  std::uint64_t size = 0;
  std::string note;
};

/// log.db. Appends leaves and checkpoints, replaces tiles, removes nothing. Rows are named by
/// row_id.h.
class LogDb {
 public:
  LogDb(const std::filesystem::path& path, OpenMode mode,
        std::chrono::milliseconds wait = std::chrono::milliseconds{60000});

  [[nodiscard]] Database& database() { return database_; }

  [[nodiscard]] std::vector<LogRow> logs();
  void add_log(const LogRow& row);

  void append_leaf(std::int64_t id, std::string_view bytes);
  /// The bytes of a leaf. Throws Error{verification} when there is none.
  [[nodiscard]] std::string leaf(std::int64_t id);
  /// Calls `visit` for leaves first <= id < last in order; it returns false to stop.
  void scan_leaves(std::int64_t first, std::int64_t last,
                   const std::function<bool(std::int64_t, std::string_view)>& visit);
  /// Number of leaves of a log as its highest id says.
  [[nodiscard]] std::uint64_t leaf_count(std::int64_t log_number);

  void put_tile(std::int64_t log_number, const TileId& tile, std::span<const Digest> hashes);
  /// The first `tile.width` hashes of a stored tile. Throws Error{verification} when it holds
  /// fewer.
  [[nodiscard]] std::vector<Digest> tile(std::int64_t log_number, const TileId& tile);
  /// Calls `visit(id, bytes)` for every tile in order of id.
  void scan_tiles(const std::function<void(std::int64_t, std::span<const std::uint8_t>)>& visit);

  void append_checkpoint(std::int64_t log_number, const CheckpointRow& row);
  /// The checkpoint of the greatest size, or nothing for a log without one.
  [[nodiscard]] std::optional<CheckpointRow> latest_checkpoint(std::int64_t log_number);
  /// The note of the checkpoint of that size, or nothing where none ended.
  [[nodiscard]] std::optional<std::string> checkpoint(std::int64_t log_number, std::uint64_t size);
  /// Calls `visit(id, note)` for every checkpoint in order of id.
  void scan_checkpoints(const std::function<void(std::int64_t, std::string_view)>& visit);

 private:
  Database database_;
  Statement insert_leaf_, select_leaf_, scan_leaves_, put_tile_, select_tile_;
  Statement insert_checkpoint_, latest_checkpoint_, select_logs_;
};

/// The row id of a tile: level in bits 36 to 39 of the place, number below.
[[nodiscard]] std::int64_t tile_row_id(std::int64_t log_number, unsigned level,
                                       std::uint64_t index);

}  // namespace prov
