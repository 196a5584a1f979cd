// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prov/case.h>

#include "desk/case_impl.h"

namespace prov {

/// Opens a log under a new key in an open store: key file first, then log.open, committed. Returns
/// the number of the log. Where its handle is taken in this store it gets the next free one. Throws
/// Error{usage} for a handle of another form, {io, busy}.
std::int64_t open_new_log(Store& store, const Reviewer& reviewer);

}  // namespace prov
