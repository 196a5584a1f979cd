// SPDX-License-Identifier: Apache-2.0
#include "base/file_lock.h"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <prov/error.h>

namespace prov {
namespace {

[[noreturn]] void fail(const char* act, const std::filesystem::path& path, int reason) {
  throw Error(ErrorCode::io,
              std::string("cannot ") + act + " " + path.string() + ": " + std::strerror(reason));
}

int lock_file(int file, int flags) {
  while (::flock(file, flags) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}

// A writer in the kernel's own queue, which is served in order (polling would not be). flock(2) has
// no time limit, so a thread of its own waits; when nobody wants the lock any more the thread ends
// as soon as it gets it, and closing the file gives it back.
class Waiter {
 public:
  static FileDescriptor wait(FileDescriptor file, std::chrono::milliseconds limit, int& reason) {
    const auto waiter = std::make_shared<Waiter>();
    waiter->file_ = std::move(file);
    std::unique_lock guard(waiter->mutex_);
    std::thread([waiter] { waiter->run(); }).detach();
    if (!waiter->changed_.wait_for(guard, limit, [&] { return waiter->done_; })) {
      reason = EWOULDBLOCK;
      return {};
    }
    reason = waiter->reason_;
    return std::move(waiter->file_);
  }

 private:
  void run() {
    const int reason = lock_file(file_.get(), LOCK_EX);
    const std::lock_guard guard(mutex_);
    reason_ = reason;
    done_ = true;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  FileDescriptor file_;
  int reason_ = 0;
  bool done_ = false;
};

// What the holder wrote about itself; only a hint, it may have gone meanwhile.
std::string holder(const std::filesystem::path& path) {
  try {
    const std::string text = read_file(path, 64);
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!text.empty() && digits) return "process " + text;
  } catch (const Error&) {
    // no hint then
  }
  return "another process";
}

void write_holder(const FileDescriptor& file) {
  const std::string id = std::to_string(::getpid());
  // A hint only: where it cannot be written the lock holds all the same.
  if (::ftruncate(file.get(), 0) != 0) return;
  [[maybe_unused]] const ssize_t count = ::pwrite(file.get(), id.data(), id.size(), 0);
}

}  // namespace

const char* network_file_system(std::uint64_t magic) {  // statfs(2), linux/magic.h
  switch (magic & 0xFFFFFFFF) {
    case 0x6969:
      return "NFS";
    case 0x517B:
    case 0xFF534D42:
    case 0xFE534D42:
      return "SMB";
    case 0x5346414F:
    case 0x6B414653:
      return "AFS";
    case 0x00C36400:
      return "Ceph";
    case 0x0BD00BD0:
      return "Lustre";
    default:
      return nullptr;
  }
}

void refuse_network_file_system(const std::filesystem::path& path) {
  struct statfs status {};
  if (::statfs(path.c_str(), &status) != 0) fail("look at", path, errno);
  const char* name = network_file_system(static_cast<std::uint64_t>(status.f_type));
  if (name == nullptr) return;
  throw Error(ErrorCode::io, path.string() + " is on a network file system (" + name +
                                 "), where locks cannot be relied on: use a local disk");
}

FileLock::FileLock(const std::filesystem::path& path, std::chrono::milliseconds wait)
    : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
  if (!file_.is_open()) fail("lock", path, errno);
  int reason = lock_file(file_.get(), LOCK_EX | LOCK_NB);
  if (reason == EWOULDBLOCK && wait.count() > 0) {
    file_ = Waiter::wait(std::move(file_), wait, reason);
  }
  if (reason == EWOULDBLOCK) {
    throw Error(ErrorCode::busy, path.string() + " is held by " + holder(path) +
                                     " (wait longer with --wait, or try again)");
  }
  if (reason != 0) fail("lock", path, reason);
  write_holder(file_);
}

}  // namespace prov
