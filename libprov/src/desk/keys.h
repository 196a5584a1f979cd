// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <prov/environment.h>

#include "crypto/key.h"
#include "crypto/key_folder.h"

namespace prov {

/// Whose key is wanted.
struct KeyOwner {
  std::string name;  ///< of the key, see key_folder.h
  std::string handle;
  PublicKey key{};
};

/// Whether the key of a log is here and may be used.
[[nodiscard]] bool has_key(const Environment& environment, std::string_view origin);

/// Whether the key of that name is here and encrypted. A file that cannot be read is not.
[[nodiscard]] bool has_encrypted_key(const Environment& environment, std::string_view name);

/// The key as it is used to sign: from its file, or held by what unlocked it, or decrypted with the
/// passphrase that the environment gives. Throws Error{key} that says what to do when it is
/// missing, retired or locked, or not the owner's.
[[nodiscard]] SigningKey load_key(const Environment& environment, const KeyOwner& owner);

/// The same, itself: never held elsewhere.
[[nodiscard]] SigningKey decrypt_key(const Environment& environment, const KeyOwner& owner);

/// A passphrase to be set for a key. Throws Error{key} when none is given.
[[nodiscard]] Passphrase new_passphrase(const Environment& environment, const std::string& handle);

}  // namespace prov
