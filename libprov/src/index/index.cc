// SPDX-License-Identifier: Apache-2.0
#include "index/index.h"

#include <algorithm>
#include <limits>

#include <prov/error.h>

#include "base/hex.h"
#include "base/timestamp.h"
#include "embedded/index_sql.h"
#include "index/projector.h"
#include "store/formats.h"

namespace prov {
namespace {

constexpr std::int32_t kApplicationId = 0x50525649;  // "PRVI"
constexpr int kSyncNormal = 1;
constexpr int kPageSize = 8192;  // keys come in no order: fewer and larger pages are written
constexpr std::int64_t kAllThere = 0, kSealedErased = 1, kBodyErased = 2;
constexpr std::uint64_t kEntriesPerTransaction = 16384;

DatabaseFormat index_format() {
  return {embedded::index_sql()[0].bytes,
          kApplicationId,
          Index::kVersion,
          kSyncNormal,
          false,
          kPageSize};
}

// The first 64 bits of a digest as an integer that sorts as the digest does.
std::int64_t sortable(std::span<const std::uint8_t> digest) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8 | digest[i];
  return static_cast<std::int64_t>(value ^ std::uint64_t{1} << 63);
}

std::string padded(std::string_view digits, char fill) {
  std::string out(digits.substr(0, 16));
  out.resize(16, fill);
  return out;
}

// Whatever is wrong with an index that can be made anew is no error.
bool can_be_rebuilt(ErrorCode code) {
  return code == ErrorCode::not_found || code == ErrorCode::version ||
         code == ErrorCode::verification;
}

void remove_index(const std::filesystem::path& path) {
  for (const std::filesystem::path& file :
       {path, std::filesystem::path(path.string() + "-journal")}) {
    std::error_code error;
    std::filesystem::remove(file, error);
    if (error) {
      throw Error(ErrorCode::io, "cannot remove " + file.string() + ": " + error.message());
    }
  }
}

}  // namespace

struct Index::Statements {
  Statement log, set_log, entry, mention, document, name, key, withdrawn, add_withdrawn,
      remove_withdrawn, find_name, find_like, find_hash, find_key, mentions, role_mentions,
      withdrawals, withdrawal, withdrawal_of, lamport, type;
};

Index::Index(Store& store, bool temporary, bool may_replace) : store_(store) {
  open(temporary, may_replace);
}

Index::~Index() = default;

Index::Index(Store& store, OpenMode mode) : store_(store) {
  open_file(mode);
  prepare();
}

std::unique_ptr<Index> Index::existing(Store& store, OpenMode mode) {
  try {
    return std::unique_ptr<Index>(new Index(store, mode));
  } catch (const Error& error) {
    if (!can_be_rebuilt(error.code())) throw;
    return nullptr;
  }
}

void Index::open_file(OpenMode mode) {
  database_ = std::make_unique<Database>(store_.folder() / kIndexFile, mode, index_format(),
                                         store_.environment().lock_wait);
  database_->execute("PRAGMA cache_size=-65536");
}

void Index::open(bool temporary, bool may_replace) {
  if (temporary) {
    database_ = std::make_unique<Database>("", OpenMode::create, index_format());
    database_->execute("PRAGMA cache_size=-65536");
  } else {
    try {
      open_file(OpenMode::write);
    } catch (const Error& error) {
      if (!can_be_rebuilt(error.code())) throw;
      if (!may_replace) throw;
      remove_index(store_.folder() / kIndexFile);
      open_file(OpenMode::create);
    }
  }
  prepare();
}

