// SPDX-License-Identifier: Apache-2.0
#include "log/commitment.h"

namespace prov {
namespace {

constexpr std::string_view kZero("\0", 1);

}  // namespace

Digest body_commitment(Hasher& hasher, const Salt& salt, std::string_view origin,
                       std::string_view type, std::string_view bytes) {
  return hasher.hmac(salt, {"prov-body-v1", kZero, origin, kZero, type, kZero, bytes});
}

Digest sealed_commitment(Hasher& hasher, const Salt& salt, std::string_view origin,
                         std::string_view type, std::string_view bytes) {
  return hasher.hmac(salt, {"prov-sealed-v1", kZero, origin, kZero, type, kZero, bytes});
}

}  // namespace prov
