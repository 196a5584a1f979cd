// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "context.h"

namespace prov::cli {

/// Prints one entry with its details and what refers to it, as text or as JSON of that schema.
void print_entry(Context& context, const EntryId& id, std::string_view schema);

/// Resolves a target that must be an entry of that type. Throws Error{not_found} saying what it is
/// instead.
[[nodiscard]] EntryId resolve_as(Context& context, const std::string& target, std::string_view type,
                                 std::string_view called);

/// Prints people and organizations, claims or the like.
void print_things(Context& context, const std::vector<NamedThing>& things, std::string_view schema,
                  std::string_view member);

}  // namespace prov::cli
