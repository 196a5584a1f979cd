// SPDX-License-Identifier: Apache-2.0
#include <prov/error.h>
#include <prov/kept_checkpoint.h>

#include "base/hex.h"
#include "log/merkle.h"

namespace prov {
namespace {

std::string entries_of(const TreeHead& head) {
  return std::to_string(head.size) + (head.size == 1 ? " entry" : " entries") + " with root " +
         to_hex(head.root);
}

// The head of the first `size` entries here, by hashes that lead to the signed head.
TreeHead head_at(Case& opened, const TreeHead& latest, std::uint64_t size) {
  const TreeHead head{latest.origin, size, opened.tree_root(latest.origin, size)};
  Hasher hasher;
  const auto path = opened.consistency_proof(latest.origin, size);
  if (verify_consistency(hasher, size, latest.size, head.root, latest.root, path)) return head;
  throw Error(ErrorCode::verification, "the hashes of log " + latest.origin +
                                           " here do not lead to its checkpoint (run prov verify)");
}

Standing standing_of(const TreeHead& kept, const TreeHead& here, const TreeHead& latest) {
  if (kept.size > latest.size) return Standing::shorter;
  if (kept.root != here.root) return Standing::forked;
  return kept.size == latest.size ? Standing::same : Standing::continued;
}

// A note of just that head, when one was signed here.
std::string note_of(Case& opened, const TreeHead& head, const VerifierKey& key) {
  try {
    const auto note = opened.checkpoint(head.origin, head.size);
    if (note && verified_head(*note, key) == head) return *note;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::bad_data && error.code() != ErrorCode::verification) throw;
  }
  return opened.checkpoint(head.origin);
}

}  // namespace

KeptCheckpoint compare_checkpoint(Case& opened, std::string_view note) {
  KeptCheckpoint out;
  out.log = log_with_origin(opened, unverified_head(note).origin);
  const VerifierKey key = key_of(out.log);
  out.kept = verified_head(note, key);
  if (out.kept.size == 0) throw Error(ErrorCode::bad_data, "a checkpoint of no entries");
  const TreeHead latest = verified_head(opened.checkpoint(out.log.origin), key);
  out.here = out.kept.size < latest.size ? head_at(opened, latest, out.kept.size) : latest;
  out.standing = standing_of(out.kept, out.here, latest);
  out.note = note;
  out.note_here = note_of(opened, out.here, key);
  return out;
}

std::string describe(const KeptCheckpoint& compared) {
  const std::string log = "log " + compared.log.handle;
  switch (compared.standing) {
    case Standing::same:
      return log + " here is as it says: " + entries_of(compared.here);
    case Standing::continued:
      return log + " here begins with it (" + entries_of(compared.kept) + ") and has " +
             std::to_string(compared.log.size) + " entries";
    case Standing::shorter:
      return log + " here has " + entries_of(compared.here) + ", but its key has signed " +
             entries_of(compared.kept) + ": entries are missing here; keep that checkpoint";
    case Standing::forked:
      break;
  }
  return "two histories of " + log + " are signed by its key: " + entries_of(compared.kept) +
         " there, " + entries_of(compared.here) + " here; keep both checkpoints";
}

}  // namespace prov
