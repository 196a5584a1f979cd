// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "desk/case_impl.h"

namespace prov {

/// What a log has on record that belongs on the form of a document, withdrawn entries left out. In
/// the order of the log.
struct FormEntries {
  std::vector<std::int64_t> sources;       ///< statement.record
  std::vector<std::int64_t> attributions;  ///< of words of the document
  std::vector<std::int64_t> appearances;   ///< in the document
  std::vector<std::int64_t> ties;          ///< that it shows
  std::vector<std::int64_t> sames;         ///< judgements of sameness
  /// Labels and notes on the document, its passages, and what these entries name.
  std::vector<std::int64_t> remarks;
  /// Labels and notes on another entry of the form, by that entry.
  std::map<std::int64_t, std::vector<std::int64_t>> below;
};

/// `document`: rows of all entries that added it. What a form shows of people, organizations,
/// claims and cited documents are labels and notes on those that its other lines name, and details
/// of them that rest on this document or on nothing, and what they are judged to be the same as.
[[nodiscard]] FormEntries form_entries(CaseImpl& impl, std::int64_t log,
                                       const std::vector<std::int64_t>& document);

/// All of them.
[[nodiscard]] std::set<std::int64_t> all_rows(const FormEntries& entries);

/// The logs that have something on record about the document.
[[nodiscard]] std::set<std::int64_t> logs_about(CaseImpl& impl,
                                                const std::vector<std::int64_t>& document);

}  // namespace prov
