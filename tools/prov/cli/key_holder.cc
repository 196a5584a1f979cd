// SPDX-License-Identifier: Apache-2.0
#include "cli/key_holder.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <prov/error.h>

#include "cli/held_keys.h"

namespace prov::cli {
namespace {

constexpr int kLook = 1000;       // milliseconds between looks at the clock and the socket's file
constexpr int kPatience = 2;      // seconds for a request
constexpr int kDescriptors = 64;  // the two that are kept get numbers from here

// Goes on while the machine sleeps.
std::int64_t seconds_since_start() {
  timespec now{};
  ::clock_gettime(CLOCK_BOOTTIME, &now);
  return now.tv_sec;
}

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorCode::io, "cannot " + what + ": " + std::strerror(errno));
}

OwnedDescriptor listen_at(const OwnedDescriptor& folder, const std::string& file) {
  OwnedDescriptor listener(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = socket_address(held_keys_folder(), folder.get(), file);
  std::copy(path.begin(), path.end(), address.sun_path);
  const mode_t before = ::umask(0177);
  const bool bound =
      ::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::umask(before);
  if (!bound || ::listen(listener.get(), 16) != 0) fail("listen at " + file);
  return listener;
}

class Holder {
 public:
  Holder(UnlockedKey& key, int folder, int listener, std::string file, std::int64_t until)
      : key_(key), folder_(folder), listener_(listener), file_(std::move(file)), until_(until) {
    ::fstatat(folder_, file_.c_str(), &own_, AT_SYMLINK_NOFOLLOW);
  }

  void serve(std::int64_t deadline) {
    while (!done_ && seconds_since_start() < deadline && is_in_place()) {
      pollfd ready{listener_, POLLIN, 0};
      if (::poll(&ready, 1, kLook) < 1) continue;
      const OwnedDescriptor peer(::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC));
      // Whoever came in while the time ran out is too late.
      if (peer.is_open() && seconds_since_start() < deadline) answer(peer.get());
    }
    leave();
  }

 private:
  [[nodiscard]] bool is_in_place() const {
    struct stat now {};
    return ::fstatat(folder_, file_.c_str(), &now, AT_SYMLINK_NOFOLLOW) == 0 &&
           now.st_ino == own_.st_ino && now.st_dev == own_.st_dev;
  }
  void leave() const {
    if (is_in_place()) ::unlinkat(folder_, file_.c_str(), 0);
  }
  void answer(int peer) {
    if (!is_own_peer(peer)) return;
    const timeval wait{kPatience, 0};
    ::setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    ::setsockopt(peer, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    std::string request(kLongestSigned + 2, '\0');
    const ssize_t got = ::recv(peer, request.data(), request.size(), 0);
    if (got < 1) return;
    request.resize(static_cast<std::size_t>(got));
    const std::string reply = reply_to(request);
    static_cast<void>(::send(peer, reply.data(), reply.size(), MSG_NOSIGNAL));
  }
  std::string reply_to(const std::string& request) {
    if (request == "U") return "Y" + std::to_string(until_);
    if (request == "L") {
      done_ = true;
      leave();
      return "Y";
    }
    if (request[0] != 'S' || request.size() - 1 > kLongestSigned) return "N";
    const auto signature = key_.sign(std::string_view(request).substr(1));
    return "Y" + std::string(signature.begin(), signature.end());
  }

  UnlockedKey& key_;
  int folder_, listener_;
  std::string file_;
  std::int64_t until_;
  struct stat own_ {};
  bool done_ = false;
};

// Nothing of the command stays: no terminal, no open file of the case, no folder in use.
void leave_command(int& folder, int& listener) {
  folder = ::fcntl(folder, F_DUPFD_CLOEXEC, kDescriptors);
  listener = ::fcntl(listener, F_DUPFD_CLOEXEC, kDescriptors);
  const int nothing = ::open("/dev/null", O_RDWR);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    ::dup2(nothing, standard);
  }
  ::close_range(3, static_cast<unsigned>(std::min(folder, listener)) - 1, 0);
  ::close_range(static_cast<unsigned>(std::max(folder, listener)) + 1, ~0U, 0);
  static_cast<void>(::chdir("/") == 0);
  for (const int number : {SIGINT, SIGTERM, SIGQUIT}) std::signal(number, SIG_DFL);
  for (const int number : {SIGHUP, SIGPIPE}) std::signal(number, SIG_IGN);
}

// No other process of the user can look into this one, nor a file of its memory be left behind.
void close_memory() {
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

[[noreturn]] void run_holder(UnlockedKey key, int folder, int listener, const std::string& file,
                             std::int64_t until, std::int64_t deadline) {
  try {
    close_memory();
    leave_command(folder, listener);
    {
      UnlockedKey own = std::move(key);
      own.settle();
      Holder(own, folder, listener, file, until).serve(deadline);
    }
  } catch (const std::exception&) {
    ::_exit(1);  // there is nobody to tell; the socket refuses from now on
  }
  ::_exit(0);
}

}  // namespace

void hold_key(UnlockedKey key, std::chrono::seconds span, std::int64_t until) {
  const std::int64_t deadline = seconds_since_start() + span.count();
  const OwnedDescriptor folder = open_held_keys_folder(true);
  if (!folder.is_open()) {
    throw Error(ErrorCode::io,
                "there is no place to hold unlocked keys: set XDG_RUNTIME_DIR or HOME");
  }
  const std::string file = key.name() + ".sock";
  lock_held_key(key.name());
  ::unlinkat(folder.get(), file.c_str(), 0);
  const OwnedDescriptor listener = listen_at(folder, file);
  const pid_t child = ::fork();
  if (child < 0) fail("start a process that holds the key");
  if (child == 0) {
    ::setsid();
    // Not the leader of its session, so that it can never get a terminal.
    if (::fork() != 0) ::_exit(0);
    run_holder(std::move(key), folder.get(), listener.get(), file, until, deadline);
  }
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace prov::cli
