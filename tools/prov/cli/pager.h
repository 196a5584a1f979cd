// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace prov::cli {

/// Shows text a screen at a time, by the command in PROV_PAGER, else PAGER, else `less` (with LESS
/// as FRX when it is not set: what fits on the screen is only printed), and waits until it is left.
/// False when nothing was shown: that command is empty or `cat`, TERM is "dumb", or it cannot be
/// found or started (what fails after that has had the text). For a terminal; the caller prints
/// otherwise.
[[nodiscard]] bool page(std::string_view text);

}  // namespace prov::cli
