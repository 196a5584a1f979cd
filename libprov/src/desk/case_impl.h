// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <prov/case.h>
#include <prov/error.h>

#include "index/index.h"
#include "store/store.h"
#include "text/text.h"

namespace prov {

/// What kind of thing an entry is, as far as operations care.
enum class ThingKind {
  log,
  document,
  cited_document,
  agent,
  claim,
  appearance,
  attribution,
  statement,
  affiliation,
  identity,
  label,
  note,
  vocabulary,
  withdrawal,
  exported,
  capture,
  text,
  unknown,
};
/// The name people see: "a document", "a person or organization".
[[nodiscard]] std::string_view shown_kind(ThingKind kind);
[[nodiscard]] ThingKind kind_of(const Content& content);

/// The `.prov` folder of a case: FOLDER itself when that is its name.
[[nodiscard]] std::filesystem::path store_folder(const std::filesystem::path& folder);
/// The same, when it holds a store. Throws Error{not_found}, or {verification} when log.db or
/// content.db alone is missing.
[[nodiscard]] std::filesystem::path existing_store(const std::filesystem::path& folder);

/// One open case: store, index and the caches that go with them.
class CaseImpl {
 public:
  CaseImpl(const std::filesystem::path& folder, Access access, const Environment& environment);

  Store& store() { return store_; }
  Index& index() { return *index_; }
  /// Goes on with an index that goes with this object, and warns, since index.db cannot be written.
  void use_temporary_index(const Error& why);
  const std::filesystem::path& folder() const { return folder_; }
  std::vector<std::string>& warnings() { return warnings_; }
  Hasher& hasher() { return store_.hasher(); }

  /// Entries are read through here, so that what a writer has appended but not committed is seen
  /// as well. The reference is valid until the next call.
  const Entry& entry(std::int64_t row);
  /// From the first entry appended until `forget_pending`, those of `log` from its size on are
  /// pending, and read by `read`.
  void begin_pending(std::int64_t log, std::function<Entry(std::int64_t)> read);
  void remember_pending(std::int64_t row, Entry entry);
  void forget_pending();
  [[nodiscard]] std::int64_t row_of(const EntryId& id);
  [[nodiscard]] EntryId id_of(std::int64_t row, std::uint32_t item = 0) const;

  void begin_reading();
  void end_reading();
  /// Lets go of the files whatever read locks there are.
  void stop_reading();

  /// Handle of a log as shown; `mira~3f` where logs clash.
  const std::string& log_handle(std::int64_t number);
  std::string display_name(std::int64_t number);
  std::string show(std::int64_t row, std::uint32_t item = 0);
  void forget_handles() { handles_.clear(); }

  /// Rows of all document.add entries of the same bytes, the first in merged order first.
  std::vector<std::int64_t> same_documents(std::int64_t row);
  /// The same for bytes of this SHA-256 (hexadecimal); none when they are not held.
  std::vector<std::int64_t> documents_with(const std::string& sha256);
  /// Whether `a` comes before `b` in merged order: (lamport, origin, seq).
  bool before(std::int64_t a, std::int64_t b);
  void sort_merged(std::vector<std::int64_t>& rows);

  /// The tree that a log has in this snapshot. The reference is valid until the next call.
  TileReader& tree_of(const LogState& log);

  /// The text that an entry carries, checked against its hash; a few are kept.
  std::shared_ptr<const Text> text(std::int64_t row);
  /// A name for a document in addresses and messages: its file name without the ending.
  std::string document_name(std::int64_t row);
  /// As Case::typed_name; remembered until `forget_typed_names`. The reference is valid until then.
  const std::string& typed_name(std::int64_t document);
  /// Whatever is added or withdrawn may change what a name leads to.
  void forget_typed_names() { typed_names_.clear(); }

 private:
  struct Slot {
    std::int64_t row = -1;  // -1: none
    Entry entry;
  };

  void open_index(Access access);
  void start_reading();
  void breathe();
  [[nodiscard]] bool is_pending(std::int64_t row) const {
    return row >= pending_begin_ && row < pending_end_;
  }
  Slot& slot_of(std::int64_t row);
  void warn_about_marks();
  void name_logs();
  void remember_text(std::int64_t row, std::shared_ptr<const Text> text);
  std::string pending_text(std::int64_t row);

  std::filesystem::path folder_;
  Store store_;
  std::unique_ptr<Index> index_;
  std::vector<std::string> warnings_;
  int read_locks_ = 0;
  std::vector<std::unique_ptr<Transaction>> reading_;
  std::chrono::steady_clock::time_point reading_since_;
  std::map<std::int64_t, std::string> handles_;
  std::int64_t pending_begin_ = 0, pending_end_ = 0;  // rows
  std::function<Entry(std::int64_t)> read_pending_;
  Slot latest_;  // appended, not committed; by itself, so that a long batch displaces nothing
  // The entries used last, each at the place that its row gives.
  std::array<Slot, 16> entries_;
  std::unordered_map<std::int64_t, std::shared_ptr<const Text>> texts_;
  std::unordered_map<std::int64_t, std::string> typed_names_;
  std::size_t texts_bytes_ = 0;
  struct Tree {
    std::int64_t log;
    std::uint64_t size;
    TileReader tiles;
  };
  std::optional<Tree> tree_;  // proofs of one log follow each other
};

}  // namespace prov
