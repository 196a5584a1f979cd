// SPDX-License-Identifier: Apache-2.0
#include "cli/drafts.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <ctime>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <prov/error.h>

#include "cli/environment.h"
#include "cli/files.h"

namespace prov::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".form";

// STATE/drafts/<the digits drawn when the log was opened>
fs::path folder_of(std::string_view origin) {
  const fs::path state = state_folder();
  if (state.empty()) return state;
  const std::size_t last = origin.rfind('/');
  const std::size_t first = origin.rfind('/', last - 1);
  if (last == std::string_view::npos || first == std::string_view::npos) return {};
  return state / "drafts" / std::string(origin.substr(first + 1, last - first - 1));
}

// The name of a document without its ending, as a part of the name of a file.
std::string plain(std::string_view name) {
  std::string out;
  name = name.substr(0, name.rfind('.'));
  for (const char c : name) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
    if (kept) out.push_back(c);
  }
  return out.substr(0, 40);
}

std::string random_digits(Entropy& entropy) {
  std::array<std::uint8_t, 8> bytes{};
  entropy.fill(bytes);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : bytes) {
    out.push_back(kDigits[byte >> 4]);
    out.push_back(kDigits[byte & 15]);
  }
  return out;
}

std::string time_of_change(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  struct tm parts {};
  char text[32];
  ::gmtime_r(&status.st_mtime, &parts);
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

// DOCUMENT.NAME.DIGITS.form
Draft draft_at(const fs::path& path) {
  const std::string name = path.filename().string();
  const std::string stem = name.substr(0, name.size() - kEnding.size());
  return {path, stem.substr(0, stem.find('.')), "form:" + stem.substr(stem.rfind('.') + 1),
          time_of_change(path)};
}

fs::path lock_of(const Draft& draft) { return draft.path.string() + ".lock"; }

}  // namespace

std::vector<Draft> drafts_of(std::string_view origin) {
  std::vector<Draft> out;
  std::error_code error;
  const fs::path folder = folder_of(origin);
  if (folder.empty()) return out;
  for (fs::directory_iterator each(folder, error), end; !error && each != end;
       each.increment(error)) {
    const std::string name = each->path().filename().string();
    const bool form = name.ends_with(kEnding) && std::count(name.begin(), name.end(), '.') == 3 &&
                      !name.starts_with('.');
    if (form) out.push_back(draft_at(each->path()));
  }
  std::sort(out.begin(), out.end(), [](const Draft& a, const Draft& b) {
    return a.time != b.time ? a.time < b.time : a.path < b.path;
  });
  return out;
}

Draft make_draft(std::string_view origin, std::string_view document, std::string_view name,
                 std::string_view form, Entropy& entropy) {
  const fs::path folder = folder_of(origin);
  if (folder.empty()) {
    throw Error(ErrorCode::io, "no place to keep the form: set HOME or XDG_STATE_HOME");
  }
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw Error(ErrorCode::io, "cannot make " + folder.string() + ": " + error.message());
  // What people write about documents is nobody else's business.
  fs::permissions(folder, fs::perms::owner_all, error);
  const fs::path path = folder / (std::string(document) + "." + plain(name) + "." +
                                  random_digits(entropy) + std::string(kEnding));
  write_file(path, form);
  return draft_at(path);
}

fs::path put_aside(const Draft& draft) {
  fs::path aside = draft.path.string() + ".aside";
  std::error_code error;
  fs::rename(draft.path, aside, error);
  if (error) {
    throw Error(ErrorCode::io, "cannot put " + draft.path.string() + " aside: " + error.message());
  }
  return aside;
}

void remove_draft(const Draft& draft) {
  std::error_code ignored;
  fs::remove(draft.path, ignored);
  fs::remove(draft.path.string() + "~", ignored);
}

DraftLock::DraftLock(const Draft& draft) : path_(lock_of(draft)) {
  while (true) {
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0) {
      throw Error(ErrorCode::io,
                  "cannot make " + path_.string() + ": " + std::generic_category().message(errno));
    }
    const bool locked = ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
    struct stat status {};
    // Whoever held it before may have removed the file meanwhile.
    if (locked && ::fstat(descriptor_, &status) == 0 && status.st_nlink > 0) return;
    ::close(descriptor_);
    if (locked) continue;
    throw Error(ErrorCode::busy,
                "this form is being edited by another process (" + draft.path.string() + ")");
  }
}

DraftLock::~DraftLock() {
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

}  // namespace prov::cli
