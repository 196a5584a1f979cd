// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>

#include "base/files.h"

namespace prov {

/// Name of the network file system that a magic number of statfs(2) stands for, or nullptr.
[[nodiscard]] const char* network_file_system(std::uint64_t magic);

/// Throws Error{io} when `path` (which must exist) lies on a network file system, whose locks
/// cannot be relied on: NFS, SMB/CIFS, AFS, Ceph, Lustre. FUSE and 9p pass, since most of them are
/// local.
void refuse_network_file_system(const std::filesystem::path& path);

/// An exclusive lock between processes: flock(2) on a file, which is made when absent and never
/// removed. Waiting writers are served in the order of their arrival. Freed when the object goes or
/// the process ends, however it ends.
class FileLock {
 public:
  /// Waits up to `wait` for the lock. Throws Error{busy} naming the process that wrote itself down
  /// as holder, Error{io} when the file cannot be opened or locked.
  FileLock(const std::filesystem::path& path, std::chrono::milliseconds wait);

 private:
  FileDescriptor file_;
};

}  // namespace prov
