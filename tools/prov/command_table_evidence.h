// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "commands/export_log.h"
#include "commands/prove.h"

namespace prov::cli {

// Rows of the command table: what is handed to others who check it.

inline constexpr Command kProveCommand{
    .name = "prove",
    .group = Group::reading,
    .summary = "prove to others that an entry is in a log",
    .needs = Needs::read,
    .common = "store",
    .function = command_function<parse_prove, run_prove>,
    .operands = "[ENTRY]",
    .options = kProveOptions,
    .description =
        "Prints a proof that the entry is in its log as the latest checkpoint has it, in the "
        "form of C2SP tlog-proof; --bytes writes the bytes that it is about. With --since it "
        "proves that the log begins with a checkpoint of it that somebody kept, in the form of "
        "C2SP tlog-witness. If it does not, there are two histories, and both checkpoints "
        "together show it.",
    .example = "prov prove mira-17",
    .exits = "7  the log here does not begin with that checkpoint\n",
    .schema = "prove"};

inline constexpr Command kExportLogCommand{
    .name = "export-log",
    .group = Group::reading,
    .summary = "write a log as files for a plain web server",
    .needs = Needs::read,
    .common = "store",
    .function = command_function<parse_export_log, run_export_log>,
    .operands = "FOLDER",
    .options = kExportLogOptions,
    .description =
        "Writes the signed part of a log as C2SP tlog-tiles: who wrote how much when is seen, "
        "nothing of what the entries say. A folder that holds the log already is extended. "
        "What is printed is the public key, by which others check it; give it to them by "
        "another way than the folder.",
    .example = "prov export-log /tmp/harbour-log",
    .exits = "7  the folder holds another history of the log\n",
    .schema = "export-log"};

}  // namespace prov::cli
