// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace prov::report {

/// The style sheet of the HTML page: system colours in light and dark, tables that become lists on
/// narrow screens, and a print form in which marks show without colour.
[[nodiscard]] std::string_view html_style();

}  // namespace prov::report
