// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <prov/environment.h>

namespace prov::cli {

/// Where time and randomness come from. The command takes the system's; the test program
/// prov-golden, built from the same sources, takes fixed ones so that its output can be compared.
struct World {
  Clock& clock;
  Entropy& entropy;
};

/// `words` is the command line, on which the fixed randomness depends: two commands of one test
/// case draw different keys. The objects live as long as the process.
[[nodiscard]] World make_world(const std::vector<std::string>& words);

}  // namespace prov::cli
