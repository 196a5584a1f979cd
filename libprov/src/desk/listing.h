// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include <prov/case.h>

#include "desk/case_impl.h"

namespace prov {

/// What the document of a row is; of equal bytes the first in merged order.
[[nodiscard]] DocumentInfo document_info(CaseImpl& impl, std::int64_t row);
/// The same with counts of what is on record about it.
[[nodiscard]] DocumentStatus document_status(CaseImpl& impl, std::int64_t row);

}  // namespace prov
