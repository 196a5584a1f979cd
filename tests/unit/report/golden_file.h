// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace prov::report {

/// Expects `actual` to be the file golden/NAME; with PROV_RECORD=1 in the environment it is written
/// instead, and the test says so by failing.
void expect_golden(std::string_view name, const std::string& actual);

}  // namespace prov::report
