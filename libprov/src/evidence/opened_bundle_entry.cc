// SPDX-License-Identifier: Apache-2.0
#include "evidence/opened_bundle_entry.h"

#include <prov/error.h>

#include "base/hex.h"
#include "log/merkle.h"

namespace prov {
namespace {

void take(std::optional<RevealedPart>& part, std::optional<std::string>& bytes,
          std::optional<std::string>& salt) {
  if (!part) return;
  bytes = std::move(part->bytes);
  salt.emplace(as_chars(part->salt));
}

}  // namespace

OpenedBundleEntry read_opened_entry(std::string_view line) {
  BundleEntry read = read_bundle_entry(line);
  OpenedBundleEntry out;
  out.leaf = parse_leaf(read.leaf);
  if (out.leaf.seq != read.seq) {
    throw Error(ErrorCode::bad_data, "it says that it is entry " + std::to_string(read.seq) +
                                         ", and holds entry " + std::to_string(out.leaf.seq));
  }
  out.leaf_bytes = std::move(read.leaf);
  out.proof = std::move(read.proof);
  take(read.body, out.parts.body, out.parts.body_salt);
  take(read.sealed, out.parts.sealed, out.parts.sealed_salt);
  return out;
}

void check_proven(Hasher& hasher, const OpenedBundleEntry& entry, const Checkpoint& checkpoint) {
  if (entry.leaf.log != checkpoint.origin) {
    throw Error(ErrorCode::verification, "it is an entry of another log");
  }
  if (entry.leaf.seq >= checkpoint.size) {
    throw Error(ErrorCode::verification, "the checkpoint does not reach as far");
  }
  if (!verify_inclusion(hasher, entry.leaf.seq, checkpoint.size,
                        leaf_hash(hasher, entry.leaf_bytes), entry.proof, checkpoint.root)) {
    throw Error(ErrorCode::verification, "its proof does not show that it is in the log");
  }
}

void open_revealed(Hasher& hasher, OpenedBundleEntry& entry) {
  entry.opened = open_parts(hasher, entry.leaf, entry.parts);
  if (!entry.parts.body) return;
  for (const PartFault& fault : part_faults(entry.parts, entry.opened)) {
    throw Error(ErrorCode::verification, fault.message);
  }
}

}  // namespace prov
