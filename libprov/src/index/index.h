// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/store.h"

namespace prov {

/// What a typed name stands for.
enum class NameKind : std::int64_t {
  handle = 1,      ///< of a person or organization, a claim, a cited document
  name = 2,        ///< name or alias of a person or organization, name of a cited document
  file = 3,        ///< file name of a document, of each of its captures
  reviewer = 4,    ///< handle of a log
  vocabulary = 5,  ///< id of an adopted vocabulary
};

/// How one entry refers to another.
enum class Role : std::int64_t {
  subject = 1,
  object = 2,
  by = 3,
  value = 4,
  document = 5,
  passage = 6,  ///< a passage of the text that the target carries
  claim = 7,
  vocabulary = 8,
  source = 9,
  via = 10,
  within = 11,
  target = 12,
  withdraws = 13,
  same = 14,
};

/// One reference, seen from its target.
struct Mention {
  std::int64_t source = 0;  ///< row of the entry that refers
  Role role = Role::target;
  std::uint32_t item = 0;  ///< item of the target, 0: the whole
  std::string detail;      ///< the label, where the target is a vocabulary
};

/// What the index knows of a document by itself.
struct IndexedDocument {
  std::int64_t row = 0;
  std::int64_t hash = 0;    ///< equal bytes have equal ones; others may, too
  bool used = false;        ///< an entry that is not withdrawn is about it or a passage of it
  std::int64_t latest = 0;  ///< the greatest row of an entry that is, withdrawn or not; or 0
};

/// index.db: the projections that find entries; the full text in it is index/full_text.h.
/// Disposable. Not thread-safe.
class Index {
 public:
  /// Version of the projection rules and of the full text; a file of another is rebuilt.
  static constexpr std::int32_t kVersion = 3;

  /// Opens STORE/index.db, made anew when it is missing, damaged or of another version.
  /// `temporary`: one that goes with the object instead.
  /// `may_replace`: a file that is no index of this version is made anew, which only whoever holds
  /// the lock may do; otherwise Error{not_found, version, verification}.
  Index(Store& store, bool temporary, bool may_replace = true);
  ~Index();

  /// STORE/index.db as it is, right or not; nullptr where it is no index of this version.
  [[nodiscard]] static std::unique_ptr<Index> existing(Store& store,
                                                       OpenMode mode = OpenMode::write);

  /// Whether the index has every entry of the store's snapshot; others are not seen through it.
  [[nodiscard]] bool covers();
  /// What SQLite finds damaged in the file, in its words; empty when nothing.
  [[nodiscard]] std::string damage();
  /// Whether the index has every entry of the store's snapshot and no others.
  [[nodiscard]] bool up_to_date();
  /// Projects what is missing, in bounded transactions. An index that has more than the store's
  /// snapshot is made anew, so the snapshot must be a fresh one, taken under the lock.
  void catch_up();

  /// Starts a transaction into which a writer projects entries as it appends them.
  void begin();
  void commit();
  void rollback();
  /// Projects one entry. `entry.id` must be that of `row`.
  void project(std::int64_t row, const Entry& entry);
  /// Notes how much of a log has been projected.
  void set_size(std::int64_t log, std::string_view origin, std::uint64_t size);

  [[nodiscard]] std::vector<std::int64_t> named(NameKind kind, std::string_view text);
  /// Names that begin with `prefix`, at most `limit` of them, in code point order.
  [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> named_like(
      NameKind kind, std::string_view prefix, std::size_t limit);
  /// Documents whose SHA-256 may begin with these hexadecimal digits (8 to 64; compare in full).
  [[nodiscard]] std::vector<std::int64_t> documents_by_hash(std::string_view digits);
  [[nodiscard]] std::vector<std::int64_t> documents();
  /// The same with what `IndexedDocument` says of each.
  [[nodiscard]] std::vector<IndexedDocument> documents_with_use();
  /// Entries of a log that may carry this batch key (compare in full), ascending.
  [[nodiscard]] std::vector<std::int64_t> by_key(std::int64_t log, std::string_view key);

  [[nodiscard]] bool withdrawn(std::int64_t row, std::uint32_t item = 0);
  [[nodiscard]] std::vector<Mention> mentions(std::int64_t target);
  [[nodiscard]] std::vector<Mention> mentions(std::int64_t target, Role role);
  [[nodiscard]] bool mentioned(std::int64_t target, Role role);
  /// Type of an entry; empty when it is not projected, or unknown.
  [[nodiscard]] std::string_view type(std::int64_t row);
  /// Lamport time of an entry; nothing when it is not projected.
  [[nodiscard]] std::optional<std::uint64_t> lamport(std::int64_t row);

  /// SHA-256 over all rows in order of (origin, seq), in hexadecimal: equal for a rebuilt, an
  /// incremental and a differently synced index of the same logs.
  [[nodiscard]] std::string digest();

  /// For transactions of those who read much.
  [[nodiscard]] Database& database() { return *database_; }

 private:
  struct Statements;
  Index(Store& store, OpenMode mode);
  void open_file(OpenMode mode);
  void open(bool temporary, bool may_replace);
  void prepare();
  [[nodiscard]] bool visible(std::int64_t row) const;
  [[nodiscard]] std::vector<std::int64_t> visible_rows(Statement& rows) const;
  [[nodiscard]] std::vector<Mention> visible_mentions(Statement& rows) const;
  std::optional<std::uint64_t> projected(const LogState& log);
  bool holds_more();
  void start_over();
  void catch_up_log(const LogState& log, std::uint64_t from);
  void add_withdrawal(std::int64_t row, std::int64_t target, std::uint32_t item);
  void update_withdrawn(std::int64_t row, std::uint32_t item);
  bool has_active_withdrawal(std::int64_t row, std::uint32_t item);
  void add_name(NameKind kind, std::string_view text, std::int64_t row);
  void add_mention(std::int64_t source, std::int64_t target, std::uint32_t item, Role role,
                   std::string_view detail);
  void add_document(std::int64_t row, const DocumentAdd& document);
  friend class Projector;
  friend class FullText;

  std::int64_t key_hash(std::string_view key);

  Store& store_;
  std::string last_key_;  // empty: none yet
  std::int64_t last_key_hash_ = 0;
  std::unique_ptr<Database> database_;
  std::unique_ptr<Statements> statements_;
  std::optional<Transaction> transaction_;
};

}  // namespace prov
