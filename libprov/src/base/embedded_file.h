// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace prov {

/// A file of the source tree compiled into the library (schemas, vocabularies, SQL).
struct EmbeddedFile {
  std::string_view name;   ///< path relative to the folder it was embedded from
  std::string_view bytes;  ///< its content, valid for the life of the process
};

}  // namespace prov
