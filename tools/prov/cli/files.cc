// SPDX-License-Identifier: Apache-2.0
#include "cli/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <prov/error.h>

#include "cli/signals.h"

namespace prov::cli {
namespace {

[[noreturn]] void fail_at(const std::string& what, const std::string& name) {
  const int reason = errno;
  const ErrorCode code =
      reason == ENOENT || reason == ENOTDIR ? ErrorCode::not_found : ErrorCode::io;
  throw Error(code, what + " " + name + ": " + std::strerror(reason));
}

// A folder that is not there is a matter of the system here, not of a name on record.
[[noreturn]] void fail_writing(const std::string& name) {
  const int reason = errno;
  throw Error(ErrorCode::io, "cannot write " + name + ": " + std::strerror(reason));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

std::string read_all(int descriptor, const std::string& name, std::size_t greatest) {
  std::string bytes;
  std::string block(std::size_t{64} << 10, '\0');
  for (;;) {
    const ssize_t got = ::read(descriptor, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_at("cannot read", name);
    if (got == 0) return bytes;
    bytes.append(block, 0, static_cast<std::size_t>(got));
    if (bytes.size() > greatest) {
      throw Error(ErrorCode::bad_data,
                  name + " is longer than " + std::to_string(greatest) + " bytes");
    }
  }
}

void write_all(int descriptor, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_writing(name);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// The permissions a plain creation would give; mkstemp gives 0600.
mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return mode_t{0666} & ~mask;
}

std::filesystem::path end_of_links(std::filesystem::path path) {
  constexpr int kMostLinks = 40;  // as the kernel follows
  std::error_code error;
  for (int i = 0; i < kMostLinks && std::filesystem::is_symlink(path, error); ++i) {
    const std::filesystem::path target = std::filesystem::read_symlink(path, error);
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  if (std::filesystem::is_symlink(path, error)) {
    throw Error(ErrorCode::io, "cannot write " + path.string() + ": too many links");
  }
  return path;
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::size_t greatest) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) fail_at("cannot read", path.string());
  return read_all(file.get(), path.string(), greatest);
}

std::string read_stdin(std::size_t greatest) {
  return read_all(STDIN_FILENO, "standard input", greatest);
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code unknown;
  if (std::filesystem::is_directory(path, unknown)) {
    throw Error(ErrorCode::io, "cannot write " + path.string() + ": it is a folder");
  }
  // A link stays one; what it leads to is written.
  if (std::filesystem::is_symlink(path, unknown)) return write_file(end_of_links(path), bytes);
  // A device or a pipe must be written to, not be replaced by a file.
  if (std::filesystem::exists(path, unknown) && !std::filesystem::is_regular_file(path, unknown)) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (file.get() < 0) fail_writing(path.string());
    return write_all(file.get(), bytes, path.string());
  }
  std::string temporary = path.string() + ".XXXXXX";
  const Descriptor file(::mkstemp(temporary.data()));
  if (file.get() < 0) fail_writing(path.string());
  try {
    write_all(file.get(), bytes, path.string());
    if (::fchmod(file.get(), default_mode()) != 0 || ::fsync(file.get()) != 0 ||
        ::rename(temporary.c_str(), path.c_str()) != 0) {
      fail_writing(path.string());
    }
  } catch (const Error&) {
    ::unlink(temporary.c_str());
    throw;
  }
}

LineReader::LineReader(const std::string& path) : name_(path == "-" ? "standard input" : path) {
  descriptor_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) fail_at("cannot read", path);
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) {
    size_ = static_cast<std::uint64_t>(status.st_size);
  }
}

LineReader::~LineReader() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

bool LineReader::fill() {
  buffer_.erase(0, used_);
  used_ = 0;
  const std::size_t kept = buffer_.size();
  constexpr std::size_t kBlock = std::size_t{256} << 10;
  buffer_.resize(kept + kBlock);
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, buffer_.data() + kept, kBlock);
  } while (got < 0 && errno == EINTR && !interruption());
  const int reason = errno;
  buffer_.resize(kept + static_cast<std::size_t>(got > 0 ? got : 0));
  errno = reason;
  if (got < 0 && errno != EINTR) fail_at("cannot read", name_);
  return got > 0;
}

bool LineReader::next(std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  bool any = false;
  for (;;) {
    const std::size_t end = buffer_.find('\n', used_);
    const std::size_t stop = end == std::string::npos ? buffer_.size() : end;
    any = any || stop > used_ || end != std::string::npos;
    if (line.size() + stop - used_ > kLongest) too_long = true;
    if (!too_long) line.append(buffer_, used_, stop - used_);
    consumed_ += stop - used_ + (end == std::string::npos ? 0 : 1);
    used_ = end == std::string::npos ? stop : end + 1;
    if (end != std::string::npos || !fill()) break;
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return any;
}

}  // namespace prov::cli
