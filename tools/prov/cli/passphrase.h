// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include <prov/key.h>

#include "cli/options.h"

namespace prov::cli {

/// Where passphrases come from: the first line of a descriptor that the options name, the same for
/// each request; else the terminal (/dev/tty) with echo off, three times at most for a key, twice
/// the same for a new one. Nothing where there is neither. What it gives throws Error{usage} for a
/// descriptor that is not open, {key} for a line that is no passphrase, {interrupted} when a signal
/// came.
[[nodiscard]] PassphraseSource passphrase_source(const GlobalOptions& options);

/// The first line of an open descriptor, without its line end; what follows is not read. Throws
/// Error{usage, key}.
[[nodiscard]] Passphrase read_passphrase(int descriptor);

}  // namespace prov::cli
