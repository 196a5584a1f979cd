// SPDX-License-Identifier: Apache-2.0
#include "cli/pager.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <sstream>
#include <string>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/environment.h"

namespace prov::cli {
namespace {

bool is_in_path(const std::string& program) {
  std::istringstream folders(variable("PATH"));
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

std::string pager_command() {
  if (variable("TERM") == "dumb") return {};
  for (const char* name : {"PROV_PAGER", "PAGER"}) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    if (const char* command = std::getenv(name)) return command;
  }
  return is_in_path("less") ? "less" : "";
}

/// While it lives, Ctrl-C is the pager's.
class InterruptsIgnored {
 public:
  InterruptsIgnored() {
    struct sigaction ignored {};
    ignored.sa_handler = SIG_IGN;  // NOLINT(cppcoreguidelines-pro-type-union-access): POSIX
    ::sigaction(SIGINT, &ignored, &before_);
  }
  InterruptsIgnored(const InterruptsIgnored&) = delete;
  InterruptsIgnored& operator=(const InterruptsIgnored&) = delete;
  ~InterruptsIgnored() { ::sigaction(SIGINT, &before_, nullptr); }

 private:
  struct sigaction before_ {};
};

[[noreturn]] void become_pager(const std::string& command, int input) {
  // A program that is started inherits what is ignored.
  for (const int signal : {SIGINT, SIGPIPE}) {
    static_cast<void>(std::signal(signal, SIG_DFL));
  }
  ::dup2(input, STDIN_FILENO);
  ::setenv("LESS", "FRX", 0);           // NOLINT(concurrency-mt-unsafe): one thread
  ::setenv("LESSCHARSET", "utf-8", 0);  // NOLINT(concurrency-mt-unsafe)
  ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

// A reader that goes away has seen enough.
void write_all(int output, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(output, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

bool page(std::string_view text) {
  const std::string command = pager_command();
  int ends[2];
  if (command.empty() || command == "cat" || ::pipe2(ends, O_CLOEXEC) != 0) return false;
  const InterruptsIgnored ignored;
  const pid_t child = ::fork();
  if (child == 0) become_pager(command, ends[0]);
  ::close(ends[0]);
  if (child > 0) write_all(ends[1], text);
  ::close(ends[1]);
  if (child < 0) return false;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  // The shell's words for a command that it cannot find or start.
  return !(WIFEXITED(status) && (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127));
}

}  // namespace prov::cli
