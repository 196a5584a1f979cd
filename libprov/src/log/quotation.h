// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prov/passage.h>

#include "base/counted_text.h"
#include "crypto/digest.h"

namespace prov {

/// Whether `quote` is what stands at `range` of the text: its characters (of a longer quotation the
/// ends and the hash), and the code points before and after it. False when the range reaches beyond
/// the text.
[[nodiscard]] bool quotation_holds(CountedText& text, const Range& range, const Quote& quote,
                                   Hasher& hasher);

}  // namespace prov
