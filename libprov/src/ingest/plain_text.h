// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <prov/entry.h>

namespace prov {

/// What a reader of one media type takes from the bytes of a document.
struct TakenText {
  std::string text;              ///< UTF-8; empty when `is_raw`
  bool is_raw = false;           ///< the text is the bytes themselves
  std::uint64_t characters = 0;  ///< code points
  Recipe recipe;
  std::vector<std::string> notes;  ///< for people
};

/// The recipe plain/1 (doc/ingest.md): every character as received, a byte order mark dropped and
/// recorded. `charset`: as ReadOptions::charset; `document`: what messages call it.
/// Throws as `read_document` does.
[[nodiscard]] TakenText read_plain_text(std::string_view raw, std::string_view charset,
                                        std::string_view document);

}  // namespace prov