void Index::prepare() {
  statements_ = std::make_unique<Statements>();
  Statements& s = *statements_;
  Database& d = *database_;
  s.log = d.prepare("SELECT size FROM log WHERE number=? AND origin=?");
  s.set_log = d.prepare("INSERT OR REPLACE INTO log VALUES(?,?,?)");
  s.entry = d.prepare("INSERT INTO entry VALUES(?,?,?,?,?)");
  s.mention = d.prepare("INSERT OR IGNORE INTO mention VALUES(?,?,?,?,?)");
  s.document = d.prepare("INSERT INTO document VALUES(?,?)");
  s.name = d.prepare("INSERT OR IGNORE INTO name VALUES(?,?,?)");
  s.key = d.prepare("INSERT INTO batch_key VALUES(?,?,?)");
  s.withdrawn = d.prepare("SELECT 1 FROM withdrawn WHERE id=? AND item=?");
  s.add_withdrawn = d.prepare("INSERT INTO withdrawn VALUES(?,?)");
  s.remove_withdrawn = d.prepare("DELETE FROM withdrawn WHERE id=? AND item=?");
  s.find_name = d.prepare("SELECT id FROM name WHERE kind=? AND text=? ORDER BY id");
  s.find_like = d.prepare("SELECT text,id FROM name WHERE kind=? AND text>=? ORDER BY text,id");
  s.find_hash = d.prepare("SELECT id FROM document WHERE hash>=? AND hash<=? ORDER BY id");
  s.find_key = d.prepare("SELECT id FROM batch_key WHERE log=? AND hash=? ORDER BY id");
  s.mentions = d.prepare(
      "SELECT source,role,item,detail FROM mention WHERE target=? ORDER BY source,role,item");
  s.role_mentions = d.prepare(
      "SELECT source,role,item,detail FROM mention WHERE target=? AND role=? ORDER BY source,item");
  s.withdrawals = d.prepare("SELECT id FROM withdrawal WHERE target=? AND item=? ORDER BY id");
  s.withdrawal = d.prepare("INSERT INTO withdrawal VALUES(?,?,?)");
  s.withdrawal_of = d.prepare("SELECT target,item FROM withdrawal WHERE id=?");
  s.lamport = d.prepare("SELECT lamport FROM entry WHERE id=?");
  s.type = d.prepare("SELECT type FROM entry WHERE id=?");
}

std::optional<std::uint64_t> Index::projected(const LogState& log) {
  Statement& row = statements_->log;
  if (!row.bind(log.number).bind(log.origin).step()) return std::nullopt;
  const auto size = static_cast<std::uint64_t>(row.integer(0));
  row.reset();
  return size;
}

// Whether the index has entries that the store has not: an older copy of the store was put back, or
// a writer has been at work since the store's snapshot.
bool Index::holds_more() {
  Statement rows = database_->prepare("SELECT number,origin,size FROM log");
  while (rows.step()) {
    const LogState* log = store_.find_log(rows.text(1));
    if (log == nullptr || log->number != rows.integer(0) ||
        log->size < static_cast<std::uint64_t>(rows.integer(2))) {
      return true;
    }
  }
  return false;
}

void Index::start_over() {
  begin();
  for (const char* table : {"log", "entry", "mention", "document", "name", "batch_key",
                            "withdrawal", "withdrawn", "full_text_log"}) {
    database_->execute("DELETE FROM " + std::string(table));
  }
  database_->execute("INSERT INTO full_text(full_text) VALUES('delete-all')");
  commit();
}

bool Index::covers() {
  return std::all_of(store_.logs().begin(), store_.logs().end(), [this](const LogState& log) {
    return projected(log).value_or(0) >= log.size;
  });
}

bool Index::up_to_date() { return covers() && !holds_more(); }

std::string Index::damage() {
  const std::string words = database_->query_text("PRAGMA integrity_check(1)");
  return words == "ok" ? "" : words;
}

void Index::catch_up() {
  if (holds_more()) start_over();
  for (const LogState& log : store_.logs()) {
    const std::uint64_t size = projected(log).value_or(0);
    if (size < log.size) catch_up_log(log, size);
  }
}

void Index::catch_up_log(const LogState& log, std::uint64_t from) {
  for (std::uint64_t first = from; first < log.size; first += kEntriesPerTransaction) {
    const std::uint64_t last = std::min(log.size, first + kEntriesPerTransaction);
    begin();
    store_.scan(log, first, last, [this](std::int64_t row, const Entry& entry) {
      project(row, entry);
      return true;
    });
    set_size(log.number, log.origin, last);
    commit();
  }
}

void Index::begin() { transaction_.emplace(*database_, Transaction::Kind::write); }

void Index::commit() {
  if (!transaction_) return;
  transaction_->commit();
  transaction_.reset();
}

void Index::rollback() { transaction_.reset(); }

void Index::set_size(std::int64_t log, std::string_view origin, std::uint64_t size) {
  statements_->set_log.bind(log).bind(origin).bind(static_cast<std::int64_t>(size)).run();
}

