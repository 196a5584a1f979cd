// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prov/vocabulary.h>

#include "json/schema.h"

namespace prov {

/// The embedded schemas/vocabulary/vocabulary.json, compiled at first use.
[[nodiscard]] const json::Schema& vocabulary_schema();

/// Reads a vocabulary that fits the schema, without the rules beyond it. Throws Error{bad_data}
/// where a member that is read is missing or of another type; what else the schema asks for is not
/// looked at.
[[nodiscard]] Vocabulary decode_vocabulary(const json::Value& value);

/// The embedded file of that name (relative to the root of the sources). Throws Error{internal}.
[[nodiscard]] std::string_view embedded_label_file(std::string_view name);

}  // namespace prov
