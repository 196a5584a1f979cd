// SPDX-License-Identifier: Apache-2.0
#include "evidence/tile_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>

#include <prov/error.h>

#include "log/note.h"

namespace prov {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCheckpoint = "checkpoint";
constexpr const char* kTiles = "tile";
constexpr const char* kEntries = "entries";
constexpr const char* kUnfinished = ".unfinished";  // a file on its way to its name

[[noreturn]] void fail(const std::string& act, const fs::path& path, int reason) {
  throw Error(ErrorCode::io, "cannot " + act + " " + path.string() + ": " + std::strerror(reason));
}

fs::file_type type_of(const fs::path& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type();
}

// Makes a folder, and its name durable; true when it is there, and no link to one.
bool make_folder(const fs::path& path) {
  std::error_code error;
  if (fs::create_directory(path, error)) sync_folder(path.parent_path());
  if (error) fail("make", path, error.value());
  return type_of(path) == fs::file_type::directory;
}

bool belongs_in_folder(const fs::path& path) {
  const std::string name = path.filename().string();
  const fs::file_type type = type_of(path);
  if (name == kTiles) return type == fs::file_type::directory;
  return (name == kCheckpoint || name == kUnfinished) && type == fs::file_type::regular;
}

bool belongs_in_tiles(const fs::path& path) {
  const std::string name = path.filename().string();
  const bool level = name.size() == 1 && name[0] >= '0' && name[0] < '0' + int{kTileLevels};
  return (level || name == kEntries) && type_of(path) == fs::file_type::directory;
}

// Whether a file holds just these bytes; opens nothing but files.
bool holds(const fs::path& path, std::string_view bytes) {
  if (type_of(path) != fs::file_type::regular) return false;
  try {
    return read_file(path, bytes.size()) == bytes;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::bad_data) throw;
    return false;
  }
}

template <typename Belongs>
void refuse_others(const fs::path& folder, Belongs belongs) {
  std::error_code error;
  for (fs::directory_iterator entries(folder, error), end; !error && entries != end;
       entries.increment(error)) {
    if (belongs(entries->path())) continue;
    throw Error(ErrorCode::usage,
                entries->path().string() + " is no part of a published log (name a new folder)");
  }
  if (error) fail("read", folder, error.value());
}

FileDescriptor lock_folder(const fs::path& folder) {
  FileDescriptor lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!lock.is_open()) fail("open", folder, errno);
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) fail("lock", folder, errno);
  throw Error(ErrorCode::busy, "another process is writing to " + folder.string());
}

}  // namespace

TileFolder::TileFolder(fs::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) fail("make", folder_, error.value());
  lock_ = lock_folder(folder_);
  refuse_others(folder_, belongs_in_folder);
  if (type_of(folder_ / kTiles) == fs::file_type::directory) {
    refuse_others(folder_ / kTiles, belongs_in_tiles);
  }
}

std::optional<std::string> TileFolder::checkpoint() const {
  try {
    return read_file(folder_ / kCheckpoint, kNoteLimit);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::not_found) return std::nullopt;
    throw;
  }
}

std::vector<Digest> TileFolder::tile(const TileId& id) const {
  const fs::path path = folder_ / id.path();
  std::vector<Digest> hashes(id.width);
  const std::size_t length = hashes.size() * sizeof(Digest);
  std::error_code error;
  if (type_of(path) != fs::file_type::regular || fs::file_size(path, error) != length) {
    throw Error(ErrorCode::verification, path.string() + " is missing or of another length");
  }
  const std::string bytes = read_file(path, length);
  std::memcpy(hashes.data(), bytes.data(), std::min(bytes.size(), length));
  return hashes;
}

void TileFolder::put(const std::string& name, std::string_view bytes) {
  const fs::path path = folder_ / name;
  make_parent(fs::path(name).parent_path());
  if (type_of(path) == fs::file_type::not_found) {
    write_file_by_way_of(folder_ / kUnfinished, path, bytes);
    ++written_;
  } else if (!holds(path, bytes)) {
    throw Error(ErrorCode::verification, path.string() + " holds something else than the log here");
  }
}

void TileFolder::put_checkpoint(std::string_view note) {
  write_file_by_way_of(folder_ / kUnfinished, folder_ / kCheckpoint, note);
  ++written_;
}

void TileFolder::make_parent(const fs::path& name) {
  if (name == made_) return;
  fs::path path = folder_;
  for (const fs::path& part : name) {
    path /= part;
    if (!make_folder(path)) throw Error(ErrorCode::usage, path.string() + " is no folder");
  }
  made_ = name;
}

}  // namespace prov
