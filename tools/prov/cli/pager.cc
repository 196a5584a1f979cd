// SPDX-License-Identifier: Apache-2.0
#include "cli/pager.h"

#include <cerrno>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <unistd.h>

#include "cli/child.h"
#include "cli/environment.h"

namespace prov::cli {
namespace {

std::string pager_command() {
  if (variable("TERM") == "dumb") return {};
  for (const char* name : {"PROV_PAGER", "PAGER"}) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    if (const char* command = std::getenv(name)) return command;
  }
  return is_in_path("less") ? "less" : "";
}

[[noreturn]] void become_pager(const std::string& command, int input) {
  restore_signals();
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
  return !could_not_start(wait_for(child));
}

}  // namespace prov::cli
