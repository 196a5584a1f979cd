// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include <prov/marked_text.h>

#include "report/reading.h"

namespace prov::report {

/// Gives each mark the labels and notes on its entry that are not withdrawn, and the first
/// appearance of each claim those on the claim. Looks at each label and note of the reading once.
void fill_remarks(Reading& reading, std::vector<MarkedText::Mark>& marks);

}  // namespace prov::report
