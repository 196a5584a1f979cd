// SPDX-License-Identifier: Apache-2.0
#include "crypto/key_file.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <sys/stat.h>

#include <prov/error.h>

#include "base/files.h"
#include "crypto/digest.h"

namespace prov {
namespace {

constexpr std::size_t kLongestKeyFile =
    16384;  // keys of other kinds fit, so that they can be named

// Text that is overwritten when it goes.
struct SecretText {
  std::string text;
  ~SecretText() { cleanse(std::span<char>(text)); }
};

// mkdir -p, every folder made with mode 0700.
void make_private_folders(const std::filesystem::path& folder) {
  if (folder.empty() || ::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return;
  if (errno == ENOENT && folder.has_relative_path()) {
    make_private_folders(folder.parent_path());
    if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return;
  }
  throw Error(ErrorCode::io,
              "cannot make the folder " + folder.string() + ": " + std::strerror(errno));
}

void check_permissions(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    const int reason = errno;
    throw Error(reason == ENOENT || reason == ENOTDIR ? ErrorCode::key : ErrorCode::io,
                "cannot read the key " + path.string() + ": " + std::strerror(reason));
  }
  if (!S_ISREG(status.st_mode)) {
    throw Error(ErrorCode::key, "the key " + path.string() + " is no file");
  }
  if ((status.st_mode & 077) != 0) {
    throw Error(ErrorCode::key, "the key " + path.string() +
                                    " is open to others than its owner (run: chmod 600 '" +
                                    path.string() + "')");
  }
}

}  // namespace

void write_key_file(const std::filesystem::path& path, const SigningKey& key) {
  make_private_folders(path.parent_path());
  struct stat status {};
  if (::lstat(path.c_str(), &status) == 0) {
    throw Error(ErrorCode::key,
                "the key " + path.string() + " exists already and is not overwritten");
  }
  SecretText pem{key.to_pem()};
  write_file_atomically(path, pem.text, 0600, Existing::refuse);
}

SigningKey read_key_file(const std::filesystem::path& path) {
  check_permissions(path);
  const SecretText pem{read_file(path, kLongestKeyFile)};
  try {
    return SigningKey::from_pem(pem.text);
  } catch (const Error& error) {
    throw Error(error.code(), path.string() + ": " + error.what());
  }
}

}  // namespace prov
