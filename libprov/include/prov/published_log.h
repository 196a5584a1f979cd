// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include <prov/case.h>

namespace prov {

/// What writing a log for others did.
struct PublishedLog {
  LogInfo log;
  std::string verifier_key;       ///< see to_verifier_key; to be handed over by another way
  std::uint64_t former_size = 0;  ///< entries that the folder had before; 0: it is new
  std::uint64_t files = 0;        ///< written; those that were there already are left as they are
};

/// Writes a log of the case as a tiled log (C2SP tlog-tiles): `checkpoint`, `tile/L/N[.p/W]`,
/// `tile/entries/N[.p/W]`. Leaves only, no bodies. Entries are hashed again on the way.
///
/// A folder that holds this log already is extended: what is there is never rewritten but
/// `checkpoint`, which comes last and by rename, so that others read a whole log at any moment,
/// also after this was killed; the next call then goes on. Memory does not grow with the log.
/// `progress` is told how many entries are done, and may throw to stop.
///
/// Throws Error{not_found} for a log that is not here, {usage} when the folder holds other things
/// or another log, {busy} while another process writes to it, {verification} when it holds another
/// history of this log or more of it than there is here (nothing is touched), or a log that is not
/// what was signed, {io}.
PublishedLog publish_log(Case& opened, std::string_view origin, const std::filesystem::path& folder,
                         const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});

}  // namespace prov
