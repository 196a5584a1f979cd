// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "crypto/digest.h"
#include "evidence/manifest.h"

namespace prov {

/// A file that is written once, hashed on the way and synced at its end.
class BundleFile {
 public:
  /// Makes `folder/path` and the folders on the way. Throws Error{io}, also when it is there.
  BundleFile(const std::filesystem::path& folder, std::string path);

  void append(std::string_view bytes);
  /// Makes it durable; name and hash.
  [[nodiscard]] ManifestFile finish();
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  std::string path_;
  NewFile file_;
  Hasher hasher_;
  std::string buffer_;
  std::uint64_t bytes_ = 0;

  void flush();
};

/// A bundle in the making: a folder beside its place, which is removed with the object unless it
/// has been put there.
class BundleFolder {
 public:
  /// Throws Error{usage} when `target` is there already, {io}.
  explicit BundleFolder(const std::filesystem::path& target);
  ~BundleFolder();
  BundleFolder(const BundleFolder&) = delete;
  BundleFolder& operator=(const BundleFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Writes a whole file and notes it for the manifest.
  void write(const std::string& path, std::string_view bytes);
  /// Notes a file that has been finished.
  void note(const BundleFile& file, ManifestFile named);
  /// Writes a whole file that the manifest does not answer for.
  void write_apart(const std::string& path, std::string_view bytes);

  /// Those noted, ascending by path.
  [[nodiscard]] std::vector<ManifestFile> files() const;
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

  /// Gives it its name, as a folder or, when that ends in ".zip", as a file. Throws Error{io}.
  void put_in_place();

 private:
  std::filesystem::path target_, path_;
  std::vector<ManifestFile> files_;
  std::uint64_t count_ = 0, bytes_ = 0;
};

}  // namespace prov
