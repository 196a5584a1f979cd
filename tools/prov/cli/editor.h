// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace prov::cli {

/// Lets a person edit a file, in VISUAL, EDITOR, or the first of `editor`, `nano` and `vi` that is
/// installed, and waits. Ctrl-C is the editor's meanwhile. Throws Error{io} when it cannot be
/// started or does not end well; the file is as it left it.
void edit_file(const std::filesystem::path& path);

}  // namespace prov::cli
