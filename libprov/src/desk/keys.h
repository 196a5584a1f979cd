// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

#include "crypto/key.h"

namespace prov {

/// Where the private key of a log is kept: KEYS/<fingerprint>.pem, the fingerprint being the first
/// 32 hexadecimal digits of the SHA-256 of the public key, which also end the log's origin.
[[nodiscard]] std::filesystem::path key_path(const std::filesystem::path& key_dir,
                                             std::string_view origin);
[[nodiscard]] std::filesystem::path key_path(const std::filesystem::path& key_dir,
                                             const PublicKey& key);

/// Whether there is one; a folder that may not be read has none. Never throws for that.
[[nodiscard]] bool has_key(const std::filesystem::path& key_dir, std::string_view origin);

/// Loads the key of a log. Throws Error{key} that names the file and what to do when it is missing.
[[nodiscard]] SigningKey load_key(const std::filesystem::path& key_dir, std::string_view origin,
                                  std::string_view handle);

}  // namespace prov
