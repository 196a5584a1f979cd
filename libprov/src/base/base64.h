// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace prov {

/// Bytes in the base64 alphabet with padding, no line breaks (RFC 4648 section 4).
[[nodiscard]] std::string to_base64(std::span<const std::uint8_t> bytes);

/// The bytes of base64 text. Strict, so that a value has one spelling: padding is required, white
/// space and other characters are refused, unused bits must be zero (RFC 4648 section 3.5).
/// Throws Error{bad_data}.
[[nodiscard]] std::vector<std::uint8_t> from_base64(std::string_view text);

}  // namespace prov
