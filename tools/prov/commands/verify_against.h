// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <prov/json.h>
#include <prov/kept_checkpoint.h>

#include "context.h"

namespace prov::cli {

/// A file of --against and what the comparison gave; nothing where the logs here cannot be read.
struct Against {
  std::string file;
  std::optional<KeptCheckpoint> compared;
};

/// Compares the checkpoints in these files with the logs here, and adds what contradicts them to
/// the report. Throws Error{bad_data, not_found, verification, io} for a file that tells nothing of
/// a log here.
[[nodiscard]] std::vector<Against> compare_against(const std::vector<std::string>& files,
                                                   Context& context, VerifyReport& report);

/// For people: one line for each file; contradicting notes in full below it.
void print_against(Output& out, const std::vector<Against>& all);

[[nodiscard]] json::Value against_json(const std::vector<Against>& all);

}  // namespace prov::cli
