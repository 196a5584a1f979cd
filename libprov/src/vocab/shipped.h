// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/vocabulary.h>

namespace prov {

/// The vocabulary of that id that comes with the library, nothing when there is none. Reads that
/// one alone, which is why a process that attaches one label starts fast.
[[nodiscard]] std::optional<Vocabulary> shipped_vocabulary(std::string_view id);

/// Its version, 0 when there is none of that id.
[[nodiscard]] std::int64_t shipped_vocabulary_version(std::string_view id);

/// Their ids, ascending.
[[nodiscard]] std::vector<std::string> shipped_vocabulary_ids();

}  // namespace prov
