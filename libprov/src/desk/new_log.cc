// SPDX-License-Identifier: Apache-2.0
#include "desk/new_log.h"

#include <algorithm>

#include <prov/error.h>

#include "base/hex.h"
#include "base/timestamp.h"
#include "crypto/key_file.h"
#include "desk/keys.h"
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

}  // namespace

std::int64_t open_new_log(Store& store, const Reviewer& reviewer) {
  if (!valid_log_handle(reviewer.handle)) {
    throw Error(ErrorCode::usage,
                "\"" + reviewer.handle +
                    "\" cannot be a reviewer's handle (2 to 16 lower-case letters and digits, a "
                    "letter first)");
  }
  const Environment& environment = store.environment();
  const SigningKey key = SigningKey::generate(environment.entropy);
  write_key_file(key_path(environment.key_dir, key.public_key()), key);
  StoreWriter writer(store);  // from here on no other process can take a handle
  const LogState log = writer.open_log(key.public_key());
  writer.use_key(log.number, key);
  LogOpen open;
  open.handle = free_handle(reviewer.handle, taken_handles(store));
  open.kind = reviewer.kind;
  open.public_key = to_hex(key.public_key());
  open.name = reviewer.name;
  const std::string time = format_timestamp(environment.clock.now());
  EncodedEntry encoded = encode_entry(open, {log.origin, time, ""});
  EntryChecker().check("log.open", encoded.body, encoded.sealed, log.origin);
  writer.append(log.number, {"log.open", std::move(encoded.body), std::move(encoded.sealed)});
  writer.commit();
  return log.number;
}

}  // namespace prov
