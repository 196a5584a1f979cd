// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/entry_codec.h"
#include "store/store.h"

namespace prov {

enum class FindingLevel {
  failure,  ///< something is not as it was signed, or is missing
  warning,  ///< something that a crash may leave, or that cannot be checked here
  note,     ///< something to know
};

/// One thing that `verify_store` found.
struct StoreFinding {
  FindingLevel level = FindingLevel::failure;
  std::string_view kind;            ///< what was checked, a fixed word such as "body"
  std::string file;                 ///< "log.db", "content.db" or "state" (high-water marks)
  std::optional<std::int64_t> row;  ///< the entry concerned, where it is one (row_id.h)
  std::string message;              ///< lower case, without a trailing dot
};

/// Most findings of one level and kind that a report lists; one more finding then says how many
/// there were in all.
inline constexpr std::size_t kFindingsPerKind = 100;

struct StoreReport {
  std::vector<StoreFinding> findings;
  std::uint64_t leaves = 0;       ///< read and hashed
  std::uint64_t checkpoints = 0;  ///< whose signature was right
  std::uint64_t bodies = 0;       ///< that match their commitment
  std::uint64_t sealed = 0;       ///< that match their commitment
  std::uint64_t documents = 0;    ///< raw documents that match their hash
  std::uint64_t texts = 0;        ///< texts that match their hash
  std::uint64_t quotations = 0;   ///< compared with the text they quote
  std::uint64_t bytes = 0;        ///< of documents and texts, hashed

  /// Whether nothing failed.
  [[nodiscard]] bool ok() const;
};

/// Told now and then how many of all leaves have been dealt with.
using VerifyProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Checks everything that a store holds, as of a snapshot taken at the start, against what is
/// signed: both files as SQLite sees them; leaves, tree, tiles and checkpoints of every log; bodies
/// and sealed parts against their commitments, schemas and references; documents and texts against
/// their hashes, quotations against the texts; rows that nothing owns; the high-water marks. The
/// index is left aside (Index::digest).
///
/// Goes on after a failure. Reads in bounded steps; memory does not grow with the number of
/// entries. Throws Error{busy, interrupted} only: what cannot be read is a finding. `checker`
/// spares a program that verifies many stores compiling the schemas each time.
[[nodiscard]] StoreReport verify_store(Store& store, const VerifyProgress& progress = {},
                                       EntryChecker* checker = nullptr);

}  // namespace prov
