// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <prov/environment.h>

#include "crypto/digest.h"
#include "crypto/key.h"

namespace prov {

/// Draws a new log's identity: `prov.invalid/<32 hex drawn>/<first 32 hex of SHA-256 of the public
/// key>`. One key used in two stores thus gives two logs. Throws what Entropy::fill throws.
[[nodiscard]] std::string make_origin(Hasher& hasher, Entropy& entropy, const PublicKey& key);

/// Whether `text` has the form of an origin.
[[nodiscard]] bool is_origin(std::string_view text);

/// The 32 drawn digits of an origin, by which logs with the same handle are told apart. `origin`
/// must be one (see is_origin); refers to it.
[[nodiscard]] std::string_view drawn_digits(std::string_view origin);

/// Whether `text` is an origin that names this public key.
[[nodiscard]] bool origin_names_key(Hasher& hasher, std::string_view text, const PublicKey& key);

/// Whether `text` has the form of a log's handle: `[a-z][a-z0-9]{1,15}`.
[[nodiscard]] bool valid_log_handle(std::string_view text);

/// A log as its log.open names it.
struct NamedLog {
  std::string handle, origin;
};

/// How logs are called beside each other, in the order given: by their handles, and where several
/// have the same one by `handle~` and the shortest run of the digits drawn that no other of these
/// begins with (all of them and those of its key where somebody has drawn the same).
[[nodiscard]] std::vector<std::string> shown_handles(const std::vector<NamedLog>& logs);

}  // namespace prov
