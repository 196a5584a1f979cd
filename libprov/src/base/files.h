// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
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

/// Writes a file so that after a crash either the former or the whole new content is there: a
/// temporary file in the same folder, fsync, rename, fsync of the folder. `mode` holds the
/// permission bits, lessened by the umask. Throws Error{io}; with Existing::refuse also when `path`
/// exists.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                           mode_t mode = 0644, Existing existing = Existing::replace);

/// Makes the entries of a folder (names made, renamed, removed) durable. Throws Error{io}.
void sync_folder(const std::filesystem::path& folder);

}  // namespace prov
