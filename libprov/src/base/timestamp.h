// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace prov {

/// Seconds since 1970-01-01T00:00:00Z as `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339, UTC, whole seconds).
/// Years 0000 to 9999; throws Error{bad_data} outside.
[[nodiscard]] std::string format_timestamp(std::int64_t seconds);

/// The reverse of `format_timestamp`, for exactly that form. Throws Error{bad_data}.
[[nodiscard]] std::int64_t parse_timestamp(std::string_view text);

}  // namespace prov
