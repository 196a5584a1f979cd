// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "desk/case_impl.h"

namespace prov {

/// What the first entry of a log says; empty where it has not the form.
[[nodiscard]] LogOpen opening_entry(Store& store, std::int64_t log);

/// Whether a log, or one that it goes on from, was opened with this handle.
[[nodiscard]] bool goes_back_to(Store& store, std::int64_t log, std::string_view handle);

/// The handle of the first of the logs that go on from each other up to this one: that of mira for
/// mira2, which is numbered after it.
[[nodiscard]] std::string first_handle(Store& store, std::int64_t log);

/// The log that a new one goes on from if nobody says otherwise: the one written to, when its key
/// is retired, or, when no key of the case is here, the newest that goes back to `handle`. 0: none.
/// An empty handle is that of any retired key, and of no lost one.
[[nodiscard]] std::int64_t log_to_go_on_from(CaseImpl& impl, std::string_view handle);

}  // namespace prov
