// SPDX-License-Identifier: Apache-2.0
#include "desk/succession.h"

#include <algorithm>

#include "desk/keys.h"
#include "desk/own_log.h"

namespace prov {
namespace {

// The opening entry of a log and of those that it goes on from, as far as they are held here. What
// names itself in a circle ends with the number of logs.
template <typename Visit>
void walk_back(Store& store, std::int64_t log, const Visit& visit) {
  for (std::size_t steps = store.logs().size(); steps > 0; --steps) {
    const LogOpen open = opening_entry(store, log);
    if (!visit(open) || !open.predecessor_log) return;
    const LogState* before = store.find_log(*open.predecessor_log);
    if (before == nullptr) return;
    log = before->number;
  }
}

}  // namespace

LogOpen opening_entry(Store& store, std::int64_t log) {
  const Entry entry = store.entry(row_id(log, 0));
  const auto* open = std::get_if<LogOpen>(&entry.content);
  return open == nullptr ? LogOpen{} : *open;
}

bool goes_back_to(Store& store, std::int64_t log, std::string_view handle) {
  bool found = false;
  walk_back(store, log, [&](const LogOpen& open) {
    found = open.handle == handle;
    return !found;
  });
  return found;
}

std::string first_handle(Store& store, std::int64_t log) {
  std::string handle;
  walk_back(store, log, [&](const LogOpen& open) {
    handle = open.handle;
    return true;
  });
  return handle;
}

std::int64_t log_to_go_on_from(CaseImpl& impl, std::string_view handle) {
  Store& store = impl.store();
  const std::filesystem::path& keys = store.environment().key_dir;
  if (const std::int64_t current = current_log(impl); current != 0) {
    const bool retired =
        key_standing(keys, key_name(store.log(current).origin)) == KeyStanding::retired;
    const bool meant = handle.empty() || goes_back_to(store, current, handle);
    return retired && meant ? current : 0;
  }
  if (handle.empty()) return 0;
  const std::vector<LogState>& logs = store.logs();
  const auto newest = std::find_if(logs.rbegin(), logs.rend(), [&](const LogState& log) {
    return goes_back_to(store, log.number, handle);
  });
  return newest == logs.rend() ? 0 : newest->number;
}

}  // namespace prov
