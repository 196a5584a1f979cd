// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "desk/drafter.h"
#include "model/entry_codec.h"
#include "store/store_writer.h"

namespace prov {

/// Writes operations to one log of an open case. The lock is held while a transaction is open, from
/// the first operation to `commit`.
class WriterImpl {
 public:
  WriterImpl(CaseImpl& impl, std::int64_t log, SigningKey key);
  ~WriterImpl();

  /// `echo`: say what was taken.
  Recorded apply(const Operation& operation, std::optional<std::string> key, std::string_view as,
                 bool echo);
  Recorded record_export(const ExportRecord& record, const std::string& time);
  void commit();
  [[nodiscard]] std::int64_t log() const { return log_; }
  /// Takes the lock, unless it is held, so that what is read from now on is what is written to.
  /// Returns how many entries the log has, with those not committed.
  std::uint64_t begin();
  [[nodiscard]] std::string origin() const { return impl_.store().log(log_).origin; }
  /// The entry of the log that carries a key.
  std::optional<std::int64_t> by_key(std::string_view key);
  [[nodiscard]] std::size_t pending() const;
  void set_base_folder(const std::filesystem::path& folder) { base_folder_ = folder; }

 private:
  void open();
  void close();
  void project_sizes();
  /// An empty `time` is that of the clock.
  std::int64_t append(Content content, NewEntry fresh, std::string_view key,
                      const PreparedDocument* document, std::string time = {});
  /// Appends and projects; sets the lamport time of `entry`.
  std::int64_t write(NewEntry fresh, Entry& entry);
  void abandon(const Error& why);
  std::int64_t adopt(const UsableVocabulary& vocabulary);
  std::string derived_key(const Draft& draft, NewEntry& fresh);
  Recorded record(Draft draft, std::optional<std::string> key);
  Recorded repeated(std::int64_t row);
  /// The same for an explicit key; warns where the operation is not what that entry says.
  Recorded repeated(std::int64_t row, const std::string& key, const Operation& operation,
                    Drafter& drafter);

  CaseImpl& impl_;
  std::int64_t log_;
  SigningKey key_;
  std::optional<StoreWriter> store_writer_;
  VocabularyShelf shelf_;
  EntryChecker checker_;
  std::filesystem::path base_folder_;
  std::map<std::string, std::optional<EntryId>> names_;
  std::map<std::string, std::int64_t, std::less<>> known_documents_;  // of this transaction
  std::string abandoned_;  // why the entries applied since the last commit are gone
  // Of equal operations, by the first 64 bits of their hash: a batch may have millions.
  std::unordered_map<std::uint64_t, std::uint32_t> ordinals_;
  std::vector<EntryId> also_;  // appended on the way
};

}  // namespace prov
