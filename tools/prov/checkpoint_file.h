// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <prov/case.h>
#include <prov/kept_checkpoint.h>

namespace prov::cli {

/// Hexadecimal digits of a hash.
[[nodiscard]] std::string hex(const TreeHash& hash);

/// Compares the checkpoint in a file with the log here. Throws what compare_checkpoint throws, and
/// Error{not_found, io}, naming the file.
[[nodiscard]] KeptCheckpoint compare_file(Case& opened, const std::string& file);

}  // namespace prov::cli
