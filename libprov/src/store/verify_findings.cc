// SPDX-License-Identifier: Apache-2.0
#include "store/verify_findings.h"

#include <algorithm>

namespace prov {

bool StoreReport::ok() const {
  return std::none_of(findings.begin(), findings.end(), [](const StoreFinding& finding) {
    return finding.level == FindingLevel::failure;
  });
}

void Findings::add(FindingLevel level, std::string_view kind, std::string_view file,
                   std::optional<std::int64_t> row, std::string message) {
  if (++counts_[{level, kind}] > kFindingsPerKind) return;
  report_.findings.push_back({level, kind, std::string(file), row, std::move(message)});
}

void Findings::finish() {
  for (const auto& [key, count] : counts_) {
    if (count <= kFindingsPerKind) continue;
    const auto same = std::find_if(
        report_.findings.begin(), report_.findings.end(), [&key](const StoreFinding& finding) {
          return finding.level == key.first && finding.kind == key.second;
        });
    report_.findings.push_back({key.first, key.second, same->file, std::nullopt,
                                "and " + std::to_string(count - kFindingsPerKind) +
                                    " more of this kind (" + std::string(key.second) + ")"});
  }
}

}  // namespace prov
