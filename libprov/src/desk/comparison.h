// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "desk/drafter.h"
#include "store/store_writer.h"

namespace prov {

/// The content as an entry of that log would be written, without time and key.
[[nodiscard]] NewEntry encode_for(CaseImpl& impl, std::int64_t log, const Content& content);

/// Whether an entry says what a draft for that log says, which has no handle, time or key yet. One
/// of which a part has been erased says anything.
[[nodiscard]] bool says(CaseImpl& impl, std::int64_t log, Entry entry, const Draft& draft);

/// Compares what is on record with what operations would record; nothing is written.
class Comparison {
 public:
  /// For the log that `@` counts in, of so many entries.
  Comparison(CaseImpl& impl, std::int64_t log, std::uint64_t size);

  /// Resolves an operation as `Writer::apply` would. Throws what that throws, as far as it does not
  /// depend on what else is on record about the same thing.
  Draft draft(const Operation& operation);
  /// Whether the entry `row` (of a statement its property `item`, from 1) is what the operation
  /// would record. Documents of the same bytes and versions of one vocabulary are not told apart.
  [[nodiscard]] bool says(std::int64_t row, std::uint32_t item, const Operation& operation);

  [[nodiscard]] TargetResolver& targets() { return targets_; }
  [[nodiscard]] PassageFinder& passages() { return passages_; }

 private:
  CaseImpl& impl_;
  std::int64_t log_;
  TargetResolver targets_;
  PassageFinder passages_;
  VocabularyShelf shelf_;
};

}  // namespace prov
