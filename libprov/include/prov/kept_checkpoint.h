// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <prov/case.h>
#include <prov/proof.h>

namespace prov {

/// How the log here stands to a checkpoint of it that was kept elsewhere.
enum class Standing {
  same,       ///< it is what the checkpoint says
  continued,  ///< it begins with what the checkpoint says, and has more
  shorter,    ///< it has fewer entries than the checkpoint says, so that nothing can be compared
  forked,     ///< it begins otherwise: the key has signed two histories
};

/// A checkpoint kept elsewhere beside the log here.
struct KeptCheckpoint {
  Standing standing = Standing::same;
  LogInfo log;       ///< here
  TreeHead kept;     ///< what was kept
  TreeHead here;     ///< of the log here: of as many entries where it has them, else all
  std::string note;  ///< the kept one, signed by the log's key
  /// A note signed here for comparison: of just as many entries where a write ended there, else the
  /// latest.
  std::string note_here;
};

/// Compares a checkpoint (a signed note) with the log here that it speaks of; the latest checkpoint
/// of that log is verified, too. Throws Error{bad_data} for what is no checkpoint, {not_found} when
/// its log is not here, {verification} when the log's key has not signed it, or the log here is not
/// what its own checkpoint says.
[[nodiscard]] KeptCheckpoint compare_checkpoint(Case& opened, std::string_view note);

/// What follows from the comparison, for people, with sizes and roots; without a final stop.
[[nodiscard]] std::string describe(const KeptCheckpoint& compared);

}  // namespace prov
