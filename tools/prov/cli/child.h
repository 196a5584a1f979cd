// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>
#include <string>

#include <sys/types.h>

namespace prov::cli {

/// While it lives, Ctrl-C and Ctrl-\ are those of the program that this one waits for.
class InterruptsIgnored {
 public:
  InterruptsIgnored();
  ~InterruptsIgnored();
  InterruptsIgnored(const InterruptsIgnored&) = delete;
  InterruptsIgnored& operator=(const InterruptsIgnored&) = delete;

 private:
  struct sigaction interrupt_ {};
  struct sigaction quit_ {};
};

/// In the child: signals back as a program expects them, for it inherits what is ignored.
void restore_signals();

/// Whether a program of that name is in PATH.
[[nodiscard]] bool is_in_path(const std::string& program);

/// Waits for a child and returns its status as waitpid(2) gives it.
int wait_for(pid_t child);

/// Whether that status is the shell's word for a command that it cannot find or start.
[[nodiscard]] bool could_not_start(int status);

}  // namespace prov::cli
