// SPDX-License-Identifier: Apache-2.0
#include "store/high_water.h"

#include <algorithm>

#include <prov/error.h>

#include "base/files.h"
#include "log/note.h"

namespace prov {

std::filesystem::path HighWater::file(std::string_view origin) const {
  std::string name(origin.substr(origin.find('/') + 1));
  std::replace(name.begin(), name.end(), '/', '-');
  return state_dir_ / "heads" / name;
}

std::optional<std::string> HighWater::read(std::string_view origin) const {
  if (!enabled()) return std::nullopt;
  std::error_code ignored;
  const std::filesystem::path path = file(origin);
  if (!std::filesystem::exists(path, ignored)) return std::nullopt;
  return read_file(path, kNoteLimit);
}

void HighWater::write(std::string_view origin, std::string_view note) const {
  if (!enabled()) return;
  const std::filesystem::path path = file(origin);
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  if (error) {
    throw Error(ErrorCode::io,
                "cannot make " + path.parent_path().string() + ": " + error.message());
  }
  write_file_atomically(path, note, 0644);
}

}  // namespace prov
