// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "store/sqlite.h"

namespace prov {

/// Names of the files in a case folder.
inline constexpr std::string_view kCaseFolder = ".prov";
inline constexpr std::string_view kLogFile = "log.db";
inline constexpr std::string_view kContentFile = "content.db";
inline constexpr std::string_view kIndexFile = "index.db";
inline constexpr std::string_view kLockFile = "lock";

/// What log.db and content.db must be: their schemas, application ids ("PRVL", "PRVC") and format
/// versions.
[[nodiscard]] DatabaseFormat log_format();
[[nodiscard]] DatabaseFormat content_format();

}  // namespace prov
