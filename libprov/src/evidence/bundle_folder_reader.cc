// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <cstring>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <prov/error.h>

#include "base/files.h"
#include "evidence/bundle_reader.h"

namespace prov {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;

[[noreturn]] void fail(const std::filesystem::path& path, ErrorCode code = ErrorCode::io) {
  throw Error(code, "cannot read " + path.string() + ": " + std::strerror(errno));
}

// A folder being listed.
class Listing {
 public:
  Listing(const FileDescriptor& folder, const std::filesystem::path& shown) : shown_(shown) {
    const int own = ::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    stream_ = own < 0 ? nullptr : ::fdopendir(own);
    if (stream_ == nullptr) {
      if (own >= 0) ::close(own);
      fail(shown_);
    }
  }
  ~Listing() { ::closedir(stream_); }
  Listing(const Listing&) = delete;
  Listing& operator=(const Listing&) = delete;

  // The next name, or nullptr.
  const char* next() {
    while (true) {
      errno = 0;
      const dirent* entry = ::readdir(stream_);
      if (entry == nullptr && errno != 0) fail(shown_);
      if (entry == nullptr) return nullptr;
      if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0) {
        return entry->d_name;
      }
    }
  }

 private:
  const std::filesystem::path& shown_;
  DIR* stream_ = nullptr;
};

// Reads below one open folder only: what is renamed or linked meanwhile leads nowhere else.
class FolderFiles : public BundleFiles {
 public:
  explicit FolderFiles(const std::filesystem::path& folder)
      : folder_(folder), root_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (!root_.is_open()) fail(folder_);
    list(root_, "");
  }

  void read(const std::string& path, const Sink& sink) override {
    const FileDescriptor file = open_file(path);
    std::string piece(kPiece, '\0');
    for (std::uint64_t total = 0;;) {
      const ssize_t count = ::read(file.get(), piece.data(), piece.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail(folder_ / path);
      if (count == 0) return;
      total += static_cast<std::uint64_t>(count);
      if (total > kBundleFileLimit) {
        throw Error(ErrorCode::bad_data, path + " is longer than 1 GiB");
      }
      sink(std::string_view(piece.data(), static_cast<std::size_t>(count)));
    }
  }

 private:
  void list(const FileDescriptor& folder, const std::string& above) {
    Listing listing(folder, folder_);
    while (const char* name = listing.next()) {
      if (sizes().size() == kBundleFilesLimit) return refuse(above + name, "too many files");
      look_at(folder, above, name);
    }
  }

  void look_at(const FileDescriptor& folder, const std::string& above, const char* name) {
    const std::string path = above + name;
    struct stat status {};
    if (::fstatat(folder.get(), name, &status, AT_SYMLINK_NOFOLLOW) != 0) fail(folder_ / path);
    if (S_ISREG(status.st_mode)) {
      take(path, static_cast<std::uint64_t>(status.st_size));
    } else if (!S_ISDIR(status.st_mode)) {
      refuse(path, S_ISLNK(status.st_mode) ? "it is a symbolic link" : "it is no regular file");
    } else if (!above.empty()) {
      refuse(path, "it is a folder where a file should be");
    } else {
      const FileDescriptor inner = open_at(folder, name, O_DIRECTORY);
      if (!inner.is_open()) return refuse(path, "it cannot be opened");
      list(inner, path + "/");
    }
  }

  static FileDescriptor open_at(const FileDescriptor& folder, const std::string& name, int flags) {
    return FileDescriptor(
        ::openat(folder.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags));
  }

  FileDescriptor open_file(const std::string& path) const {
    if (!has(path)) throw Error(ErrorCode::bad_data, path + " is not there");
    const std::size_t slash = path.find('/');
    FileDescriptor inner;
    if (slash != std::string::npos) {
      inner = open_at(root_, path.substr(0, slash), O_DIRECTORY);
      if (!inner.is_open()) fail(folder_ / path, ErrorCode::bad_data);
    }
    const FileDescriptor& above = inner.is_open() ? inner : root_;
    FileDescriptor file =
        open_at(above, slash == std::string::npos ? path : path.substr(slash + 1), O_NONBLOCK);
    struct stat status {};
    if (!file.is_open())
      fail(folder_ / path, errno == EACCES ? ErrorCode::io : ErrorCode::bad_data);
    if (::fstat(file.get(), &status) != 0) fail(folder_ / path);
    if (!S_ISREG(status.st_mode)) throw Error(ErrorCode::bad_data, path + " is no regular file");
    return file;
  }

  std::filesystem::path folder_;
  FileDescriptor root_;
};

}  // namespace

std::unique_ptr<BundleFiles> open_bundle_folder(const std::filesystem::path& folder) {
  return std::make_unique<FolderFiles>(folder);
}

}  // namespace prov
