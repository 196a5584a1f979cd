// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "log/tile.h"

namespace prov {

/// The folder of a published log, held by one process at a time. No link in it is followed.
class TileFolder {
 public:
  /// Makes the folder when it is not there. Throws Error{usage} naming what does not belong in such
  /// a folder, {busy} when another process holds it, {io}.
  explicit TileFolder(std::filesystem::path folder);

  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
  /// The note that it publishes, or nothing. Throws Error{bad_data, io}.
  [[nodiscard]] std::optional<std::string> checkpoint() const;
  /// The hashes of a tile that is there in that width. Throws Error{verification} when it is not.
  [[nodiscard]] std::vector<Digest> tile(const TileId& id) const;

  /// Writes a file that never changes. Throws Error{verification} when it is there with other
  /// bytes, {io}.
  void put(const std::string& name, std::string_view bytes);
  /// Puts a note in the place of the one that is published.
  void put_checkpoint(std::string_view note);

  /// Files written so far.
  [[nodiscard]] std::uint64_t written() const { return written_; }

 private:
  void make_parent(const std::filesystem::path& name);

  std::filesystem::path folder_, made_;  // made_: the folder of the file written last
  FileDescriptor lock_;
  std::uint64_t written_ = 0;
};

}  // namespace prov
