// SPDX-License-Identifier: Apache-2.0
#include "cli/child.h"

#include <cerrno>
#include <sstream>

#include <sys/wait.h>
#include <unistd.h>

#include "cli/environment.h"

namespace prov::cli {

InterruptsIgnored::InterruptsIgnored() {
  struct sigaction ignored {};
  ignored.sa_handler = SIG_IGN;  // NOLINT(cppcoreguidelines-pro-type-union-access): POSIX
  ::sigaction(SIGINT, &ignored, &interrupt_);
  ::sigaction(SIGQUIT, &ignored, &quit_);
}

InterruptsIgnored::~InterruptsIgnored() {
  ::sigaction(SIGINT, &interrupt_, nullptr);
  ::sigaction(SIGQUIT, &quit_, nullptr);
}

void restore_signals() {
  for (const int signal : {SIGINT, SIGQUIT, SIGPIPE}) {
    static_cast<void>(std::signal(signal, SIG_DFL));
  }
}

bool is_in_path(const std::string& program) {
  std::istringstream folders(variable("PATH"));
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

bool could_not_start(int status) {
  return WIFEXITED(status) && (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127);
}

}  // namespace prov::cli
