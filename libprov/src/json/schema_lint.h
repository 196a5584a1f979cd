// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <prov/json.h>

namespace prov::json {

/// What a schema (JSON Schema draft-04, one file) uses beyond the keywords that RapidJSON's
/// validator implements rightly; each finding as "PLACE: WORDS", PLACE a JSON pointer. Empty when
/// the schema is admitted.
///
/// Admitted: $schema and id at the top, title, description, definitions, $ref into the same file
/// (beside nothing but title and description), type, enum of strings, integers, booleans and null,
/// properties, required, additionalProperties, dependencies, minProperties, maxProperties, items,
/// additionalItems, minItems, maxItems, uniqueItems, minLength, maxLength, pattern (see
/// schema_pattern.h), integral minimum and maximum, exclusiveMinimum, exclusiveMaximum, allOf,
/// anyOf, oneOf, not. An object with properties states additionalProperties (false or a schema),
/// unless it stands in an alternative of an object that does; a tuple states additionalItems.
[[nodiscard]] std::vector<std::string> lint_schema(const Value& schema);

}  // namespace prov::json