void Index::project(std::int64_t row, const Entry& entry) {
  const std::size_t alternative = entry.content.index();
  const bool unknown = std::holds_alternative<UnknownEntry>(entry.content);
  statements_->entry.bind(row)
      .bind(unknown ? std::int64_t{0} : static_cast<std::int64_t>(alternative + 1))
      .bind(static_cast<std::int64_t>(entry.lamport));
  if (entry.time.empty()) {
    statements_->entry.bind_null();
  } else {
    statements_->entry.bind(parse_timestamp(entry.time));
  }
  statements_->entry.bind(entry.body == PartState::erased     ? kBodyErased
                          : entry.sealed == PartState::erased ? kSealedErased
                                                              : kAllThere);
  statements_->entry.run();
  if (!entry.key.empty()) {
    statements_->key.bind(log_of(row)).bind(key_hash(entry.key)).bind(row).run();
  }
  Projector projector(*this, row, entry.id.log);
  std::visit(projector, entry.content);
}

void Index::add_withdrawal(std::int64_t row, std::int64_t target, std::uint32_t item) {
  statements_->withdrawal.bind(row).bind(target).bind(std::int64_t{item}).run();
  update_withdrawn(target, item);
}

// A withdrawal that is withdrawn itself hides nothing: the change runs down the chain of targets.
void Index::update_withdrawn(std::int64_t row, std::uint32_t item) {
  while (true) {
    const bool now = has_active_withdrawal(row, item);
    if (now == withdrawn(row, item)) return;
    Statement& change = now ? statements_->add_withdrawn : statements_->remove_withdrawn;
    change.bind(row).bind(std::int64_t{item}).run();
    if (item != 0) return;
    Statement& acts_on = statements_->withdrawal_of;
    if (!acts_on.bind(row).step()) return;
    row = acts_on.integer(0);
    item = static_cast<std::uint32_t>(acts_on.integer(1));
    acts_on.reset();
  }
}

bool Index::has_active_withdrawal(std::int64_t row, std::uint32_t item) {
  std::vector<std::int64_t> withdrawals;
  Statement& rows = statements_->withdrawals;
  rows.bind(row).bind(std::int64_t{item});
  while (rows.step()) withdrawals.push_back(rows.integer(0));
  return std::any_of(withdrawals.begin(), withdrawals.end(),
                     [this](std::int64_t withdrawal) { return !withdrawn(withdrawal); });
}

void Index::add_name(NameKind kind, std::string_view text, std::int64_t row) {
  statements_->name.bind(static_cast<std::int64_t>(kind)).bind(text).bind(row).run();
}

void Index::add_mention(std::int64_t source, std::int64_t target, std::uint32_t item, Role role,
                        std::string_view detail) {
  statements_->mention.bind(target)
      .bind(static_cast<std::int64_t>(role))
      .bind(source)
      .bind(std::int64_t{item})
      .bind(detail)
      .run();
}

void Index::add_document(std::int64_t row, const DocumentAdd& document) {
  // Whoever holds a key can sign what is no hash; it then finds nothing.
  if (document.sha256.size() != 2 * sizeof(Digest) || !is_hex(document.sha256)) return;
  statements_->document.bind(row).bind(sortable(from_hex(document.sha256))).run();
}

// The file is shared: another process may have projected entries that are not in this store's
// snapshot. A writer sees what it has appended itself.
bool Index::visible(std::int64_t row) const {
  if (transaction_) return true;
  const std::vector<LogState>& logs = store_.logs();
  return std::any_of(logs.begin(), logs.end(), [row](const LogState& log) {
    return log.number == log_of(row) && place_of(row) < log.size;
  });
}

std::vector<std::int64_t> Index::visible_rows(Statement& rows) const {
  std::vector<std::int64_t> out;
  while (rows.step()) {
    if (visible(rows.integer(0))) out.push_back(rows.integer(0));
  }
  return out;
}

std::vector<std::int64_t> Index::named(NameKind kind, std::string_view text) {
  statements_->find_name.bind(static_cast<std::int64_t>(kind)).bind(text);
  return visible_rows(statements_->find_name);
}

