// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/entry.h>
#include <prov/environment.h>
#include <prov/json.h>

#include "log/checkpoint.h"
#include "log/entry_parts.h"
#include "log/leaf.h"
#include "store/content_db.h"
#include "store/high_water.h"
#include "store/log_db.h"
#include "store/row_id.h"

namespace prov {

/// One log as this reader sees it: what the latest checkpoint says, fixed until `refresh`.
struct LogState {
  std::int64_t number = 0;
  std::string origin;
  PublicKey key{};
  std::uint64_t size = 0;
  Digest root{};
  std::string note;  ///< the latest checkpoint; not verified here
};

/// How a log stands to its high-water mark.
enum class MarkState {
  unknown,       ///< there is no mark: trusted on first use
  equal,         ///< the latest checkpoint is the mark
  ahead,         ///< the store has grown consistently since
  behind,        ///< the mark is greater: an older copy was put back
  inconsistent,  ///< the same size or less with another root: history was rewritten
};

/// What this machine remembers and the store contradicts.
struct MemoryFault {
  std::string words;           ///< "this store is older than this machine has seen of ORIGIN"
  std::filesystem::path file;  ///< the memory
  std::string origin;          ///< the log that it is about
  bool unusable = false;       ///< the memory cannot be read, so that it says nothing
};

/// The stored bytes of an entry.
struct RawEntry {
  std::string leaf;
  EntryParts parts;
};

/// The files of one case, open for reading, or for writing through StoreWriter. Every body and
/// sealed part is checked against its commitment when read. Not thread-safe.
class Store {
 public:
  /// Makes FOLDER with empty files. Throws Error{usage} when it holds a store already, {io}.
  static void create(const std::filesystem::path& folder);

  /// Opens FOLDER (the `.prov` folder itself). Throws Error{not_found, version, verification, io}.
  Store(const std::filesystem::path& folder, OpenMode mode, const Environment& environment);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const Environment& environment() const { return environment_; }
  [[nodiscard]] LogDb& log_db() { return log_db_; }
  [[nodiscard]] ContentDb& content_db() { return content_db_; }
  [[nodiscard]] HighWater& high_water() { return high_water_; }
  [[nodiscard]] Hasher& hasher() { return hasher_; }

  /// The logs by number. `refresh` reads them anew.
  [[nodiscard]] const std::vector<LogState>& logs() const { return logs_; }
  void refresh();
  /// Takes a log as it stands since this process committed to it, without reading it: what is
  /// durable must not be reported as failed because it cannot be read again.
  void advance(const LogState& log);
  /// As `refresh`, inside a read transaction of log.db that the caller holds.
  void refresh_within_transaction();
  /// nullptr when there is none.
  [[nodiscard]] const LogState* find_log(std::string_view origin) const;
  /// Throws Error{verification} when there is none of that number.
  [[nodiscard]] const LogState& log(std::int64_t number) const;
  /// Throws Error{verification} when there is a mark that cannot be read as one.
  [[nodiscard]] MarkState mark_state(const LogState& log);
  /// Logs that stood here together with one that is here, and are not here any more.
  /// Throws Error{io, bad_data} when the memory cannot be read.
  [[nodiscard]] std::vector<std::string> missing_logs();
  /// All that contradicts this machine's memory; a memory that cannot be read is one.
  [[nodiscard]] std::vector<MemoryFault> memory_faults();

  /// Whether a log here, whose key is on this machine or was retired here, goes on from that one:
  /// somebody has seen that it is not what it was, and has left it.
  [[nodiscard]] bool is_left(std::string_view origin);

  /// The row of an entry. Throws Error{not_found} when no log here holds it.
  [[nodiscard]] std::int64_t row_of(const EntryId& id) const;
  [[nodiscard]] EntryId id_of(std::int64_t row, std::uint32_t item = 0) const;

  [[nodiscard]] RawEntry raw_entry(std::int64_t row);
  /// An entry, its parts checked against their commitments. Throws Error{verification} naming it.
  [[nodiscard]] Entry entry(std::int64_t row);
  /// Entries first <= seq < last of a log, in order. The visitor returns false to stop.
  void scan(const LogState& log, std::uint64_t first, std::uint64_t last,
            const std::function<bool(std::int64_t row, const Entry&)>& visit);

  /// The raw bytes, or the text, that a document.add or text.record entry owns; checked against the
  /// hash in its sealed part. Throws Error{verification, not_found}.
  [[nodiscard]] std::string document(std::int64_t row, DocumentPart part);

  /// Reads hashes of a log's tree from its tiles.
  [[nodiscard]] TileReader tile_reader(std::int64_t log_number, std::uint64_t size);

 private:
  Checkpoint open_mark(const LogState& log, std::string_view mark);
  Entry checked_entry(std::int64_t row, std::string_view leaf_bytes,
                      const std::optional<EntryParts>& parts);

  std::filesystem::path folder_;
  Environment environment_;
  LogDb log_db_;
  ContentDb content_db_;
  HighWater high_water_;
  Hasher hasher_;
  std::vector<LogState> logs_;
};

/// Decodes an entry from its stored bytes after checking both commitments. Throws
/// Error{verification} that says which part does not match.
[[nodiscard]] Entry open_entry(Hasher& hasher, const Leaf& leaf, const EntryParts& parts);

}  // namespace prov
