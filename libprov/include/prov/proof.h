// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <prov/case.h>

namespace prov {

/// The key of a log under the name by which it signs, its origin.
struct VerifierKey {
  std::string origin;
  std::array<std::uint8_t, 32> key{};  ///< Ed25519 public key

  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

/// The log of that origin in a case. Throws Error{not_found}.
[[nodiscard]] LogInfo log_with_origin(Case& opened, std::string_view origin);

/// The key of a log here. Throws Error{verification} when it is not the one that the origin names.
[[nodiscard]] VerifierKey key_of(const LogInfo& log);

/// The key as a line of text for other programs: `origin+<8 hex>+<base64>` (C2SP signed-note,
/// vkey). Throws Error{bad_data} for an impossible origin.
[[nodiscard]] std::string to_verifier_key(const VerifierKey& key);
/// The reverse. Throws Error{bad_data}.
[[nodiscard]] VerifierKey parse_log_key(std::string_view verifier_key);

/// What a checkpoint says: a log had this many entries, and this root of its tree.
struct TreeHead {
  std::string origin;
  std::uint64_t size = 0;
  TreeHash root{};

  friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

/// What the checkpoint in a signed note says (C2SP tlog-checkpoint), whoever signed it. Throws
/// Error{bad_data} for what is no checkpoint or has extension lines.
[[nodiscard]] TreeHead unverified_head(std::string_view checkpoint);
/// The same when `key` has signed it. Throws Error{bad_data}, {verification}.
[[nodiscard]] TreeHead verified_head(std::string_view checkpoint, const VerifierKey& key);

/// Bounds of the files read here, in bytes and in hashes.
inline constexpr std::size_t kProofFileLimit = 1'200'000;
inline constexpr std::size_t kProofExtraLimit = 65'536;
inline constexpr std::size_t kProofHashLimit = 63;

/// That an entry is in the log that a checkpoint speaks of (C2SP tlog-proof).
struct InclusionProof {
  std::string extra;           ///< bytes of any meaning, authenticated by nothing; empty: none
  std::uint64_t index = 0;     ///< the entry's place in the log, from 0
  std::vector<TreeHash> path;  ///< from the leaf's sibling upwards (RFC 6962 section 2.1.1)
  std::string checkpoint;      ///< signed note, byte for byte

  friend bool operator==(const InclusionProof&, const InclusionProof&) = default;
};

/// That the log which a checkpoint speaks of begins with an earlier one (the request of C2SP
/// tlog-witness, add-checkpoint).
struct ConsistencyProof {
  std::uint64_t old_size = 0;  ///< entries of the earlier one; 0: none is proven to be extended
  std::vector<TreeHash> path;  ///< RFC 6962 section 2.1.2
  std::string checkpoint;      ///< signed note of the later one, byte for byte

  friend bool operator==(const ConsistencyProof&, const ConsistencyProof&) = default;
};

/// The bytes of the file of a proof. Throws Error{bad_data} when what it holds is beyond the bounds
/// or no checkpoint.
[[nodiscard]] std::string to_text(const InclusionProof& proof);
[[nodiscard]] std::string to_text(const ConsistencyProof& proof);

/// The proof of bytes that `to_text` could have written, and of no others. Nothing is verified.
/// Throws Error{bad_data} naming the rule that is broken.
[[nodiscard]] InclusionProof parse_inclusion_proof(std::string_view text);
[[nodiscard]] ConsistencyProof parse_consistency_proof(std::string_view text);

/// Checks that `leaf` (the bytes of an entry's leaf) is in the log that `key` signed. Returns what
/// the checkpoint says. Throws Error{bad_data}, Error{verification} when it is not shown.
TreeHead check_proof(const InclusionProof& proof, std::string_view leaf, const VerifierKey& key);
/// Checks that the log begins with `old`, an earlier head of the same log. As above.
TreeHead check_proof(const ConsistencyProof& proof, const TreeHead& old, const VerifierKey& key);

/// The proof that an entry is in its log as of the latest checkpoint here, checked. Throws
/// Error{not_found, verification}.
[[nodiscard]] InclusionProof prove_inclusion(Case& opened, const EntryId& id);
/// The proof that the log here begins with `old`, checked. Throws Error{not_found} for a log that
/// is not here or shorter, Error{verification} when the log here begins otherwise.
[[nodiscard]] ConsistencyProof prove_consistency(Case& opened, const TreeHead& old);

}  // namespace prov
