// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "crypto/digest.h"

namespace prov {

// Lines of checkpoints and proofs (C2SP tlog-checkpoint, tlog-proof, tlog-witness): each value has
// one spelling.

/// Takes a line off `text`, without its newline; nothing when no newline is left.
[[nodiscard]] std::optional<std::string_view> take_line(std::string_view& text);

/// A number from 0 to 2^53-1 in decimal digits. Nothing for other text and leading zeros.
[[nodiscard]] std::optional<std::uint64_t> parse_decimal(std::string_view text);

/// The hash of a line of base64; nothing when it is not 32 bytes. Throws Error{bad_data} for what
/// is not base64.
[[nodiscard]] std::optional<Digest> parse_hash(std::string_view line);

}  // namespace prov
