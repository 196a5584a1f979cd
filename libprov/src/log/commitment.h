// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "crypto/digest.h"
#include "crypto/entropy.h"

namespace prov {

/// The commitment to the body of an entry that its leaf holds: HMAC-SHA256 under the body's salt
/// over
/// `"prov-body-v1" 0x00 origin 0x00 type 0x00 bytes`. Neither origin nor type may hold U+0000, so
/// that no other four values give the same message; both are restricted where leaves are written.
[[nodiscard]] Digest body_commitment(Hasher& hasher, const Salt& salt, std::string_view origin,
                                     std::string_view type, std::string_view bytes);

/// As body_commitment with `"prov-sealed-v1"`, for the sealed part; held by the body.
[[nodiscard]] Digest sealed_commitment(Hasher& hasher, const Salt& salt, std::string_view origin,
                                       std::string_view type, std::string_view bytes);

}  // namespace prov
