// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "desk/case_impl.h"
#include "desk/keys.h"

namespace prov {

/// The log that this machine writes to when nobody says otherwise: the newest whose key is here; 0
/// when there is none. One whose key is retired is here too, and refused by `load_key`: an older
/// log does not take its place unasked.
[[nodiscard]] std::int64_t current_log(CaseImpl& impl);

/// The log of that handle, or the current one when it is empty. Throws Error{not_found}.
[[nodiscard]] std::int64_t log_of_reviewer(CaseImpl& impl, std::string_view reviewer);

/// Whose key a log is written with.
[[nodiscard]] KeyOwner key_owner(CaseImpl& impl, std::int64_t log);

/// As `log_of_reviewer`, when there must be one. Throws Error{key} too.
[[nodiscard]] std::int64_t log_to_write(CaseImpl& impl, std::string_view reviewer);

}  // namespace prov
