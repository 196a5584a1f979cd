// SPDX-License-Identifier: Apache-2.0
#include "store/high_water.h"

#include <algorithm>

#include <prov/error.h>

#include "base/files.h"
#include "log/note.h"

namespace prov {

namespace {

constexpr std::size_t kCompanionsLimit = std::size_t{1} << 20;

std::string file_name(std::string_view origin) {
  std::string name(origin.substr(origin.find('/') + 1));
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    throw Error(ErrorCode::io, "cannot make " + folder.string() + ": " + error.message());
  }
}

}  // namespace

std::filesystem::path HighWater::file(std::string_view origin) const {
  return state_dir_ / "heads" / file_name(origin);
}

std::filesystem::path HighWater::companions_file(std::string_view origin) const {
  return state_dir_ / "together" / file_name(origin);
}

std::vector<std::string> HighWater::companions(std::string_view origin) const {
  std::vector<std::string> out;
  std::error_code ignored;
  const std::filesystem::path path = companions_file(origin);
  if (!enabled() || !std::filesystem::exists(path, ignored)) return out;
  const std::string text = read_file(path, kCompanionsLimit);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

void HighWater::write_companions(const std::vector<std::string>& origins) const {
  if (!enabled()) return;
  make_folder(state_dir_ / "together");
  for (const std::string& origin : origins) {
    std::vector<std::string> all = companions(origin);
    for (const std::string& each : origins) {
      if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
    }
    std::string text;
    for (const std::string& each : all) text += each + "\n";
    write_file_atomically(companions_file(origin), text, 0644);
  }
}

std::optional<std::string> HighWater::read(std::string_view origin) const {
  if (!enabled()) return std::nullopt;
  std::error_code ignored;
  const std::filesystem::path path = file(origin);
  if (!std::filesystem::exists(path, ignored)) return std::nullopt;
  return read_file(path, kNoteLimit);
}

void HighWater::write(std::string_view origin, std::string_view note) const {
  if (!enabled()) return;
  const std::filesystem::path path = file(origin);
  make_folder(path.parent_path());
  write_file_atomically(path, note, 0644);
}

}  // namespace prov
