// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_entry_check.h"

#include <prov/error.h>

#include "base/hex.h"
#include "base/timestamp.h"
#include "model/entry_codec.h"

namespace prov {
namespace {

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorCode::verification, why); }

PartState sealed_state(const OpenedBundleEntry& entry) {
  if (entry.parts.sealed) return PartState::present;
  const bool none = entry.parts.body && entry.opened.body.find("sealed") == nullptr;
  return none ? PartState::absent : PartState::erased;
}

}  // namespace

Checkpoint stated_checkpoint(const ManifestLog& log) {
  Checkpoint out{log.origin, log.size, {}};
  if (!decode_hex(log.root, out.root)) refuse("a root is not 64 hexadecimal digits");
  return out;
}

std::string claimed_time(const json::Value& body) {
  try {
    std::string time = body.at("time").as_string();
    static_cast<void>(parse_timestamp(time));
    return time;
  } catch (const Error&) {
    return "";
  }
}

void BundleEntryCheck::check_log(std::size_t log) {
  log_ = log;
  file_ = entries_path(log + 1);
  checkpoint_ = stated_checkpoint(contents_.manifest.logs[log]);
  if (!files_.has(file_)) return;  // a failure already
  failures_.guard(file_, "", [&] {
    files_.read_lines(file_, [&](std::uint64_t number, std::string_view line) {
      check_line(number, line);
      return !failures_.enough();
    });
  });
  if (!contents_.holds({checkpoint_.origin, 0, 0})) {
    failures_.add(file_, contents_.shown(log, 0), "the entry that opens the log is not there");
  }
}

void BundleEntryCheck::check_line(std::uint64_t number, std::string_view line) {
  OpenedBundleEntry entry;
  const auto read = [&] { entry = read_opened_entry(line); };
  if (!failures_.guard(file_, "line " + std::to_string(number), read)) return;
  const std::uint64_t seq = entry.leaf.seq;
  if (!failures_.guard(file_, contents_.shown(log_, seq), [&] { check_entry(entry); })) {
    contents_.failed.insert({log_, seq});
  }
}

void BundleEntryCheck::check_entry(OpenedBundleEntry& entry) {
  check_proven(hasher_, entry, checkpoint_);
  check_order(entry.leaf.seq);
  open_revealed(hasher_, entry);
  take(entry);
  check_opening(entry);
  if (entry.parts.body) take_carried(entry);
}

void BundleEntryCheck::check_order(std::uint64_t seq) {
  auto& ranges = contents_.ranges[log_].ranges;
  if (!ranges.empty() && seq < ranges.back().second) {
    refuse("it does not stand in order");
  }
  if (!ranges.empty() && seq == ranges.back().second) {
    ++ranges.back().second;
  } else {
    ranges.emplace_back(seq, seq + 1);
  }
}

void BundleEntryCheck::check_opening(const OpenedBundleEntry& entry) const {
  const bool opens = entry.leaf.type == "log.open";
  if (opens != (entry.leaf.seq == 0)) {
    refuse(opens ? "log.open stands inside a log" : "the log does not begin with log.open");
  }
  if (!opens) return;
  const ManifestLog& log = contents_.manifest.logs[log_];
  if (!entry.parts.body) refuse("the body of log.open is not there");
  if (entry.opened.body.string_or("key") != log.key) {
    refuse("log.open names another key than the manifest");
  }
  if (entry.opened.body.string_or("handle") != log.handle) {
    refuse("log.open names another handle than the manifest");
  }
}

void BundleEntryCheck::take(const OpenedBundleEntry& entry) {
  BundleItem item;
  item.log = log_;
  item.seq = entry.leaf.seq;
  item.type = entry.leaf.type;
  item.time = claimed_time(entry.opened.body);
  item.body = entry.parts.body ? PartState::present : PartState::erased;
  item.sealed = sealed_state(entry);
  report_.entries.push_back(std::move(item));
  ++report_.logs[log_].entries;
}

// What an entry of a known type says must be readable, or its quotations could hide.
void BundleEntryCheck::take_carried(const OpenedBundleEntry& entry) {
  const Leaf& leaf = entry.leaf;
  const Content content =
      decode_entry(leaf.type, leaf.version, entry.opened.body, entry.opened.sealed, leaf.log);
  const BundlePlace place{log_, leaf.seq};
  const bool wanted = contents_.texts.contains(place) || contents_.documents.contains(place);
  if (!wanted || !entry.parts.sealed) return;
  if (const auto* add = std::get_if<DocumentAdd>(&content)) {
    contents_.carried[place] = {add->text, add->sha256, add->bytes};
  } else if (const auto* record = std::get_if<TextRecord>(&content)) {
    contents_.carried[place] = {record->text, "", 0};
  }
}

}  // namespace prov
