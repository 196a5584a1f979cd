// SPDX-License-Identifier: Apache-2.0
#include "cli/current_document.h"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <system_error>

#include <unistd.h>

#include <prov/error.h>

#include "cli/environment.h"
#include "cli/files.h"

namespace prov::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongest = 8192;
constexpr auto kKeptFor = std::chrono::hours(24 * 30);

// When the leader of this session began, in ticks since the system did (proc(5), field 22 of stat):
// numbers of processes are given again.
std::string begin_of_session(pid_t leader) {
  const fs::path path = fs::path("/proc") / std::to_string(leader) / "stat";
  std::string stat;
  try {
    stat = read_file(path, kLongest);
  } catch (const Error&) {
    return "0";
  }
  // The name of the program, in parentheses, may hold blanks and parentheses.
  std::istringstream rest(stat.substr(std::min(stat.rfind(')'), stat.size() - 1) + 1));
  std::string field;
  for (int number = 3; number <= 22 && rest >> field; ++number) {
  }
  return field;
}

std::string session() {
  const pid_t leader = ::getsid(0);
  std::string terminal = "none";
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    char name[256];
    if (::ttyname_r(descriptor, name, sizeof name) != 0) continue;
    terminal = name;
    break;
  }
  std::replace(terminal.begin(), terminal.end(), '/', '-');
  return terminal + "." + std::to_string(leader) + "." + begin_of_session(leader);
}

fs::path folder_of_all() {
  const fs::path state = state_folder();
  return state.empty() ? state : state / "use";
}

// The case and the id, a line each.
std::string content(const fs::path& folder, const std::string& id) {
  std::error_code ignored;
  return fs::weakly_canonical(folder, ignored).string() + "\n" + id;
}

void remove_old(const fs::path& all) {
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(all, ignored)) {
    const auto written = entry.last_write_time(ignored);
    if (!ignored && fs::file_time_type::clock::now() - written > kKeptFor) {
      fs::remove(entry.path(), ignored);
    }
  }
}

}  // namespace

std::string current_document(const fs::path& folder) {
  const fs::path all = folder_of_all();
  std::error_code ignored;
  if (all.empty() || !fs::exists(all / session(), ignored)) return {};
  const std::string kept = read_file(all / session(), kLongest);
  const std::string wanted = content(folder, "");
  return kept.starts_with(wanted) ? kept.substr(wanted.size()) : std::string();
}

void set_current_document(const fs::path& folder, const std::string& id) {
  const fs::path all = folder_of_all();
  if (all.empty()) {
    throw Error(ErrorCode::io, "no place to keep it: set HOME or XDG_STATE_HOME");
  }
  std::error_code error;
  if (id.empty()) {
    fs::remove(all / session(), error);
    return;
  }
  fs::create_directories(all, error);
  if (error) throw Error(ErrorCode::io, "cannot make " + all.string() + ": " + error.message());
  remove_old(all);
  write_file(all / session(), content(folder, id));
}

}  // namespace prov::cli
