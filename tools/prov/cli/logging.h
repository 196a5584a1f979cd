// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prov/environment.h>

namespace prov::cli {

/// A receiver of the library's messages: spdlog on standard error, set up by the first message that
/// is shown. Warnings are always shown, the rest with `verbose`.
[[nodiscard]] LogSink standard_error_log(bool verbose);

}  // namespace prov::cli
