// SPDX-License-Identifier: Apache-2.0
#include "desk/own_log.h"

#include <prov/error.h>

#include "desk/keys.h"

namespace prov {

std::int64_t current_log(CaseImpl& impl) {
  const std::vector<LogState>& logs = impl.store().logs();
  for (auto log = logs.rbegin(); log != logs.rend(); ++log) {
    const auto& keys = impl.store().environment().key_dir;
    if (key_standing(keys, key_name(log->origin)) != KeyStanding::missing) return log->number;
  }
  return 0;
}

std::int64_t log_of_reviewer(CaseImpl& impl, std::string_view reviewer) {
  if (reviewer.empty()) return current_log(impl);
  for (const LogState& log : impl.store().logs()) {
    if (impl.log_handle(log.number) == reviewer) return log.number;
  }
  throw Error(ErrorCode::not_found,
              "there is no reviewer \"" + std::string(reviewer) + "\" here (prov key list)");
}

KeyOwner key_owner(CaseImpl& impl, std::int64_t log) {
  const LogState& state = impl.store().log(log);
  return {key_name(state.origin), impl.log_handle(log), state.key};
}

std::int64_t log_to_write(CaseImpl& impl, std::string_view reviewer) {
  const std::int64_t number = log_of_reviewer(impl, reviewer);
  if (number == 0) {
    throw Error(ErrorCode::key,
                "none of the keys of this case is on this machine (open a log of your own with "
                "prov key new)");
  }
  return number;
}

}  // namespace prov
