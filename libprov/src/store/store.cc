// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <algorithm>
#include <set>

#include <prov/error.h>
#include <prov/json.h>

#include "base/file_lock.h"
#include "base/files.h"
#include "base/hex.h"
#include "base/timestamp.h"
#include "crypto/key_folder.h"
#include "log/note.h"
#include "log/origin.h"
#include "model/entry_codec.h"
#include "store/formats.h"

namespace prov {
namespace {

// The checkpoint that a note states, without looking at its signatures.
Checkpoint stated_checkpoint(std::string_view note) {
  return parse_checkpoint(parse_note(note).text);
}

// What is wrong with stored bytes is the store's fault, not that of any input.
[[noreturn]] void refuse_stored(const std::filesystem::path& file, const Error& error) {
  if (error.code() != ErrorCode::bad_data) throw;
  throw Error(ErrorCode::verification, file.string() + ": " + error.what());
}

}  // namespace

Entry open_entry(Hasher& hasher, const Leaf& leaf, const EntryParts& parts) {
  Entry entry;
  entry.id = {leaf.log, leaf.seq, 0};
  entry.type = leaf.type;
  entry.version = leaf.version;
  entry.lamport = leaf.lamport;
  const OpenedParts opened = open_parts(hasher, leaf, parts);
  if (!parts.body) {
    entry.body = entry.sealed = PartState::erased;
    entry.content = UnknownEntry{};
    return entry;
  }
  entry.sealed = parts.sealed                            ? PartState::present
                 : opened.body.find("sealed") != nullptr ? PartState::erased
                                                         : PartState::absent;
  // Whoever holds a key can sign what has not the form of its type. It is kept, verify names it,
  // and the rest of the case stays readable.
  try {
    entry.time = opened.body.string_or("time");
    if (!entry.time.empty()) static_cast<void>(parse_timestamp(entry.time));
    entry.key = opened.sealed.string_or("key");
    entry.content = decode_entry(leaf.type, leaf.version, opened.body, opened.sealed, leaf.log);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::bad_data) throw;
    entry.time.clear();
    entry.key.clear();
    entry.content = UnknownEntry{};
  }
  return entry;
}

void Store::create(const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder / kLogFile)) {
    throw Error(ErrorCode::usage, folder.string() + " holds a case already");
  }
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    throw Error(ErrorCode::io, "cannot make " + folder.string() + ": " + error.message());
  }
  refuse_network_file_system(folder);
  // log.db comes last: a folder without it is no store.
  std::filesystem::remove(folder / kContentFile);
  ContentDb content(folder / kContentFile, OpenMode::create);
  LogDb log(folder / kLogFile, OpenMode::create);
}

Store::Store(const std::filesystem::path& folder, OpenMode mode, const Environment& environment)
    : folder_(folder),
      environment_(environment),
      log_db_(folder / kLogFile, mode, environment.lock_wait),
      content_db_(folder / kContentFile, mode, environment.lock_wait),
      high_water_(environment.state_dir) {
  refresh();
}

void Store::advance(const LogState& log) {
  const auto place = std::lower_bound(
      logs_.begin(), logs_.end(), log.number,
      [](const LogState& each, std::int64_t number) { return each.number < number; });
  if (place != logs_.end() && place->number == log.number) {
    *place = log;
  } else {
    logs_.insert(place, log);
  }
}

void Store::refresh() {
  const Transaction snapshot(log_db_.database(), Transaction::Kind::read);
  refresh_within_transaction();
}

void Store::refresh_within_transaction() {
  const std::filesystem::path file = folder_ / kLogFile;
  logs_.clear();
  for (LogRow& row : log_db_.logs()) {
    const std::optional<CheckpointRow> latest = log_db_.latest_checkpoint(row.number);
    if (!latest) {
      throw Error(ErrorCode::verification,
                  file.string() + ": log " + row.origin + " has no checkpoint");
    }
    try {
      const Checkpoint stated = stated_checkpoint(latest->note);
      if (stated.size != latest->size || stated.origin != row.origin) {
        throw Error(ErrorCode::verification, file.string() + ": the latest checkpoint of " +
                                                 row.origin + " is about something else");
      }
      logs_.push_back(
          {row.number, std::move(row.origin), row.key, stated.size, stated.root, latest->note});
    } catch (const Error& error) {
      refuse_stored(file, error);
    }
  }
}

