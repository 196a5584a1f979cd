// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <prov/error.h>

namespace prov {
namespace {

[[noreturn]] void fail(const char* act, const std::filesystem::path& path, int reason = errno) {
  throw Error(ErrorCode::io,
              std::string("cannot ") + act + " " + path.string() + ": " + std::strerror(reason));
}

template <typename Call>
auto retry(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

FileDescriptor open_to_read(const std::filesystem::path& path) {
  FileDescriptor file(retry([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC); }));
  if (file.is_open()) return file;
  if (errno == ENOENT || errno == ENOTDIR) {
    throw Error(ErrorCode::not_found, "cannot open " + path.string() + ": " + std::strerror(errno));
  }
  fail("open", path);
}

[[noreturn]] void refuse_size(const std::filesystem::path& path, std::size_t max_bytes) {
  throw Error(ErrorCode::bad_data,
              path.string() + " is longer than " + std::to_string(max_bytes) + " bytes");
}

// Calls write(rest of the bytes) until all are written.
template <typename Write>
void write_all(std::string_view bytes, const std::filesystem::path& path, Write write) {
  while (!bytes.empty()) {
    const ssize_t count = retry([&] { return write(bytes); });
    if (count < 0) fail("write", path);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = std::exchange(other.number_, -1);
  }
  return *this;
}

void FileDescriptor::close() noexcept {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

std::string read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  const FileDescriptor file = open_to_read(path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) fail("read", path);
  const auto expected = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  if (expected > max_bytes) refuse_size(path, max_bytes);
  // Files of /proc and pipes tell no size, so the end is found by reading.
  std::string bytes(std::max<std::size_t>(expected + 1, 4096), '\0');
  std::size_t used = 0;
  for (;;) {
    if (used == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t count =
        retry([&] { return ::read(file.get(), bytes.data() + used, bytes.size() - used); });
    if (count < 0) fail("read", path);
    if (count == 0) break;
    used += static_cast<std::size_t>(count);
    if (used > max_bytes) refuse_size(path, max_bytes);
  }
  bytes.resize(used);
  return bytes;
}

NewFile::NewFile(std::filesystem::path path, mode_t mode) : path_(std::move(path)) {
  for (int attempt = 0; !file_.is_open(); ++attempt) {
    temporary_ = path_;
    temporary_ += ".tmp" + std::to_string(::getpid()) + "-" + std::to_string(attempt);
    file_ = FileDescriptor(retry([&] {
      return ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    }));
    if (!file_.is_open() && (errno != EEXIST || attempt == 1000)) fail("make", temporary_);
  }
}

NewFile::~NewFile() {
  if (!renamed_) ::unlink(temporary_.c_str());
}

void NewFile::write(std::string_view bytes) {
  write_all(bytes, temporary_,
            [&](std::string_view rest) { return ::write(file_.get(), rest.data(), rest.size()); });
}

void NewFile::write_at(std::uint64_t offset, std::string_view bytes) {
  write_all(bytes, temporary_, [&](std::string_view rest) {
    const std::uint64_t at = offset + (bytes.size() - rest.size());
    return ::pwrite(file_.get(), rest.data(), rest.size(), static_cast<off_t>(at));
  });
}

void NewFile::finish(Existing existing) {
  if (::fsync(file_.get()) != 0) fail("sync", temporary_);
  rename(existing);
  sync_folder(path_.parent_path());
}

void NewFile::rename(Existing existing) {
  const int result =
      existing == Existing::refuse
          ? ::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, path_.c_str(), RENAME_NOREPLACE)
          : ::rename(temporary_.c_str(), path_.c_str());
  if (existing == Existing::refuse && result != 0 && (errno == EINVAL || errno == ENOSYS)) {
    // The file system knows no such flag; a hard link refuses an existing name as well.
    if (::link(temporary_.c_str(), path_.c_str()) != 0) fail("make", path_);
    ::unlink(temporary_.c_str());
    renamed_ = true;
    return;
  }
  if (result != 0) fail("make", path_);
  renamed_ = true;
}

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes, mode_t mode,
                           Existing existing) {
  NewFile file(path, mode);
  file.write(bytes);
  file.finish(existing);
}

void write_file_by_way_of(const std::filesystem::path& temporary, const std::filesystem::path& path,
                          std::string_view bytes, mode_t mode) {
  const FileDescriptor file(retry([&] {
    constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;
    return ::open(temporary.c_str(), kFlags, mode);
  }));
  if (!file.is_open()) fail("make", temporary);
  write_all(bytes, temporary,
            [&](std::string_view rest) { return ::write(file.get(), rest.data(), rest.size()); });
  if (::fsync(file.get()) != 0) fail("sync", temporary);
  if (::rename(temporary.c_str(), path.c_str()) != 0) fail("make", path);
  sync_folder(path.parent_path());
}

void sync_folder(const std::filesystem::path& folder) {
  const std::filesystem::path name = folder.empty() ? "." : folder;
  const FileDescriptor file(
      retry([&] { return ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
  if (!file.is_open()) fail("open", name);
  // Some file systems sync no folders and say so with EINVAL.
  if (::fsync(file.get()) != 0 && errno != EINVAL) fail("sync", name);
}

}  // namespace prov
