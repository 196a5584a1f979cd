// SPDX-License-Identifier: Apache-2.0
#include "ingest/reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include <prov/error.h>

#include "ingest/media_type.h"
#include "ingest/plain_text.h"

namespace prov {
namespace {

/// How the text of one media type is taken. A further format is a further line.
struct Reader {
  std::string_view media_type;
  TakenText (*read)(std::string_view raw, std::string_view charset, std::string_view document);
};

constexpr std::array kReaders = {
    Reader{"text/plain", read_plain_text}, Reader{"text/html", read_plain_text},  // tags and all
    Reader{"application/xml", read_plain_text},                                   // likewise
};

void require_size(const std::string& raw, std::uint64_t max_bytes, const std::string& document) {
  if (raw.empty()) throw Error(ErrorCode::bad_data, document + " is empty");
  if (raw.size() <= max_bytes) return;
  throw Error(ErrorCode::bad_data, document + " has " + std::to_string(raw.size()) +
                                       " bytes, and no more than " + std::to_string(max_bytes) +
                                       " are read (split it)");
}

const Reader& reader_for(const MediaType& type, const std::string& document) {
  const auto found = std::find_if(kReaders.begin(), kReaders.end(), [&](const Reader& reader) {
    return reader.media_type == type.media_type;
  });
  if (found != kReaders.end()) return *found;
  throw Error(ErrorCode::bad_data, document + " is " + std::string(type.noun) +
                                       ", which cannot be read yet (save its text as a plain text "
                                       "file and add that)");
}

}  // namespace

ReadDocument read_document(std::string raw, const ReadOptions& options, Hasher& hasher) {
  const std::string document = options.name.empty() ? "the document" : options.name;
  require_size(raw, options.max_bytes, document);
  const MediaType type = recognise_media_type(raw);
  TakenText taken = reader_for(type, document).read(raw, options.charset, document);
  ReadDocument result;
  result.raw_sha256 = hasher.sha256(raw);
  result.text_sha256 = taken.is_raw ? result.raw_sha256 : hasher.sha256(taken.text);
  result.raw = std::move(raw);
  result.text = std::move(taken.text);
  result.text_is_raw = taken.is_raw;
  result.characters = taken.characters;
  result.recipe = std::move(taken.recipe);
  result.media_type = type.media_type;
  result.notes = std::move(taken.notes);
  if (type.markup) {
    result.notes.push_back("is " + std::string(type.noun) + ": its tags are kept as text");
  }
  return result;
}

}  // namespace prov
