// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "crypto/key.h"

namespace prov {

/// Writes a key as a new file of mode 0600 (PKCS#8 PEM), making its folder with mode 0700 when
/// absent. A crash leaves the whole file or none. Throws Error{key} when `path` exists: a key is
/// never overwritten; Error{io} when the system refuses.
void write_key_file(const std::filesystem::path& path, const SigningKey& key);

/// Reads such a file. Throws Error{key} when there is none, when its group or others may read or
/// write it (with the chmod to run), or when it holds anything else than a key; Error{io} when the
/// system refuses to read.
[[nodiscard]] SigningKey read_key_file(const std::filesystem::path& path);

}  // namespace prov
