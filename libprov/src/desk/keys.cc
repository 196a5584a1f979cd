// SPDX-License-Identifier: Apache-2.0
#include "desk/keys.h"

#include <prov/error.h>

#include "base/hex.h"
#include "crypto/digest.h"
#include "crypto/key_file.h"

namespace prov {
namespace {

constexpr std::size_t kFingerprintDigits = 32;

}  // namespace

std::filesystem::path key_path(const std::filesystem::path& key_dir, std::string_view origin) {
  return key_dir / (std::string(origin.substr(origin.rfind('/') + 1)) + ".pem");
}

std::filesystem::path key_path(const std::filesystem::path& key_dir, const PublicKey& key) {
  return key_dir / (to_hex(sha256(key)).substr(0, kFingerprintDigits) + ".pem");
}

bool has_key(const std::filesystem::path& key_dir, std::string_view origin) {
  std::error_code unreadable;
  return std::filesystem::exists(key_path(key_dir, origin), unreadable);
}

SigningKey load_key(const std::filesystem::path& key_dir, std::string_view origin,
                    std::string_view handle) {
  const std::filesystem::path path = key_path(key_dir, origin);
  if (!std::filesystem::exists(path)) {
    throw Error(ErrorCode::key, "the key of " + std::string(handle) + " is not on this machine (" +
                                    path.string() +
                                    " is missing; put it back, or open a log of your own here with "
                                    "prov key new)");
  }
  return read_key_file(path);
}

}  // namespace prov
