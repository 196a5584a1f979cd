// SPDX-License-Identifier: Apache-2.0
#include "crypto/key_file.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <sys/stat.h>

#include <prov/error.h>

#include "base/files.h"
#include "crypto/digest.h"
#include "crypto/encrypted_pem.h"

namespace prov {
namespace {

constexpr std::size_t kLongestKeyFile =
    16384;  // keys of other kinds fit, so that they can be named

// Text that is overwritten when it goes.
struct SecretText {
  explicit SecretText(std::string secret) : text(std::move(secret)) {}
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;
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

SecretText text_of(const SigningKey& key, const KeyEncryption* encryption) {
  return SecretText(encryption == nullptr
                        ? key.to_pem()
                        : key.to_encrypted_pem(encryption->passphrase, encryption->entropy));
}

// What a text of the file makes of `read`, its refusal naming the file.
template <typename Read>
auto naming(const std::filesystem::path& path, const Read& read) {
  try {
    return read();
  } catch (const Error& error) {
    throw Error(error.code(), path.string() + ": " + error.what());
  }
}

}  // namespace

void write_key_file(const std::filesystem::path& path, const SigningKey& key,
                    const KeyEncryption* encryption) {
  make_private_folders(path.parent_path());
  struct stat status {};
  if (::lstat(path.c_str(), &status) == 0) {
    throw Error(ErrorCode::key,
                "the key " + path.string() + " exists already and is not overwritten");
  }
  const SecretText pem = text_of(key, encryption);
  write_file_atomically(path, pem.text, 0600, Existing::refuse);
}

void replace_key_file(const std::filesystem::path& path, const SigningKey& key,
                      const KeyEncryption* encryption) {
  const SecretText pem = text_of(key, encryption);
  if (encryption != nullptr) {
    const auto again = SigningKey::from_encrypted_pem(pem.text, encryption->passphrase);
    if (!again || again->public_key() != key.public_key()) {
      throw Error(ErrorCode::internal,
                  "the encrypted key does not open; " + path.string() + " is left as it was");
    }
  }
  write_file_atomically(path, pem.text, 0600, Existing::replace);
}

KeyFile::KeyFile(const std::filesystem::path& path) : path_(path) {
  check_permissions(path);
  text_ = read_file(path, kLongestKeyFile);
}

KeyFile::~KeyFile() { cleanse(std::span<char>(text_)); }

bool KeyFile::encrypted() const { return is_encrypted_pem(text_); }

SigningKey KeyFile::open() const {
  return naming(path_, [&] { return SigningKey::from_pem(text_); });
}

std::optional<SigningKey> KeyFile::open(const Passphrase& passphrase) const {
  return naming(path_, [&] { return SigningKey::from_encrypted_pem(text_, passphrase); });
}

SigningKey read_key_file(const std::filesystem::path& path) { return KeyFile(path).open(); }

}  // namespace prov
