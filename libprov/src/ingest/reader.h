// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <prov/entry.h>

#include "crypto/digest.h"

namespace prov {

/// The longest document that is read unless told otherwise: 256 MiB.
inline constexpr std::uint64_t kMaxDocumentBytes = std::uint64_t{256} << 20;

struct ReadOptions {
  std::string charset;  ///< IANA name of the encoding, any case; empty: detect it
  std::string name;     ///< what messages call the document, as shown; empty: "the document"
  std::uint64_t max_bytes = kMaxDocumentBytes;  ///< of the raw bytes
};

/// A document and the text that was taken from it.
struct ReadDocument {
  std::string raw;  ///< the bytes as received
  Digest raw_sha256{};
  std::string text;          ///< UTF-8; left empty when `text_is_raw`, so ask `text_bytes()`
  bool text_is_raw = false;  ///< the text is the raw bytes, unchanged
  Digest text_sha256{};
  std::uint64_t characters = 0;    ///< code points of the text, at least 1
  Recipe recipe;                   ///< how the text was taken
  std::string media_type;          ///< of the raw bytes: "text/plain"
  std::vector<std::string> notes;  ///< for people: what was decided, what to look at

  [[nodiscard]] std::string_view text_bytes() const { return text_is_raw ? raw : text; }
};

/// Finds out what `raw` is (ingest/media_type.h) and takes its text with the reader for that media
/// type; so far there is one, plain/1 (ingest/plain_text.h, doc/ingest.md). UTF-8 without a byte
/// order mark costs one validation, one count and one digest, and no copy.
///
/// Throws Error{bad_data} when `raw` is longer than `max_bytes`, empty, without a visible
/// character, binary, not decodable (naming the byte offset), or in an encoding that cannot be told
/// with enough confidence; Error{usage} when `charset` names no encoding. Safe to call from several
/// threads, each with its own `hasher`.
[[nodiscard]] ReadDocument read_document(std::string raw, const ReadOptions& options,
                                         Hasher& hasher);

}  // namespace prov