const LogState* Store::find_log(std::string_view origin) const {
  for (const LogState& log : logs_) {
    if (log.origin == origin) return &log;
  }
  return nullptr;
}

const LogState& Store::log(std::int64_t number) const {
  for (const LogState& log : logs_) {
    if (log.number == number) return log;
  }
  throw Error(ErrorCode::verification,
              (folder_ / kLogFile).string() + ": there is no log number " + std::to_string(number));
}

Checkpoint Store::open_mark(const LogState& log, std::string_view mark) {
  try {
    return open_checkpoint(hasher_, mark, log.origin, log.key);
  } catch (const Error& error) {
    throw Error(ErrorCode::verification, "the high-water mark " +
                                             high_water_.file(log.origin).string() +
                                             " is none: " + error.what());
  }
}

MarkState Store::mark_state(const LogState& log) {
  const std::optional<std::string> mark = high_water_.read(log.origin);
  if (!mark) return MarkState::unknown;
  if (*mark == log.note) return MarkState::equal;
  const Checkpoint marked = open_mark(log, *mark);
  if (marked.size > log.size) return MarkState::behind;
  TileReader tiles = tile_reader(log.number, log.size);
  const Digest root = tree_root(hasher_, std::ref(tiles), marked.size);
  if (root != marked.root) return MarkState::inconsistent;
  return marked.size == log.size ? MarkState::equal : MarkState::ahead;
}

std::vector<std::string> Store::missing_logs() {
  std::set<std::string> out;
  for (const LogState& log : logs_) {
    for (std::string& origin : high_water_.companions(log.origin)) {
      if (find_log(origin) == nullptr) out.insert(std::move(origin));
    }
  }
  return {out.begin(), out.end()};
}

std::vector<MemoryFault> Store::memory_faults() {
  std::vector<MemoryFault> out;
  const auto guard = [&out](const LogState& log, const std::filesystem::path& file,
                            const auto& look) {
    try {
      look();
    } catch (const Error& error) {
      if (error.code() == ErrorCode::busy) throw;
      out.push_back(
          {"this machine's memory of the store cannot be used: " + std::string(error.what()), file,
           log.origin, true});
    }
  };
  for (const LogState& log : logs_) {
    const std::filesystem::path file = high_water_.file(log.origin);
    guard(log, file, [&] {
      const MarkState state = mark_state(log);
      if (state != MarkState::behind && state != MarkState::inconsistent) return;
      out.push_back({std::string("this store is ") +
                         (state == MarkState::behind ? "older than" : "not what") +
                         " this machine has seen of " + log.origin,
                     file, log.origin});
    });
    const std::filesystem::path together = high_water_.companions_file(log.origin);
    guard(log, together, [&] {
      for (const std::string& origin : high_water_.companions(log.origin)) {
        if (find_log(origin) != nullptr) continue;
        out.push_back({"this store has lost " + origin + ", which stood in it beside " + log.origin,
                       together, log.origin});
      }
    });
  }
  return out;
}

bool Store::is_left(std::string_view origin) {
  return std::any_of(logs_.begin(), logs_.end(), [&](const LogState& log) {
    if (key_standing(environment_.key_dir, key_name(log.origin)) == KeyStanding::missing) {
      return false;
    }
    try {
      const Entry open = entry(row_id(log.number, 0));
      const auto* content = std::get_if<LogOpen>(&open.content);
      return content != nullptr && content->predecessor_log == origin;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::verification) throw;
      return false;  // what is damaged says nothing
    }
  });
}

std::int64_t Store::row_of(const EntryId& id) const {
  const LogState* log = find_log(id.log);
  if (log == nullptr || id.seq >= log->size) {
    throw Error(ErrorCode::not_found,
                "entry " + std::to_string(id.seq) + " of " + id.log + " is not held here");
  }
  return row_id(log->number, id.seq);
}

EntryId Store::id_of(std::int64_t row, std::uint32_t item) const {
  return {log(log_of(row)).origin, place_of(row), item};
}

