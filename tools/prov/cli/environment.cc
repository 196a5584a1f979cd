// SPDX-License-Identifier: Apache-2.0
#include "cli/environment.h"

#include <cstdlib>

#include <pwd.h>
#include <unistd.h>

#include <prov/error.h>

namespace prov::cli {
namespace {

// The XDG base directory specification asks to ignore relative paths.
std::filesystem::path xdg_folder(const char* name, const char* below_home) {
  const std::filesystem::path named = variable(name);
  if (named.is_absolute()) return named;
  const std::string home = variable("HOME");
  return home.empty() ? std::filesystem::path() : std::filesystem::path(home) / below_home;
}

}  // namespace

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): one thread
  return value == nullptr ? "" : value;
}

std::filesystem::path key_folder() {
  const auto folder = xdg_folder("XDG_DATA_HOME", ".local/share");
  if (folder.empty()) {
    throw Error(ErrorCode::io, "no place for keys: set HOME or XDG_DATA_HOME");
  }
  return folder / "prov" / "keys";
}

std::filesystem::path state_folder() {
  const auto folder = xdg_folder("XDG_STATE_HOME", ".local/state");
  return folder.empty() ? folder : folder / "prov";
}

std::filesystem::path trust_file() {
  const auto folder = xdg_folder("XDG_CONFIG_HOME", ".config");
  if (folder.empty()) {
    throw Error(ErrorCode::io, "no place for trusted keys: set HOME or XDG_CONFIG_HOME");
  }
  return folder / "prov" / "trust";
}

std::string login_handle() {
  for (const char* name : {"LOGNAME", "USER"}) {
    if (const std::string handle = handle_from(variable(name)); !handle.empty()) return handle;
  }
  // Neither is set in containers and by cron.
  const passwd* entry = ::getpwuid(::getuid());
  return entry == nullptr ? std::string() : handle_from(entry->pw_name);
}

std::string handle_from(std::string_view text) {
  std::string handle;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool letter = lower >= 'a' && lower <= 'z';
    const bool digit = lower >= '0' && lower <= '9';
    if (letter || (digit && !handle.empty())) handle += lower;
    if (handle.size() == 16) break;
  }
  return handle.size() < 2 ? "" : handle;
}

}  // namespace prov::cli
