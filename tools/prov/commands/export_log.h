// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kExportLogOptions{
    OptionSpec{.name = "log",
               .value = "HANDLE",
               .help = "which log (default: the one that prov writes to, else the only one)"}};

struct ExportLogOptions {
  std::string folder;
  std::string log;  ///< handle as shown, or empty
};
[[nodiscard]] ExportLogOptions parse_export_log(const Arguments& arguments);
int run_export_log(ExportLogOptions options, Context& context);

}  // namespace prov::cli
