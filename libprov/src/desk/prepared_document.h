// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <prov/operation.h>

#include "ingest/reader.h"
#include "store/pieces.h"

namespace prov {

struct PreparedDocument {
  std::string name;                 ///< to record
  std::string sha256, text_sha256;  ///< hexadecimal
  std::uint64_t bytes = 0, characters = 0;
  std::string media_type;
  Recipe recipe;
  std::vector<Piece> raw;
  std::vector<Piece> text;  ///< empty when the text is the raw bytes
  bool text_is_raw = true;
  std::vector<std::string> notes;
};

}  // namespace prov
