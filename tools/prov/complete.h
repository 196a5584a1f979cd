// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/output.h"
#include "world.h"

namespace prov::cli {

/// What `prov complete WORDS...` does, the question that completion rules of shells ask with each
/// key: the words after `prov`, the last of them as far as it is typed. Prints what it may become,
/// a line each, with a hint after a tab where there is one; a word that ends with "=" goes on.
/// Prints nothing where a file may stand. It reads what the index of the case has, writes nothing,
/// waits for nobody, and is silent about all errors. Returns 0.
int run_complete(const std::vector<std::string>& words, const World& world, Output& out);

}  // namespace prov::cli
