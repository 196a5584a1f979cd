// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include <sys/types.h>

namespace prov {

/// An open file, closed when the object goes.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int number) : number_(number) {}
  ~FileDescriptor() { close(); }
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;

  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  /// Closes without looking at the result; data that matters must be synced before.
  void close() noexcept;

 private:
  int number_ = -1;
};

/// What `write_file_atomically` does with a file that stands there already.
enum class Existing { replace, refuse };

/// All bytes of a file. Throws Error{not_found} when there is none, Error{bad_data} when it is
/// longer than `max_bytes`, Error{io} otherwise; messages hold the path and the system's reason.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t max_bytes);

/// A file that takes its name when it is whole: until then it lies beside it under a temporary one,
/// which is removed when the object goes unfinished. Every function throws Error{io}.
class NewFile {
 public:
  /// `mode` holds the permission bits, lessened by the umask.
  NewFile(std::filesystem::path path, mode_t mode);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  /// Appends.
  void write(std::string_view bytes);
  /// Overwrites what has been written.
  void write_at(std::uint64_t offset, std::string_view bytes);
  /// Makes all of it durable under its name; with Existing::refuse throws also when there is such
  /// a file.
  void finish(Existing existing);

 private:
  void rename(Existing existing);

  std::filesystem::path path_, temporary_;
  FileDescriptor file_;
  bool renamed_ = false;
};

/// Writes a file so that after a crash either the former or the whole new content is there: a
/// temporary file in the same folder, fsync, rename, fsync of the folder. `mode` holds the
/// permission bits, lessened by the umask. Throws Error{io}; with Existing::refuse also when `path`
/// exists.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                           mode_t mode = 0644, Existing existing = Existing::replace);

/// The same by way of `temporary`, a name of the same file system that is made anew whatever a
/// crash has left there; no link is followed. One process at a time may use it. Throws Error{io}.
void write_file_by_way_of(const std::filesystem::path& temporary, const std::filesystem::path& path,
                          std::string_view bytes, mode_t mode = 0644);

/// Makes the entries of a folder (names made, renamed, removed) durable. Throws Error{io}.
void sync_folder(const std::filesystem::path& folder);

}  // namespace prov
