// SPDX-License-Identifier: Apache-2.0
#include "cli/editor.h"

#include <cerrno>
#include <system_error>

#include <sys/wait.h>
#include <unistd.h>

#include <prov/error.h>

#include "cli/child.h"
#include "cli/environment.h"

namespace prov::cli {
namespace {

std::string editor_command() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    if (std::string command = variable(name); !command.empty()) return command;
  }
  for (const char* program : {"editor", "nano", "vi"}) {
    if (is_in_path(program)) return program;
  }
  throw Error(ErrorCode::io, "there is no editor (set VISUAL or EDITOR)");
}

[[noreturn]] void become_editor(const std::string& command, const std::string& file) {
  restore_signals();
  const std::string line = command + " \"$@\"";
  ::execl("/bin/sh", "sh", "-c", line.c_str(), "sh", file.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

void edit_file(const std::filesystem::path& path) {
  const std::string command = editor_command();
  const InterruptsIgnored ignored;
  const pid_t child = ::fork();
  if (child == 0) become_editor(command, path.string());
  if (child < 0) {
    throw Error(ErrorCode::io,
                "cannot start the editor: " + std::generic_category().message(errno));
  }
  const int status = wait_for(child);
  if (could_not_start(status)) {
    throw Error(ErrorCode::io, "cannot start the editor \"" + command + "\" (VISUAL or EDITOR)");
  }
  if (WIFSIGNALED(status)) {
    throw Error(ErrorCode::io, "the editor \"" + command + "\" was ended by signal " +
                                   std::to_string(WTERMSIG(status)));
  }
  if (WEXITSTATUS(status) != 0) {
    throw Error(ErrorCode::io,
                "the editor \"" + command + "\" ended with " + std::to_string(WEXITSTATUS(status)));
  }
}

}  // namespace prov::cli
