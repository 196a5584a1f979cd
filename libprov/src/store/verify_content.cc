// SPDX-License-Identifier: Apache-2.0
#include "store/verify_content.h"

#include <algorithm>

#include "base/hex.h"
#include "base/timestamp.h"
#include "log/origin.h"
#include "model/parts.h"
#include "model/passages.h"

namespace prov {
namespace {

constexpr std::string_view kColumns = "SELECT id,body_salt,body,sealed_salt,sealed FROM entry ";

}  // namespace

ContentCheck::ContentCheck(Store& store, Findings& findings, StoreReport& report,
                           EntryChecker& checker)
    : store_(store),
      findings_(findings),
      report_(report),
      checker_(checker),
      documents_(store, findings, report),
      range_(store.content_db().database().prepare(std::string(kColumns) +
                                                   "WHERE id>=? AND id<? ORDER BY id")),
      single_(store.content_db().database().prepare(std::string(kColumns) + "WHERE id=?")) {}

void ContentCheck::fail(std::int64_t row, std::string_view kind, std::string message) {
  findings_.fail_entry(kind, kContentFile, row, std::move(message));
}

void ContentCheck::check(const LogState& log, std::uint64_t first,
                         const std::vector<std::optional<Leaf>>& leaves) {
  documents_.begin(log, first, leaves);
  read(log, first, leaves);
  documents_.end();
}

// Reads a block in one go as long as its rows stand in order, the rest of it row by row: what is
// damaged in between must not hide or change what is not.
void ContentCheck::read(const LogState& log, std::uint64_t first,
                        const std::vector<std::optional<Leaf>>& leaves) {
  std::size_t next = 0;
  try {
    const std::int64_t base = row_id(log.number, first);
    range_.bind(base).bind(base + static_cast<std::int64_t>(leaves.size()));
    while (range_.step() && range_.integer(0) == base + static_cast<std::int64_t>(next)) {
      if (leaves[next]) take(range_, *leaves[next]);
      ++next;
    }
  } catch (const Error& error) {
    Findings::rethrow_unless_finding(error);
  }
  range_.reset();
  for (; next < leaves.size(); ++next) read_one(row_id(log.number, first + next), leaves[next]);
}

void ContentCheck::read_one(std::int64_t row, const std::optional<Leaf>& leaf) {
  findings_.guard("body", kContentFile, row, [&] {
    if (!single_.bind(row).step()) return fail(row, "body", "its body is missing");
    if (leaf) take(single_, *leaf);
    single_.reset();
  });
}

void ContentCheck::take(const Statement& found, const Leaf& leaf) {
  EntryParts parts;
  std::optional<std::string>* const columns[] = {&parts.body_salt, &parts.body, &parts.sealed_salt,
                                                 &parts.sealed};
  const std::int64_t row = found.integer(0);
  for (int column = 1; column <= 4; ++column) {
    if (found.is_null(column)) continue;
    if (!found.is_blob(column)) fail(row, "body", "a part of it is of another type");
    columns[column - 1]->emplace(as_chars(found.blob(column)));
  }
  try {
    check_entry(row, leaf, parts);
  } catch (const Error& error) {
    Findings::rethrow_unless_finding(error);
    fail(row, "body", error.what());
  }
}

void ContentCheck::check_entry(std::int64_t row, const Leaf& leaf, const EntryParts& parts) {
  if (!parts.body) return fail(row, "body", "its body is missing");
  const OpenedParts opened = open_parts(store_.hasher(), leaf, parts);
  ++report_.bodies;
  if (parts.sealed) {
    ++report_.sealed;
  } else if (opened.body.find("sealed") != nullptr) {
    fail(row, "sealed", "its sealed part is missing");
  }
  for (PartFault& fault : part_faults(parts, opened)) {
    fail(row, fault.part, std::move(fault.message));
  }
  check_references(row, leaf, opened.body);
  if (known_entry_type(leaf.type, leaf.version)) {
    check_known(row, leaf, opened);
  } else {
    findings_.add(FindingLevel::note, "unknown", kLogFile, row,
                  "it is of the type " + leaf.type + ", version " + std::to_string(leaf.version) +
                      ", which this program does not know");
  }
}

void ContentCheck::check_known(std::int64_t row, const Leaf& leaf, const OpenedParts& opened) {
  const Content content = checker_.check(leaf.type, opened.body, opened.sealed, leaf.log);
  static_cast<void>(parse_timestamp(opened.body.at("time").as_string()));
  check_log_open(row, leaf, content);
  if (const auto* adopt = std::get_if<VocabularyAdopt>(&content)) check_vocabulary(row, *adopt);
  if (opened.sealed.is_null()) return;
  documents_.check(row, content);
  for (const Passage* passage : passages_of(content)) documents_.check_passage(row, *passage);
}

void ContentCheck::check_log_open(std::int64_t row, const Leaf& leaf, const Content& content) {
  const auto* open = std::get_if<LogOpen>(&content);
  if ((open != nullptr) != (leaf.seq == 0)) {
    return fail(
        row, "log",
        open == nullptr ? "the log does not begin with log.open" : "log.open stands inside a log");
  }
  const LogState& log = store_.log(log_of(row));
  if (open == nullptr || open->public_key == to_hex(log.key)) return;
  // Where the key beside the origin was changed it is not this entry that is wrong.
  if (origin_names_key(store_.hasher(), log.origin, log.key)) {
    fail(row, "log", "log.open names another key than that of the log");
  }
}

void ContentCheck::check_vocabulary(std::int64_t row, const VocabularyAdopt& adopt) {
  if (adopt.vocabulary.is_null()) return;
  if (to_hex(store_.hasher().sha256(json::canonical(adopt.vocabulary))) != adopt.sha256) {
    fail(row, "vocabulary", "the vocabulary does not match its hash");
  }
}

void ContentCheck::check_references(std::int64_t row, const Leaf& leaf, const json::Value& body) {
  for (const EntryId& id : references_in(body, leaf.log)) check_reference(row, leaf, id);
}

void ContentCheck::check_reference(std::int64_t row, const Leaf& leaf, const EntryId& id) {
  const std::string name = "entry " + std::to_string(id.seq) + " of " + id.log;
  if (id.log == leaf.log) {
    if (id.seq >= leaf.seq)
      fail(row, "reference", "it refers to " + name + ", which is not before");
    return;
  }
  const auto covers = [&id](const Dependency& dependency) {
    return dependency.log == id.log && id.seq < dependency.size;
  };
  if (std::none_of(leaf.deps.begin(), leaf.deps.end(), covers)) {
    return fail(row, "reference", "it refers to " + name + ", which it does not depend on");
  }
  const LogState* other = store_.find_log(id.log);
  if (other == nullptr || id.seq >= other->size) {
    findings_.add(FindingLevel::warning, "reference", kContentFile, row,
                  "it refers to " + name + ", which is not held here");
  }
}

}  // namespace prov
