// SPDX-License-Identifier: Apache-2.0
#include "store/log_db.h"

#include <algorithm>
#include <cstring>

#include <prov/error.h>

#include "base/hex.h"
#include "store/formats.h"
#include "store/row_id.h"

namespace prov {
namespace {

constexpr int kTileLevelShift = 36;

std::span<const std::uint8_t> bytes_of(std::span<const Digest> hashes) {
  return {reinterpret_cast<const std::uint8_t*>(hashes.data()), hashes.size() * sizeof(Digest)};
}

}  // namespace

std::int64_t tile_row_id(std::int64_t log_number, unsigned level, std::uint64_t index) {
  return row_id(log_number, std::uint64_t{level} << kTileLevelShift | index);
}

LogDb::LogDb(const std::filesystem::path& path, OpenMode mode, std::chrono::milliseconds wait)
    : database_(path, mode, log_format(), wait) {
  insert_leaf_ = database_.prepare("INSERT INTO leaf VALUES(?,?)");
  select_leaf_ = database_.prepare("SELECT bytes FROM leaf WHERE id=?");
  scan_leaves_ = database_.prepare("SELECT id,bytes FROM leaf WHERE id>=? AND id<? ORDER BY id");
  put_tile_ = database_.prepare("INSERT OR REPLACE INTO tile VALUES(?,?)");
  select_tile_ = database_.prepare("SELECT hashes FROM tile WHERE id=?");
  insert_checkpoint_ = database_.prepare("INSERT INTO checkpoint VALUES(?,?)");
  select_logs_ = database_.prepare("SELECT number,origin,key FROM log ORDER BY number");
  latest_checkpoint_ = database_.prepare(
      "SELECT id,note FROM checkpoint WHERE id>=? AND id<? ORDER BY id DESC LIMIT 1");
}

std::vector<LogRow> LogDb::logs() {
  std::vector<LogRow> out;
  Statement& rows = select_logs_;
  while (rows.step()) {
    LogRow row{rows.integer(0), std::string(rows.text(1)), {}};
    const std::span<const std::uint8_t> key = rows.blob(2);
    if (row.number < 1 || row.number >= kLogLimit || key.size() != row.key.size()) {
      rows.reset();
      throw Error(ErrorCode::verification, database_.path().string() + ": a log has a bad row");
    }
    std::copy(key.begin(), key.end(), row.key.begin());
    out.push_back(std::move(row));
  }
  return out;
}

void LogDb::add_log(const LogRow& row) {
  database_.prepare("INSERT INTO log VALUES(?,?,?)")
      .bind(row.number)
      .bind(row.origin)
      .bind(std::span<const std::uint8_t>(row.key))
      .run();
}

void LogDb::append_leaf(std::int64_t id, std::string_view bytes) {
  insert_leaf_.bind(id).bind(as_bytes(bytes)).run();
}

std::string LogDb::leaf(std::int64_t id) {
  if (!select_leaf_.bind(id).step()) {
    throw Error(ErrorCode::verification, database_.path().string() + ": entry " +
                                             std::to_string(place_of(id)) + " is missing");
  }
  std::string bytes(as_chars(select_leaf_.blob(0)));
  select_leaf_.reset();
  return bytes;
}

void LogDb::scan_leaves(std::int64_t first, std::int64_t last,
                        const std::function<bool(std::int64_t, std::string_view)>& visit) {
  scan_leaves_.bind(first).bind(last);
  while (scan_leaves_.step()) {
    if (!visit(scan_leaves_.integer(0), as_chars(scan_leaves_.blob(1)))) break;
  }
  scan_leaves_.reset();
}

std::uint64_t LogDb::leaf_count(std::int64_t log_number) {
  Statement rows = database_.prepare("SELECT max(id) FROM leaf WHERE id>=? AND id<?");
  rows.bind(row_id(log_number, 0)).bind(row_id(log_number + 1, 0));
  if (!rows.step() || rows.is_null(0)) return 0;
  return place_of(rows.integer(0)) + 1;
}

void LogDb::put_tile(std::int64_t log_number, const TileId& tile, std::span<const Digest> hashes) {
  put_tile_.bind(tile_row_id(log_number, tile.level, tile.index)).bind(bytes_of(hashes)).run();
}

std::vector<Digest> LogDb::tile(std::int64_t log_number, const TileId& tile) {
  std::vector<Digest> out(tile.width);
  const bool found = select_tile_.bind(tile_row_id(log_number, tile.level, tile.index)).step();
  const std::span<const std::uint8_t> bytes =
      found ? select_tile_.blob(0) : std::span<const std::uint8_t>();
  const bool enough = bytes.size() >= out.size() * sizeof(Digest);
  if (enough) std::memcpy(out.data(), bytes.data(), out.size() * sizeof(Digest));
  select_tile_.reset();
  if (!enough) {
    throw Error(ErrorCode::verification,
                database_.path().string() + ": tile " + tile.path() + " is missing or too short");
  }
  return out;
}

void LogDb::scan_tiles(
    const std::function<void(std::int64_t, std::span<const std::uint8_t>)>& visit) {
  Statement rows = database_.prepare("SELECT id,hashes FROM tile ORDER BY id");
  while (rows.step()) visit(rows.integer(0), rows.blob(1));
}

void LogDb::append_checkpoint(std::int64_t log_number, const CheckpointRow& row) {
  insert_checkpoint_.bind(row_id(log_number, row.size)).bind(std::string_view(row.note)).run();
}

std::optional<CheckpointRow> LogDb::latest_checkpoint(std::int64_t log_number) {
  latest_checkpoint_.bind(row_id(log_number, 0)).bind(row_id(log_number + 1, 0));
  if (!latest_checkpoint_.step()) return std::nullopt;
  CheckpointRow row{place_of(latest_checkpoint_.integer(0)),
                    std::string(latest_checkpoint_.text(1))};
  latest_checkpoint_.reset();
  return row;
}

std::optional<std::string> LogDb::checkpoint(std::int64_t log_number, std::uint64_t size) {
  Statement rows = database_.prepare("SELECT note FROM checkpoint WHERE id=?");
  rows.bind(row_id(log_number, size));
  if (!rows.step()) return std::nullopt;
  return std::string(rows.text(0));
}

void LogDb::scan_checkpoints(const std::function<void(std::int64_t, std::string_view)>& visit) {
  Statement rows = database_.prepare("SELECT id,note FROM checkpoint ORDER BY id");
  while (rows.step()) visit(rows.integer(0), rows.text(1));
}

}  // namespace prov
