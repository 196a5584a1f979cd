// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prov::cli {

/// What a command takes beside its options: a heading, and rows of a name and what it means.
struct HelpList {
  std::string heading;
  std::vector<std::pair<std::string, std::string>> rows;
};

/// The lists that belong to the help for a command: the properties of prov source, the operations
/// of prov batch. Read from the schema of batch lines, so that help and schema cannot differ.
[[nodiscard]] std::vector<HelpList> help_lists(std::string_view command);

/// The words for a tie between two people or organizations, from the same place.
[[nodiscard]] std::vector<std::string> relations();

/// schemas/cli/batch-line.json as it was when this was built.
[[nodiscard]] std::string_view batch_line_schema();

}  // namespace prov::cli
