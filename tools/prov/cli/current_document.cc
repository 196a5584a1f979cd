// SPDX-License-Identifier: Apache-2.0
#include "cli/current_document.h"

#include <algorithm>
#include <functional>
#include <sstream>
#include <string>
#include <system_error>

#include <unistd.h>

#include <prov/error.h>

#include "cli/environment.h"
#include "cli/files.h"

namespace prov::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongest = 8192;

// When the leader of this session began, in ticks since the system did (proc(5), field 22 of stat):
// numbers of processes are given again.
std::string begin_of_session(const std::string& leader) {
  const fs::path path = fs::path("/proc") / leader / "stat";
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
  const std::string leader = std::to_string(::getsid(0));
  std::string terminal = "none";
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    char name[256];
    if (::ttyname_r(descriptor, name, sizeof name) != 0) continue;
    terminal = name;
    break;
  }
  std::replace(terminal.begin(), terminal.end(), '/', '-');
  return terminal + "." + leader + "." + begin_of_session(leader);
}

fs::path folder_of_all() {
  const fs::path state = state_folder();
  return state.empty() ? state : state / "use";
}

std::string plain_path(const fs::path& folder) {
  std::error_code ignored;
  return fs::weakly_canonical(folder, ignored).string();
}

// TERMINAL.LEADER.BEGIN.CASE; the case stands in the file too, since two may share a number.
fs::path file_of(const fs::path& all, const fs::path& folder) {
  return all / (session() + "." + std::to_string(std::hash<std::string>()(plain_path(folder))));
}

// Whether the session that a file is named for has ended.
bool is_over(const std::string& name) {
  const std::size_t third = name.rfind('.');
  const std::size_t second = name.rfind('.', third - 1);
  const std::size_t first = name.rfind('.', second - 1);
  if (third == std::string::npos || second == std::string::npos || first == std::string::npos) {
    return false;
  }
  const std::string leader = name.substr(first + 1, second - first - 1);
  if (leader.empty() || leader.find_first_not_of("0123456789") != std::string::npos) return false;
  return begin_of_session(leader) != name.substr(second + 1, third - second - 1);
}

void remove_old(const fs::path& all) {
  std::error_code error;
  for (fs::directory_iterator each(all, error), end; !error && each != end; each.increment(error)) {
    std::error_code ignored;
    if (is_over(each->path().filename().string())) fs::remove(each->path(), ignored);
  }
}

}  // namespace

std::optional<EntryId> current_document(const fs::path& folder) {
  const fs::path all = folder_of_all();
  std::error_code ignored;
  if (all.empty() || !fs::exists(file_of(all, folder), ignored)) return std::nullopt;
  std::istringstream kept(read_file(file_of(all, folder), kLongest));
  std::string held;
  EntryId id;
  if (!std::getline(kept, held) || held != plain_path(folder) || !std::getline(kept, id.log) ||
      !(kept >> id.seq)) {
    return std::nullopt;
  }
  return id;
}

void set_current_document(const fs::path& folder, const std::optional<EntryId>& id) {
  const fs::path all = folder_of_all();
  if (all.empty()) {
    throw Error(ErrorCode::io, "no place to keep it: set HOME or XDG_STATE_HOME");
  }
  std::error_code error;
  if (!id) {
    fs::remove(file_of(all, folder), error);
    return;
  }
  fs::create_directories(all, error);
  if (error) throw Error(ErrorCode::io, "cannot make " + all.string() + ": " + error.message());
  remove_old(all);
  write_file(file_of(all, folder),
             plain_path(folder) + "\n" + id->log + "\n" + std::to_string(id->seq) + "\n");
}

}  // namespace prov::cli
