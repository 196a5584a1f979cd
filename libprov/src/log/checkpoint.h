// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "crypto/digest.h"
#include "crypto/key.h"

namespace prov {

/// What a log signs at the end of each transaction (C2SP tlog-checkpoint).
struct Checkpoint {
  std::string origin;      ///< of the log; also the name of its key
  std::uint64_t size = 0;  ///< leaves, at most 2^53-1
  Digest root{};           ///< RFC 6962 root of them

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// The text of a checkpoint: three lines, no extension lines. Throws Error{bad_data} when the
/// origin is empty or has a control character.
[[nodiscard]] std::string format_checkpoint(const Checkpoint& checkpoint);

/// The reverse of `format_checkpoint`, for exactly that form: decimal size without leading zeros,
/// base64 of 32 bytes, no extension lines (our logs write none). Throws Error{bad_data}.
[[nodiscard]] Checkpoint parse_checkpoint(std::string_view text);

/// A checkpoint as a note signed by the log's key under the log's origin.
[[nodiscard]] std::string sign_checkpoint(Hasher& hasher, const Checkpoint& checkpoint,
                                          const SigningKey& key);

/// The checkpoint of a note, verified: signed by `key` under `origin`, and about that log. Throws
/// Error{bad_data} for what is no checkpoint, Error{verification} when signature or origin are
/// wrong.
[[nodiscard]] Checkpoint open_checkpoint(Hasher& hasher, std::string_view note,
                                         std::string_view origin, const PublicKey& key);

}  // namespace prov
