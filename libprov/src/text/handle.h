// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace prov {

/// A handle made from a name: lower-case ASCII letters, digits and single hyphens, at most 32
/// characters, letters of other scripts transliterated (ICU "Any-Latin; Latin-ASCII"). It never
/// ends in `-<digits>`, which is how entry ids end. A name without any letter or digit gives "x".
[[nodiscard]] std::string make_handle(std::string_view name);

/// Whether `text` can be a handle: `[a-z0-9][a-z0-9-]*`, at most 64 characters, not ending in
/// `-<digits>`.
[[nodiscard]] bool valid_handle(std::string_view text);

}  // namespace prov
