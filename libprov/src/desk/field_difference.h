// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <prov/entry.h>

namespace prov {

/// How two appearances of a claim differ in one thing.
struct FieldDifference {
  std::string name;  ///< of the field; "start" or "end" of a period
  std::string how;   ///< in words that follow the name: " by 18 days"
};

/// How the values of one field differ, as far as they have been read; nothing where they agree.
[[nodiscard]] std::vector<FieldDifference> differences(const Field& a, const Field& b);

}  // namespace prov
