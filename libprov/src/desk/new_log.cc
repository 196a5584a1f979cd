// SPDX-License-Identifier: Apache-2.0
#include "desk/new_log.h"

#include <algorithm>

#include <prov/error.h>

#include "base/hex.h"
#include "base/timestamp.h"
#include "crypto/key_file.h"
#include "desk/keys.h"
#include "desk/succession.h"
#include "log/origin.h"
#include "model/entry_codec.h"
#include "store/store_writer.h"

namespace prov {
namespace {

constexpr std::size_t kHandleLimit = 16;

// The handle itself, or with the next number that is free in this store: mira2.
std::string free_handle(const std::string& wanted, const std::vector<std::string>& taken) {
  std::string handle = wanted;
  for (int next = 2; std::find(taken.begin(), taken.end(), handle) != taken.end(); ++next) {
    const std::string number = std::to_string(next);
    handle = wanted.substr(0, kHandleLimit - number.size()) + number;
  }
  return handle;
}

std::vector<std::string> taken_handles(Store& store) {
  std::vector<std::string> out;
  for (const LogState& log : store.logs()) {
    const Entry open = store.entry(row_id(log.number, 0));
    if (const auto* content = std::get_if<LogOpen>(&open.content)) out.push_back(content->handle);
  }
  return out;
}

void check_handle(const std::string& handle) {
  if (valid_log_handle(handle)) return;
  throw Error(ErrorCode::usage,
              "\"" + handle +
                  "\" cannot be a reviewer's handle (2 to 16 lower-case letters and digits, a "
                  "letter first)");
}

void complete(Reviewer& reviewer, Store& store, std::int64_t predecessor) {
  if (predecessor != 0) {
    const LogOpen before = opening_entry(store, predecessor);
    if (reviewer.handle.empty()) reviewer.handle = first_handle(store, predecessor);
    if (reviewer.kind.empty()) reviewer.kind = before.kind;
    if (reviewer.name.empty()) reviewer.name = before.name;
  }
  if (reviewer.kind.empty()) reviewer.kind = "person";
  check_handle(reviewer.handle);
}

// A new key in a file of its own.
SigningKey make_key(const Environment& environment, const std::string& handle, bool encrypted) {
  std::optional<Passphrase> passphrase;
  if (encrypted) passphrase = new_passphrase(environment, handle);
  SigningKey key = SigningKey::generate(environment.entropy);
  const std::filesystem::path path = key_path(environment.key_dir, key_name(key.public_key()));
  if (passphrase) {
    const KeyEncryption encryption{*passphrase, environment.entropy};
    write_key_file(path, key, &encryption);
  } else {
    write_key_file(path, key);
  }
  return key;
}

}  // namespace

std::int64_t open_new_log(Store& store, Reviewer reviewer, bool encrypted,
                          std::int64_t predecessor) {
  complete(reviewer, store, predecessor);
  const Environment& environment = store.environment();
  const SigningKey key = make_key(environment, reviewer.handle, encrypted);
  // From here on no other process can take a handle, or add to the log that goes before.
  StoreWriter writer(store, predecessor == 0 ? Outdated::refused : Outdated::left_alone);
  const LogState log = writer.open_log(key.public_key());
  writer.use_key(log.number, key);
  LogOpen open;
  open.handle = free_handle(reviewer.handle, taken_handles(store));
  open.kind = reviewer.kind;
  open.public_key = to_hex(key.public_key());
  open.name = reviewer.name;
  if (predecessor != 0) {
    open.predecessor_log = store.log(predecessor).origin;
    open.predecessor_size = store.log(predecessor).size;
  }
  const std::string time = format_timestamp(environment.clock.now());
  EncodedEntry encoded = encode_entry(open, {log.origin, time, ""});
  EntryChecker().check("log.open", encoded.body, encoded.sealed, log.origin);
  writer.append(log.number, {"log.open", std::move(encoded.body), std::move(encoded.sealed)});
  writer.commit();
  return log.number;
}

}  // namespace prov
