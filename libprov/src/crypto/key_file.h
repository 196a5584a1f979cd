// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "crypto/key.h"

namespace prov {

/// Under what a key file is encrypted. Both must outlive the object.
struct KeyEncryption {
  const Passphrase& passphrase;
  Entropy& entropy;
};

/// Writes a key as a new file of mode 0600 (PKCS#8 PEM, encrypted or not), making its folder with
/// mode 0700 when absent. A crash leaves the whole file or none. Throws Error{key} when `path`
/// exists: a key is never overwritten by another; Error{io} when the system refuses.
void write_key_file(const std::filesystem::path& path, const SigningKey& key,
                    const KeyEncryption* encryption = nullptr);

/// Writes the key of a file anew, so that a crash leaves the former file or the new one; what is to
/// be written is decrypted first to see that it can be. Throws as `write_key_file`.
void replace_key_file(const std::filesystem::path& path, const SigningKey& key,
                      const KeyEncryption* encryption = nullptr);

/// A key file that has been read and not decrypted. Its text is overwritten when the object goes.
class KeyFile {
 public:
  /// Throws Error{key} when there is none, when its group or others may read or write it (with the
  /// chmod to run); Error{io} when the system refuses to read.
  explicit KeyFile(const std::filesystem::path& path);
  ~KeyFile();
  KeyFile(const KeyFile&) = delete;
  KeyFile& operator=(const KeyFile&) = delete;

  [[nodiscard]] bool encrypted() const;
  /// The key of a file that is not encrypted. Throws Error{key} when it holds anything else.
  [[nodiscard]] SigningKey open() const;
  /// The key of an encrypted file; nothing when the passphrase is wrong. Throws Error{key}.
  [[nodiscard]] std::optional<SigningKey> open(const Passphrase& passphrase) const;

 private:
  std::filesystem::path path_;
  std::string text_;
};

/// The key of a file that is not encrypted. Throws what KeyFile throws.
[[nodiscard]] SigningKey read_key_file(const std::filesystem::path& path);

}  // namespace prov
