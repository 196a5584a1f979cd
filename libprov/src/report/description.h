// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <prov/summary_parts.h>

namespace prov::report {

/// Words of our own, as a description.
[[nodiscard]] Description ours(std::string_view words);
/// A name, or words of a text or a reviewer, as a description.
[[nodiscard]] Description theirs(std::string_view words);
[[nodiscard]] Description operator+(Description left, const Description& right);

/// All its words as they are recorded, with nothing around those of others.
[[nodiscard]] std::string plain_words(const Description& description);
/// The description as a phrase (see safe_text.h).
[[nodiscard]] std::string phrase_of(const Description& description);

}  // namespace prov::report
