// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace prov {

/// What a document is, judged by its first bytes.
struct MediaType {
  std::string_view media_type;  ///< IANA name, "text/plain" when nothing else is known
  std::string_view noun;        ///< for messages: "a PDF file"
  bool binary = false;          ///< a text cannot be read from it as it stands
  bool markup = false;          ///< text, but tags stand among its words
};

/// Recognises well-known formats by their signatures, and HTML and XML by their first tag. Never
/// looks for U+0000 and never at a file name, which is not evidence. Looks at no more than the
/// first 4,096 bytes.
[[nodiscard]] MediaType recognise_media_type(std::string_view bytes);

}  // namespace prov
