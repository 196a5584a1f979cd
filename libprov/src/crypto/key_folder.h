// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "crypto/key.h"

namespace prov {

// The folder of private keys: NAME.pem is a key that is used, NAME.retired one that is not used any
// more. NAME is the first 32 hexadecimal digits of the SHA-256 of the public key, which also end
// the origin of each log of the key.

[[nodiscard]] std::string key_name(const PublicKey& key);
/// Of the key of a log.
[[nodiscard]] std::string key_name(std::string_view origin);

[[nodiscard]] std::filesystem::path key_path(const std::filesystem::path& folder,
                                             std::string_view name);
[[nodiscard]] std::filesystem::path retired_key_path(const std::filesystem::path& folder,
                                                     std::string_view name);

/// Whether a key may be used here. A copy of it that was put back beside the retired one stays
/// retired.
enum class KeyStanding { missing, here, retired };
/// A folder that may not be read has none. Never throws for that.
[[nodiscard]] KeyStanding key_standing(const std::filesystem::path& folder, std::string_view name);

/// Retires a key that is here, durably. Throws Error{io}.
void retire_key_file(const std::filesystem::path& folder, std::string_view name);

}  // namespace prov
