// SPDX-License-Identifier: Apache-2.0
#include "store/formats.h"

#include <prov/error.h>

#include "embedded/store_sql.h"

namespace prov {
namespace {

constexpr int kSyncFull = 2;

std::string_view schema_file(std::string_view name) {
  for (const EmbeddedFile& file : embedded::store_sql()) {
    if (file.name == name) return file.bytes;
  }
  throw Error(ErrorCode::internal, "schema " + std::string(name) + " is not embedded");
}

}  // namespace

DatabaseFormat log_format() { return {schema_file("log.sql"), 0x5052564C, 1, kSyncFull, false}; }

DatabaseFormat content_format() {
  return {schema_file("content.sql"), 0x50525643, 1, kSyncFull, true, 8192};
}

}  // namespace prov
