// SPDX-License-Identifier: Apache-2.0
#include "desk/keys.h"

#include <prov/error.h>

#include "crypto/key_file.h"

namespace prov {
namespace {

[[noreturn]] void refuse_missing(const Environment& environment, const KeyOwner& owner) {
  throw Error(ErrorCode::key, "the key of " + owner.handle + " is not on this machine (" +
                                  key_path(environment.key_dir, owner.name).string() +
                                  " is missing; put it back, or open a log of your own here with "
                                  "prov key new)");
}

[[noreturn]] void refuse_retired(const KeyOwner& owner) {
  throw Error(ErrorCode::key, "the key of " + owner.handle +
                                  " is retired and signs nothing any more (open a log that goes on "
                                  "from it: prov key new --after " +
                                  owner.handle + ")");
}

[[noreturn]] void refuse_locked(const KeyOwner& owner, unsigned wrong) {
  const std::string next =
      " (prov key unlock " + owner.handle + " at a terminal, or --passphrase-fd N)";
  if (wrong == 0) throw Error(ErrorCode::key, "the key of " + owner.handle + " is locked" + next);
  throw Error(ErrorCode::key, "that is not the passphrase of the key of " + owner.handle + next);
}

void check_standing(const Environment& environment, const KeyOwner& owner) {
  switch (key_standing(environment.key_dir, owner.name)) {
    case KeyStanding::missing:
      refuse_missing(environment, owner);
    case KeyStanding::retired:
      refuse_retired(owner);
    case KeyStanding::here:
      break;
  }
}

SigningKey decrypted(const Environment& environment, const KeyOwner& owner, const KeyFile& file) {
  for (unsigned wrong = 0;; ++wrong) {
    std::optional<Passphrase> passphrase;
    if (environment.passphrase) passphrase = environment.passphrase({owner.handle, false, wrong});
    if (!passphrase) refuse_locked(owner, wrong);
    if (std::optional<SigningKey> key = file.open(*passphrase)) return std::move(*key);
  }
}

SigningKey checked(SigningKey key, const Environment& environment, const KeyOwner& owner) {
  if (key.public_key() == owner.key) return key;
  throw Error(ErrorCode::key, key_path(environment.key_dir, owner.name).string() +
                                  " holds another key than that of " + owner.handle +
                                  " (put the right one back)");
}

}  // namespace

bool has_key(const Environment& environment, std::string_view origin) {
  return key_standing(environment.key_dir, key_name(origin)) == KeyStanding::here;
}

bool has_encrypted_key(const Environment& environment, std::string_view name) {
  if (key_standing(environment.key_dir, name) != KeyStanding::here) return false;
  try {
    return KeyFile(key_path(environment.key_dir, name)).encrypted();
  } catch (const Error&) {
    return false;  // said where it is used
  }
}

SigningKey load_key(const Environment& environment, const KeyOwner& owner) {
  check_standing(environment, owner);
  const KeyFile file(key_path(environment.key_dir, owner.name));
  if (!file.encrypted()) return checked(file.open(), environment, owner);
  KeySigner signer;
  if (environment.signer) signer = environment.signer(owner.name);
  if (signer) return SigningKey::held(owner.key, std::move(signer));
  return checked(decrypted(environment, owner, file), environment, owner);
}

SigningKey decrypt_key(const Environment& environment, const KeyOwner& owner) {
  check_standing(environment, owner);
  const KeyFile file(key_path(environment.key_dir, owner.name));
  return checked(file.encrypted() ? decrypted(environment, owner, file) : file.open(), environment,
                 owner);
}

Passphrase new_passphrase(const Environment& environment, const std::string& handle) {
  std::optional<Passphrase> passphrase;
  if (environment.passphrase) passphrase = environment.passphrase({handle, true, 0});
  if (passphrase) return std::move(*passphrase);
  throw Error(ErrorCode::key, "there is no passphrase for the key of " + handle +
                                  " (type it at a terminal, or give --passphrase-fd N)");
}

}  // namespace prov
