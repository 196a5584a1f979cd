// SPDX-License-Identifier: Apache-2.0
#include "crypto/key_folder.h"

#include <system_error>

#include <prov/error.h>

#include "base/files.h"
#include "base/hex.h"
#include "crypto/digest.h"

namespace prov {
namespace {

constexpr std::size_t kNameDigits = 32;

}  // namespace

std::string key_name(const PublicKey& key) { return to_hex(sha256(key)).substr(0, kNameDigits); }

std::string key_name(std::string_view origin) {
  return std::string(origin.substr(origin.rfind('/') + 1));
}

std::filesystem::path key_path(const std::filesystem::path& folder, std::string_view name) {
  return folder / (std::string(name) + ".pem");
}

std::filesystem::path retired_key_path(const std::filesystem::path& folder, std::string_view name) {
  return folder / (std::string(name) + ".retired");
}

KeyStanding key_standing(const std::filesystem::path& folder, std::string_view name) {
  std::error_code unreadable;
  if (std::filesystem::exists(retired_key_path(folder, name), unreadable)) {
    return KeyStanding::retired;
  }
  return std::filesystem::exists(key_path(folder, name), unreadable) ? KeyStanding::here
                                                                     : KeyStanding::missing;
}

void retire_key_file(const std::filesystem::path& folder, std::string_view name) {
  std::error_code error;
  std::filesystem::rename(key_path(folder, name), retired_key_path(folder, name), error);
  if (error) {
    throw Error(ErrorCode::io, "cannot retire the key " + key_path(folder, name).string() + ": " +
                                   error.message());
  }
  sync_folder(folder);
}

}  // namespace prov
