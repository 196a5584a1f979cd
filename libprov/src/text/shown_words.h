// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include <prov/passage.h>

#include "text/text.h"

namespace prov {

/// Whether `words`, in quotation marks, are the words of these ranges as pages show them beside a
/// place: folded, in lines or not, with "…" for what is left out, characters that no page shows by
/// their numbers ("‹U+202E›"), and with the marks of the text itself or others around them.
[[nodiscard]] bool shows(std::string_view words, std::span<const Range> ranges, const Text& text);

}  // namespace prov
