// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "cli/arguments.h"

namespace prov::cli {

/// When something for people is done: by what the stream is, always or never.
enum class When { automatic, always, never };

/// Options that every command takes.
struct GlobalOptions {
  std::string store;     ///< --store: folder of the case
  std::string reviewer;  ///< --as: handle of the log to write to
  std::string document;  ///< -d, --doc
  bool json = false;
  When color = When::automatic;
  When comfort = When::automatic;
  bool verbose = false;
  int passphrase_descriptor = -1;      ///< --passphrase-fd; -1: none
  int new_passphrase_descriptor = -1;  ///< --new-passphrase-fd of prov key passphrase; -1: none
  int wait = 60;                       ///< seconds to wait for another writer, 0 to 86,400
};

/// Their specification, shown in every help text.
[[nodiscard]] std::span<const OptionSpec> global_option_specs();

/// Reads them from a parsed command line. Throws Error{usage}.
[[nodiscard]] GlobalOptions parse_global_options(const Arguments& arguments);

}  // namespace prov::cli