std::vector<std::pair<std::string, std::int64_t>> Index::named_like(NameKind kind,
                                                                    std::string_view prefix,
                                                                    std::size_t limit) {
  std::vector<std::pair<std::string, std::int64_t>> out;
  Statement& rows = statements_->find_like;
  rows.bind(static_cast<std::int64_t>(kind)).bind(prefix);
  while (out.size() < limit && rows.step()) {
    if (!rows.text(0).starts_with(prefix)) break;
    if (!visible(rows.integer(1))) continue;
    out.emplace_back(std::string(rows.text(0)), rows.integer(1));
  }
  rows.reset();
  return out;
}

std::vector<std::int64_t> Index::documents_by_hash(std::string_view digits) {
  Statement& rows = statements_->find_hash;
  rows.bind(sortable(from_hex(padded(digits, '0')))).bind(sortable(from_hex(padded(digits, 'f'))));
  return visible_rows(rows);
}

std::vector<std::int64_t> Index::documents() {
  Statement rows = database_->prepare("SELECT id FROM document ORDER BY id");
  return visible_rows(rows);
}

// Roles: subject, passage, target.
std::vector<IndexedDocument> Index::documents_with_use() {
  Statement rows = database_->prepare(
      "SELECT d.id, d.hash, EXISTS(SELECT 1 FROM mention m WHERE m.target=d.id AND m.role IN "
      "(1,6,12) AND NOT EXISTS(SELECT 1 FROM withdrawn w WHERE w.id=m.source AND w.item=0)), "
      "max(ifnull((SELECT max(source) FROM mention m WHERE m.target=d.id AND m.role=1),0),"
      "ifnull((SELECT max(source) FROM mention m WHERE m.target=d.id AND m.role=6),0),"
      "ifnull((SELECT max(source) FROM mention m WHERE m.target=d.id AND m.role=12),0)) "
      "FROM document d ORDER BY d.id");
  std::vector<IndexedDocument> out;
  while (rows.step()) {
    if (!visible(rows.integer(0))) continue;
    out.push_back({rows.integer(0), rows.integer(1), rows.integer(2) != 0, rows.integer(3)});
  }
  return out;
}

// A key is looked for before it is written.
std::int64_t Index::key_hash(std::string_view key) {
  if (key != last_key_) {
    last_key_ = key;
    last_key_hash_ = sortable(store_.hasher().sha256(key));
  }
  return last_key_hash_;
}

std::vector<std::int64_t> Index::by_key(std::int64_t log, std::string_view key) {
  statements_->find_key.bind(log).bind(key_hash(key));
  return visible_rows(statements_->find_key);
}

bool Index::withdrawn(std::int64_t row, std::uint32_t item) {
  const bool found = statements_->withdrawn.bind(row).bind(std::int64_t{item}).step();
  statements_->withdrawn.reset();
  return found;
}

std::vector<Mention> Index::visible_mentions(Statement& rows) const {
  std::vector<Mention> out;
  while (rows.step()) {
    if (!visible(rows.integer(0))) continue;
    out.push_back({rows.integer(0), static_cast<Role>(rows.integer(1)),
                   static_cast<std::uint32_t>(rows.integer(2)), std::string(rows.text(3))});
  }
  return out;
}

std::vector<Mention> Index::mentions(std::int64_t target) {
  statements_->mentions.bind(target);
  return visible_mentions(statements_->mentions);
}

std::vector<Mention> Index::mentions(std::int64_t target, Role role) {
  statements_->role_mentions.bind(target).bind(static_cast<std::int64_t>(role));
  return visible_mentions(statements_->role_mentions);
}

bool Index::mentioned(std::int64_t target, Role role) {
  Statement& rows = statements_->role_mentions;
  rows.bind(target).bind(static_cast<std::int64_t>(role));
  bool found = false;
  while (!found && rows.step()) found = visible(rows.integer(0));
  rows.reset();
  return found;
}

std::string_view Index::type(std::int64_t row) {
  Statement& statement = statements_->type;
  if (!statement.bind(row).step()) return {};
  const std::int64_t place = statement.integer(0);
  statement.reset();
  return place <= 0 ? std::string_view() : type_name_at(static_cast<std::size_t>(place - 1));
}

std::optional<std::uint64_t> Index::lamport(std::int64_t row) {
  if (!statements_->lamport.bind(row).step()) return std::nullopt;
  const auto value = static_cast<std::uint64_t>(statements_->lamport.integer(0));
  statements_->lamport.reset();
  return value;
}

}  // namespace prov
