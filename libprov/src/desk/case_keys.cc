// SPDX-License-Identifier: Apache-2.0
#include <prov/case.h>
#include <prov/error.h>

#include "crypto/key_file.h"
#include "crypto/unlocked_key.h"
#include "desk/own_log.h"
#include "desk/succession.h"

namespace prov {

std::string Case::log_to_go_on_from(std::string_view handle) {
  const std::int64_t log = prov::log_to_go_on_from(*impl_, handle);
  return log == 0 ? std::string() : impl_->log_handle(log);
}

void Case::change_passphrase(PassphraseChange change, std::string_view reviewer) {
  const Environment& environment = impl_->store().environment();
  const KeyOwner owner = key_owner(*impl_, log_to_write(*impl_, reviewer));
  const SigningKey key = decrypt_key(environment, owner);
  const std::filesystem::path path = key_path(environment.key_dir, owner.name);
  if (change == PassphraseChange::remove) return replace_key_file(path, key);
  const Passphrase passphrase = new_passphrase(environment, owner.handle);
  const KeyEncryption encryption{passphrase, environment.entropy};
  replace_key_file(path, key, &encryption);
}

UnlockedKey Case::unlock_key(std::string_view reviewer) {
  const Environment& environment = impl_->store().environment();
  const KeyOwner owner = key_owner(*impl_, log_to_write(*impl_, reviewer));
  SigningKey key = decrypt_key(environment, owner);
  if (!has_encrypted_key(environment, owner.name)) {
    throw Error(ErrorCode::usage, "the key of " + owner.handle +
                                      " has no passphrase, so there is nothing to unlock (prov key "
                                      "passphrase " +
                                      owner.handle + " sets one)");
  }
  return UnlockedKey(std::make_unique<UnlockedKey::State>(
      UnlockedKey::State{std::move(key), owner.name, owner.handle}));
}

std::filesystem::path Case::retire_key(std::string_view reviewer) {
  const std::filesystem::path& folder = impl_->store().environment().key_dir;
  const KeyOwner owner = key_owner(*impl_, log_to_write(*impl_, reviewer));
  const std::filesystem::path retired = retired_key_path(folder, owner.name);
  switch (key_standing(folder, owner.name)) {
    case KeyStanding::retired:
      throw Error(ErrorCode::key,
                  "the key of " + owner.handle + " is retired already (" + retired.string() + ")");
    case KeyStanding::missing:
      throw Error(ErrorCode::key, "the key of " + owner.handle +
                                      " is not on this machine, which cannot sign with it (retire "
                                      "it where it is)");
    case KeyStanding::here:
      break;
  }
  retire_key_file(folder, owner.name);
  return retired;
}

}  // namespace prov
