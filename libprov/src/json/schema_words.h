// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <prov/json.h>

namespace prov::json {

/// A broken rule of a schema.
struct Violation {
  std::string_view keyword;  ///< the keyword of draft-04
  const Value* schema;       ///< the schema that holds it; nullptr when not known
  const Value* value;        ///< the value that breaks it; nullptr when not known
  std::string name;          ///< name of that value in its object, or its index
};

/// Says in words what the value must be, e.g. `must be one of "a", "b"`.
[[nodiscard]] std::string describe(const Violation& violation);

}  // namespace prov::json
