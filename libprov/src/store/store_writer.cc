// SPDX-License-Identifier: Apache-2.0
#include "store/store_writer.h"

#include <algorithm>

#include <prov/error.h>

#include "base/hex.h"
#include "log/commitment.h"
#include "log/merkle.h"
#include "log/origin.h"
#include "model/parts.h"
#include "store/formats.h"

namespace prov {
namespace {

constexpr std::size_t kBodyLimit = std::size_t{1} << 20;
constexpr std::size_t kSealedLimit = std::size_t{4} << 20;

void check_size(std::string_view what, std::size_t size, std::size_t limit) {
  if (size > limit) {
    throw Error(ErrorCode::bad_data, std::string(what) + " of an entry would have " +
                                         std::to_string(size) + " bytes, the limit is " +
                                         std::to_string(limit));
  }
}

std::string text_of(const Salt& salt) { return std::string(as_chars(salt)); }

}  // namespace

StoreWriter::StoreWriter(Store& store, Outdated outdated)
    : store_((refuse_network_file_system(store.folder()), store)),
      lock_(store.folder() / kLockFile, store.environment().lock_wait),
      salts_(store.environment().entropy) {
  log_reading_.emplace(store.log_db().database(), Transaction::Kind::read);
  store_.refresh();
  check_marks(outdated);
  begin();
}

StoreWriter::~StoreWriter() {
  try {
    rollback();
  } catch (const Error&) {
    // SQLite rolls back when the connection closes.
  }
}

void StoreWriter::check_marks(Outdated outdated) {
  for (const MemoryFault& fault : store_.memory_faults()) {
    if (fault.unusable) {
      throw Error(ErrorCode::verification, fault.words + " (remove " + fault.file.string() +
                                               " to trust this store as it is)");
    }
    if (outdated == Outdated::refused && !store_.is_left(fault.origin)) {
      throw Error(ErrorCode::verification,
                  fault.words +
                      " (put the newer copy back; or leave that log as it is and go on in a new "
                      "one: prov key new --after " +
                      fault.origin + ")");
    }
    left_[fault.origin] = fault.words;
  }
}

// Which logs stand together is remembered when it changes, and where nothing is remembered yet.
void StoreWriter::remember_companions() {
  std::vector<std::string> origins;
  for (const LogState& log : store_.logs()) origins.push_back(log.origin);
  try {
    const auto known = [&](const std::string& origin) {
      const std::vector<std::string> kept = store_.high_water().companions(origin);
      return std::all_of(origins.begin(), origins.end(), [&](const std::string& each) {
        return std::find(kept.begin(), kept.end(), each) != kept.end();
      });
    };
    if (!std::all_of(origins.begin(), origins.end(), known)) {
      store_.high_water().write_companions(origins);
    }
  } catch (const Error& error) {
    warnings_.push_back("which logs stand together could not be kept: " +
                        std::string(error.what()));
  }
}

// Content without a leaf: a writer died between the two commits.
bool StoreWriter::remove_orphans() {
  ContentDb& content = store_.content_db();
  bool removed = false;
  std::int64_t previous_end = 0;
  std::vector<std::pair<std::int64_t, std::int64_t>> gaps;
  for (const LogState& log : store_.logs()) {
    gaps.emplace_back(previous_end, row_id(log.number, 0));
    previous_end = row_id(log.number, log.size);
  }
  gaps.emplace_back(previous_end, row_id(kLogLimit, 0));
  for (const auto& [first, last] : gaps) {
    if (!content.has_rows(first, last)) continue;
    content.remove_rows(first, last);
    removed = true;
  }
  return removed;
}

StoreWriter::OpenLog& StoreWriter::open(std::int64_t log_number) {
  const auto found = logs_.find(log_number);
  if (found != logs_.end()) return found->second;
  OpenLog& log = logs_[log_number];
  log.state = store_.log(log_number);
  log.tiles = TileWriter(store_.hasher(), log.state.size,
                         [&](const TileId& id) { return store_.log_db().tile(log_number, id); });
  if (log.tiles.root(store_.hasher()) != log.state.root) {
    logs_.erase(log_number);
    throw Error(ErrorCode::verification, "the tree of " + store_.log(log_number).origin +
                                             " does not match its checkpoint (run prov verify)");
  }
  log.lamport = lamport_of(log.state);
  return log;
}

LogState StoreWriter::open_log(const PublicKey& key) {
  std::int64_t number = 1;
  for (const LogState& log : store_.logs()) number = std::max(number, log.number + 1);
  for (const auto& [used, log] : logs_) number = std::max(number, used + 1);
  if (number >= kLogLimit) throw Error(ErrorCode::usage, "this store cannot hold another log");
  OpenLog& log = logs_[number];
  log.state.number = number;
  log.state.origin = make_origin(store_.hasher(), store_.environment().entropy, key);
  log.state.key = key;
  log.is_new = true;
  return log.state;
}

void StoreWriter::use_key(std::int64_t log_number, const SigningKey& key) {
  const LogState& log = open(log_number).state;
  if (key.public_key() != log.key) {
    throw Error(ErrorCode::key, "that key does not belong to " + log.origin);
  }
  if (const auto left = left_.find(log.origin); left != left_.end()) {
    throw Error(ErrorCode::verification,
                left->second +
                    ", and another log goes on from it (write to that one, or put the "
                    "newer copy back)");
  }
  keys_[log_number] = &key;
}

std::uint64_t StoreWriter::next_seq(std::int64_t log_number) const {
  const auto found = logs_.find(log_number);
  if (found == logs_.end()) return store_.log(log_number).size;
  return found->second.state.size + found->second.leaves.size();
}

Entry StoreWriter::pending_entry(std::int64_t row) {
  const OpenLog& log = open(log_of(row));
  const std::uint64_t seq = place_of(row);
  const std::optional<EntryParts> parts = store_.content_db().entry(row);
  if (seq < log.state.size || seq - log.state.size >= log.leaves.size() || !parts) {
    throw Error(ErrorCode::not_found, "entry " + std::to_string(seq) + " of " + log.state.origin +
                                          " is not one of this transaction");
  }
  const std::string& leaf = log.leaves[static_cast<std::size_t>(seq - log.state.size)];
  return open_entry(store_.hasher(), parse_leaf(leaf), *parts);
}

std::uint64_t StoreWriter::last_lamport(std::int64_t log_number) const {
  return logs_.at(log_number).lamport;
}

std::uint64_t StoreWriter::lamport_of(const LogState& log) {
  if (log.size == 0) return 0;
  return parse_leaf(store_.log_db().leaf(row_id(log.number, log.size - 1))).lamport;
}

void StoreWriter::begin() {
  if (failed_) {
    throw Error(ErrorCode::io, "an earlier transaction of this writer failed; open " +
                                   store_.folder().string() + " again");
  }
  if (!content_transaction_) {
    content_transaction_.emplace(store_.content_db().database(), Transaction::Kind::write);
    if (!remove_orphans()) return;
    // They go even if nothing comes of this transaction.
    content_transaction_->commit();
    content_transaction_.emplace(store_.content_db().database(), Transaction::Kind::write);
  }
}

// The newest checkpoint held of each other log that the body refers to; raises `lamport` to the
// greatest that those checkpoints cover.
std::vector<Dependency> StoreWriter::dependencies(const OpenLog& own, const json::Value& body,
                                                  std::uint64_t* lamport) {
  std::map<std::string, Dependency> found;
  for (const EntryId& id : references_in(body, own.state.origin)) {
    if (id.log == own.state.origin) {
      if (id.seq >= own.state.size + own.leaves.size()) {
        throw Error(ErrorCode::not_found,
                    "entry " + std::to_string(id.seq) + " of the own log does not exist yet");
      }
      continue;
    }
    if (found.contains(id.log)) continue;
    const LogState* other = store_.find_log(id.log);
    if (other == nullptr || id.seq >= other->size) static_cast<void>(store_.row_of(id));
    found[id.log] = {other->origin, other->root, other->size};
    *lamport = std::max(*lamport, lamport_of(*other));
  }
  std::vector<Dependency> out;
  for (auto& [origin, dependency] : found) out.push_back(std::move(dependency));
  return out;
}

std::int64_t StoreWriter::append(std::int64_t log_number, NewEntry entry) {
  OpenLog& log = open(log_number);
  const std::uint64_t seq = log.state.size + log.leaves.size();
  std::uint64_t lamport = log.lamport;
  Leaf leaf{log.state.origin, seq, std::string(entry.type), 1, 0, {}, {}};
  leaf.deps = dependencies(log, entry.body.value(), &lamport);
  leaf.lamport = lamport + 1;

  EntryParts parts;
  if (!entry.sealed.is_null()) {
    parts.sealed = entry.sealed.text();
    check_size("the sealed part", parts.sealed->size(), kSealedLimit);
    const Salt salt = salts_.next();
    parts.sealed_salt = text_of(salt);
    entry.body.set("sealed", to_hex(sealed_commitment(store_.hasher(), salt, leaf.log, leaf.type,
                                                      *parts.sealed)));
  }
  parts.body = entry.body.text();
  check_size("the body", parts.body->size(), kBodyLimit);
  const Salt salt = salts_.next();
  parts.body_salt = text_of(salt);
  leaf.body = body_commitment(store_.hasher(), salt, leaf.log, leaf.type, *parts.body);
  std::string bytes = write_leaf(leaf);

  const std::int64_t row = row_id(log_number, seq);
  begin();
  try {
    put_content(row, entry, parts);
  } catch (...) {
    store_.content_db().remove_rows(row, row + 1);
    throw;
  }
  log.tiles.append(store_.hasher(), leaf_hash(store_.hasher(), bytes));
  log.leaves.push_back(std::move(bytes));
  log.lamport = leaf.lamport;
  ++pending_;
  return row;
}

void StoreWriter::put_content(std::int64_t row, const NewEntry& entry, const EntryParts& parts) {
  ContentDb& content = store_.content_db();
  content.put_entry(row, parts);
  if (entry.raw != nullptr) content.put_pieces(row, DocumentPart::raw, *entry.raw);
  if (entry.text != nullptr) content.put_pieces(row, DocumentPart::text, *entry.text);
}

void StoreWriter::commit() {
  if (pending_ == 0) return;
  for (auto& [number, log] : logs_) {
    if (!log.leaves.empty() && !keys_.contains(number)) {
      throw Error(ErrorCode::key, "the signing key of " + log.state.origin + " is not at hand");
    }
  }
  try {
    commit_files();
  } catch (...) {
    // What has reached the files is for the next writer to find out: nothing is signed again here.
    failed_ = true;
    rollback();
    throw;
  }
  pending_ = 0;
  marks_kept_ = true;
  for (auto& [number, log] : logs_) {
    if (log.leaves.empty()) continue;
    log.leaves.clear();
    store_.advance(log.state);
    move_mark(log);
    log.is_new = false;
  }
  if (marks_kept_) remember_companions();
}

void StoreWriter::commit_files() {
  content_transaction_->commit();
  content_transaction_.reset();
  log_reading_.reset();
  Transaction transaction(store_.log_db().database(), Transaction::Kind::write);
  for (auto& [number, log] : logs_) {
    if (!log.leaves.empty()) write_log(log);
  }
  for (const auto& [number, log] : logs_) {
    if (!log.leaves.empty()) check_written(log);
  }
  transaction.commit();
}

void StoreWriter::write_log(OpenLog& log) {
  LogDb& log_db = store_.log_db();
  if (log.is_new) log_db.add_log({log.state.number, log.state.origin, log.state.key});
  std::int64_t row = row_id(log.state.number, log.state.size);
  for (const std::string& bytes : log.leaves) log_db.append_leaf(row++, bytes);
  log.tiles.flush([&](const TileId& id, std::span<const Digest> hashes) {
    log_db.put_tile(log.state.number, id, hashes);
  });
  log.state.size = log.tiles.size();
  log.state.root = log.tiles.root(store_.hasher());
  log.state.note =
      sign_checkpoint(store_.hasher(), {log.state.origin, log.state.size, log.state.root},
                      *keys_.at(log.state.number));
  log_db.append_checkpoint(log.state.number, {log.state.size, log.state.note});
}

// Reads back what was written before it is committed: the bytes of the leaves and the tree over the
// stored tiles must be those that the checkpoint signs.
void StoreWriter::check_written(const OpenLog& log) {
  LogDb& log_db = store_.log_db();
  const std::int64_t first = row_id(log.state.number, log.state.size - log.leaves.size());
  std::size_t read = 0;
  log_db.scan_leaves(first, row_id(log.state.number, log.state.size),
                     [&](std::int64_t row, std::string_view bytes) {
                       const auto at = static_cast<std::size_t>(row - first);
                       if (at == read && bytes == log.leaves[at]) ++read;
                       return true;
                     });
  TileReader tiles = store_.tile_reader(log.state.number, log.state.size);
  if (read != log.leaves.size() ||
      tree_root(store_.hasher(), std::ref(tiles), log.state.size) != log.state.root) {
    throw Error(ErrorCode::io, log_db.database().path().string() +
                                   " does not read back as written; nothing was recorded");
  }
}

void StoreWriter::move_mark(const OpenLog& log) {
  const HighWater& marks = store_.high_water();
  try {
    const bool trusted_on_first_use =
        marks.enabled() && !log.is_new && !marks.read(log.state.origin);
    marks.write(log.state.origin, log.state.note);
    if (trusted_on_first_use) {
      warnings_.push_back("this machine remembered nothing of " + log.state.origin +
                          "; from now on it is held to what is in it");
    }
  } catch (const Error& error) {
    marks_kept_ = false;
    warnings_.push_back("the high-water mark could not be kept: " + std::string(error.what()));
  }
}

void StoreWriter::rollback() {
  content_transaction_.reset();
  log_reading_.reset();
  logs_.clear();
  pending_ = 0;
}

}  // namespace prov
