// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace prov::cli {

/// A word as one types it in a shell: in single quotation marks where it holds what a shell takes
/// for its own.
[[nodiscard]] std::string shell_word(std::string_view word);

}  // namespace prov::cli