RawEntry Store::raw_entry(std::int64_t row) {
  return {log_db_.leaf(row), content_db_.entry(row).value_or(EntryParts{})};
}

Entry Store::checked_entry(std::int64_t row, std::string_view leaf_bytes,
                           const std::optional<EntryParts>& parts) {
  const LogState& log = this->log(log_of(row));
  try {
    const Leaf leaf = parse_leaf(leaf_bytes);
    if (leaf.log != log.origin || leaf.seq != place_of(row)) {
      throw Error(ErrorCode::verification, "it belongs to another place of a log");
    }
    return open_entry(hasher_, leaf, parts.value_or(EntryParts{}));
  } catch (const Error& error) {
    throw Error(ErrorCode::verification, "entry " + std::to_string(place_of(row)) + " of " +
                                             log.origin + ": " + error.what() +
                                             " (run prov verify)");
  }
}

Entry Store::entry(std::int64_t row) {
  return checked_entry(row, log_db_.leaf(row), content_db_.entry(row));
}

void Store::scan(const LogState& log, std::uint64_t first, std::uint64_t last,
                 const std::function<bool(std::int64_t, const Entry&)>& visit) {
  // Bounded reads: a long one would keep writers from committing.
  constexpr std::uint64_t kStep = 1024;
  bool go_on = true;
  for (std::uint64_t from = first; from < last && go_on; from += kStep) {
    const std::uint64_t to = std::min(last, from + kStep);
    std::vector<std::string> leaves;
    leaves.reserve(to - from);
    log_db_.scan_leaves(row_id(log.number, from), row_id(log.number, to),
                        [&leaves](std::int64_t, std::string_view bytes) {
                          leaves.emplace_back(bytes);
                          return true;
                        });
    if (leaves.size() != to - from) {
      throw Error(ErrorCode::verification, "log " + log.origin + " has gaps (run prov verify)");
    }
    std::vector<std::optional<EntryParts>> parts(leaves.size());
    const std::int64_t base = row_id(log.number, from);
    content_db_.scan_entries(base, base + static_cast<std::int64_t>(leaves.size()),
                             [&parts, base](std::int64_t row, const EntryParts& found) {
                               parts[static_cast<std::size_t>(row - base)] = found;
                               return true;
                             });
    for (std::size_t i = 0; i < leaves.size() && go_on; ++i) {
      const std::int64_t row = base + static_cast<std::int64_t>(i);
      go_on = visit(row, checked_entry(row, leaves[i], parts[i]));
    }
  }
}

std::string Store::document(std::int64_t row, DocumentPart part) {
  const Entry owner = entry(row);
  const auto* add = std::get_if<DocumentAdd>(&owner.content);
  const auto* record = std::get_if<TextRecord>(&owner.content);
  if (add == nullptr && record == nullptr) {
    throw Error(ErrorCode::not_found,
                "entry " + std::to_string(owner.id.seq) + " carries no document");
  }
  if (owner.sealed != PartState::present) {
    throw Error(ErrorCode::not_found, "the document has been erased");
  }
  const std::string& expected = part == DocumentPart::raw && add != nullptr ? add->sha256
                                : add != nullptr                            ? add->text.sha256
                                                                            : record->text.sha256;
  // A text that equals the raw bytes is stored once; one that is empty has no pieces either.
  const bool shared = part == DocumentPart::text && add != nullptr && add->sha256 == expected &&
                      !content_db_.has_pieces(row, DocumentPart::text);
  std::string bytes;
  content_db_.read_pieces(row, shared ? DocumentPart::raw : part,
                          [&bytes](std::string_view piece) { bytes.append(piece); });
  if (to_hex(hasher_.sha256(bytes)) != expected) {
    throw Error(ErrorCode::verification, "the stored document of entry " +
                                             std::to_string(owner.id.seq) +
                                             " does not match its hash (run prov verify)");
  }
  return bytes;
}

TileReader Store::tile_reader(std::int64_t log_number, std::uint64_t size) {
  return {hasher_, size,
          [this, log_number](const TileId& id) { return log_db_.tile(log_number, id); }};
}

}  // namespace prov
