// SPDX-License-Identifier: Apache-2.0
#include "command_table.h"

#include <vector>

namespace prov::cli {

std::span<const Command> commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> joined;
    for (const std::span<const Command> part :
         {documents_commands(), marks_commands(), reading_commands()}) {
      joined.insert(joined.end(), part.begin(), part.end());
    }
    return joined;
  }();
  return all;
}

}  // namespace prov::cli
