// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prov {

/// Whether schemas/entry/statement.record.json knows the property.
[[nodiscard]] bool is_property(std::string_view name);
/// Whether its values are dates.
[[nodiscard]] bool is_date_property(std::string_view name);
/// Whether it names a person or an organization.
[[nodiscard]] bool property_names_party(std::string_view name);
/// Whether it names another document.
[[nodiscard]] bool property_names_document(std::string_view name);
/// All of them, for messages and help.
[[nodiscard]] const std::vector<std::string>& property_names();
/// The relations of affiliation.record.
[[nodiscard]] const std::vector<std::string>& relation_names();

}  // namespace prov
