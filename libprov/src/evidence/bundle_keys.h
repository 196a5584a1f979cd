// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "crypto/digest.h"
#include "evidence/manifest.h"

namespace prov {

/// A key that whoever checks a bundle has from elsewhere.
struct ExpectedKey {
  std::string given;  ///< as typed
  std::string
      fingerprint;     ///< SHA-256 of the public key, hexadecimal, or the first 32 digits of it
  std::string origin;  ///< of a verifier key line; else empty

  /// Whether it is the key of that log. `digits` is the fingerprint of the log's key.
  [[nodiscard]] bool is_of(const ManifestLog& log, const std::string& digits) const;
};

/// Reads a fingerprint (64 or 32 hexadecimal digits) or a verifier key line. Throws Error{usage}.
[[nodiscard]] ExpectedKey parse_expected_key(Hasher& hasher, const std::string& given);

}  // namespace prov
