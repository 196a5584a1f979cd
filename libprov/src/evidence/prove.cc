// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include <prov/error.h>
#include <prov/proof.h>

#include "base/hex.h"
#include "log/merkle.h"
#include "log/origin.h"

namespace prov {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorCode::verification, what); }

}  // namespace

LogInfo log_with_origin(Case& opened, std::string_view origin) {
  std::vector<LogInfo> logs = opened.logs();
  const auto found = std::find_if(logs.begin(), logs.end(),
                                  [&](const LogInfo& log) { return log.origin == origin; });
  if (found != logs.end()) return std::move(*found);
  throw Error(ErrorCode::not_found, "no log " + std::string(origin) + " here (prov key list)");
}

VerifierKey key_of(const LogInfo& log) {
  VerifierKey out{log.origin, {}};
  Hasher hasher;
  if (!decode_hex(log.key, out.key) || !origin_names_key(hasher, log.origin, out.key)) {
    refuse("the key of log " + log.origin + " here is not the one that its name tells of");
  }
  return out;
}

TreeHead check_proof(const InclusionProof& proof, std::string_view leaf, const VerifierKey& key) {
  TreeHead head = verified_head(proof.checkpoint, key);
  Hasher hasher;
  if (!verify_inclusion(hasher, proof.index, head.size, leaf_hash(hasher, leaf), proof.path,
                        head.root)) {
    refuse("the proof does not show these bytes as entry " + std::to_string(proof.index) + " of " +
           head.origin);
  }
  return head;
}

TreeHead check_proof(const ConsistencyProof& proof, const TreeHead& old, const VerifierKey& key) {
  TreeHead head = verified_head(proof.checkpoint, key);
  Hasher hasher;
  if (old.origin != head.origin || old.size != proof.old_size ||
      !verify_consistency(hasher, old.size, head.size, old.root, head.root, proof.path)) {
    refuse("the proof does not show that " + head.origin + " with " + std::to_string(head.size) +
           " entries begins with the " + std::to_string(old.size) + " of before");
  }
  return head;
}

InclusionProof prove_inclusion(Case& opened, const EntryId& id) {
  const VerifierKey key = key_of(log_with_origin(opened, id.log));
  const EntryId whole{id.log, id.seq, 0};
  InclusionProof proof{{}, id.seq, opened.inclusion_proof(whole), opened.checkpoint(id.log)};
  check_proof(proof, opened.raw(whole).leaf, key);
  return proof;
}

ConsistencyProof prove_consistency(Case& opened, const TreeHead& old) {
  const VerifierKey key = key_of(log_with_origin(opened, old.origin));
  ConsistencyProof proof{old.size, opened.consistency_proof(old.origin, old.size),
                         opened.checkpoint(old.origin)};
  check_proof(proof, old, key);
  return proof;
}

}  // namespace prov
