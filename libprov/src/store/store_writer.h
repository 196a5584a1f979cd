// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_lock.h"
#include "crypto/entropy.h"
#include "json/canonical_object.h"
#include "store/store.h"

namespace prov {

/// An entry ready to be appended.
struct NewEntry {
  std::string_view type;
  json::CanonicalObject body;                ///< without the member "sealed"
  json::CanonicalObject sealed;              ///< null: nothing to seal
  const std::vector<Piece>* raw = nullptr;   ///< of a document
  const std::vector<Piece>* text = nullptr;  ///< of a text that differs from the raw bytes
};

/// What becomes of a transaction where a log of the store is behind its high-water mark, is not
/// what it was, or has lost another beside it. A log that nobody has left (Store::is_left) is
/// refused; left_alone: not so while the log is opened that leaves it.
enum class Outdated { refused, left_alone };

/// The write path of a store (doc/architecture.md, "The life of one entry"). Holds the lock from
/// construction to destruction; several transactions may follow each other under it.
///
/// Per transaction: rows of content.db are committed first; then leaves, tiles and the signed
/// checkpoint go into log.db, are read back and hashed again, and committed. That second commit is
/// the commit point. Then the high-water mark moves.
class StoreWriter {
 public:
  /// Waits for the lock, refreshes the store, refuses one that is behind or inconsistent with its
  /// mark (Error{verification}), removes the orphans of a crash.
  explicit StoreWriter(Store& store, Outdated outdated = Outdated::refused);
  ~StoreWriter();
  StoreWriter(const StoreWriter&) = delete;
  StoreWriter& operator=(const StoreWriter&) = delete;

  /// Starts a new log in this transaction under a key; its first entry must be log.open. Returns
  /// its number and origin.
  LogState open_log(const PublicKey& key);
  /// The key that signs a log's checkpoints; it must outlive this object. Throws Error{key} when it
  /// is not that log's, Error{verification} when the log is not what this machine has seen of it:
  /// its key would sign a second history.
  void use_key(std::int64_t log_number, const SigningKey& key);

  /// Sequence number that the next entry of a log will get.
  [[nodiscard]] std::uint64_t next_seq(std::int64_t log_number) const;
  /// Appends to the open transaction. References of the body must name entries of logs held here,
  /// or earlier ones of its own log (Error{not_found}); Error{bad_data} beyond the size limits.
  /// When it throws, nothing has been appended.
  std::int64_t append(std::int64_t log_number, NewEntry entry);
  /// An entry appended since the last commit. Throws Error{not_found} for any other.
  [[nodiscard]] Entry pending_entry(std::int64_t row);
  /// The leaf written by the latest append.
  [[nodiscard]] std::uint64_t last_lamport(std::int64_t log_number) const;

  /// Makes the transaction durable. Throws Error{key} when a key is not at hand (the transaction
  /// stays open), Error{io, verification}: the transaction is then gone, or, if the failure was in
  /// the commit itself, found out by the next writer; this one takes no more entries.
  void commit();
  /// Entries appended since the last commit.
  [[nodiscard]] std::size_t pending() const { return pending_; }
  /// Drops what was appended since the last commit.
  void rollback();

  /// Warnings met on the way (a mark that could not be written).
  [[nodiscard]] std::vector<std::string> take_warnings() { return std::move(warnings_); }

 private:
  struct OpenLog {
    LogState state;  // as committed
    TileWriter tiles;
    std::uint64_t lamport = 0;        // of the last entry, appended ones included
    std::vector<std::string> leaves;  // appended, not committed
    bool is_new = false;
  };

  OpenLog& open(std::int64_t log_number);
  void check_marks(Outdated outdated);
  void remember_companions();
  /// Returns whether there were any.
  bool remove_orphans();
  void begin();
  std::vector<Dependency> dependencies(const OpenLog& own, const json::Value& body,
                                       std::uint64_t* lamport);
  std::uint64_t lamport_of(const LogState& log);
  void put_content(std::int64_t row, const NewEntry& entry, const EntryParts& parts);
  void commit_files();
  void write_log(OpenLog& log);
  void check_written(const OpenLog& log);
  void move_mark(const OpenLog& log);

  Store& store_;
  FileLock lock_;
  SaltSource salts_;
  std::map<std::int64_t, OpenLog> logs_;
  std::map<std::int64_t, const SigningKey*> keys_;
  std::map<std::string, std::string> left_;  // origins of logs not to be written to, and why
  std::optional<Transaction> content_transaction_;
  std::optional<Transaction> log_reading_;  // until the first commit: what is read is locked once
  std::size_t pending_ = 0;
  bool failed_ = false;     // a commit did
  bool marks_kept_ = true;  // by the latest commit
  std::vector<std::string> warnings_;
};

}  // namespace prov
