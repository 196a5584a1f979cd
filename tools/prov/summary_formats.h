// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <prov/summary.h>

namespace prov::cli {

/// A form that summaries can be written in.
struct SummaryFormat {
  std::string_view name;
  std::string_view file;  ///< its usual name
};
inline constexpr std::array<SummaryFormat, 4> kSummaryFormats{{{"text", "summary.txt"},
                                                               {"markdown", "summary.md"},
                                                               {"html", "summary.html"},
                                                               {"json", "summary.json"}}};

/// The summary in one of these forms, by name.
[[nodiscard]] std::string render(const Summary& summary, std::string_view format);

}  // namespace prov::cli
