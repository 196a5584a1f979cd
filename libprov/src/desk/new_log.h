// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prov/case.h>

#include "desk/case_impl.h"

namespace prov {

/// Opens a log under a new key in an open store: key file first, then log.open, committed. Returns
/// the number of the log. Where its handle is taken in this store it gets the next free one.
/// `predecessor`: number of the log that it goes on from, which gives handle, kind and name where
/// the reviewer has none, and may be behind its high-water mark; 0: none. Throws Error{usage} for a
/// handle of another form, {key} when there is no passphrase for it, {io, busy}.
std::int64_t open_new_log(Store& store, Reviewer reviewer, bool encrypted = false,
                          std::int64_t predecessor = 0);

}  // namespace prov
