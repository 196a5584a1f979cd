// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>

#include <prov/error.h>

#include "base/files.h"
#include "evidence/bundle_entry.h"
#include "evidence/bundle_zip.h"
#include "evidence/manifest.h"

namespace prov {
namespace {

constexpr std::size_t kRefusedLimit = 100;
constexpr std::size_t kNameShown = 128;

// A name as a report can hold it, whatever bytes it has.
std::string harmless(std::string_view name) {
  std::string out(name.substr(0, kNameShown));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c < 0x20 || c > 0x7E; }, '?');
  return out;
}

[[noreturn]] void refuse_read(const std::string& path, const std::string& why) {
  throw Error(ErrorCode::bad_data, path + " " + why);
}

// Parts a stream into lines.
class LineSplitter {
 public:
  using Visit = std::function<bool(std::uint64_t, std::string_view)>;

  LineSplitter(const std::string& path, const Visit& visit) : path_(path), visit_(visit) {}

  void take(std::string_view piece) {
    while (!done_ && !piece.empty()) {
      const std::size_t end = piece.find('\n');
      held_.append(piece.substr(0, end));
      if (held_.size() > kBundleLineLimit) {
        refuse_read(path_, "has a line, number " + std::to_string(number_ + 1) +
                               ", that is longer than 16 MiB");
      }
      if (end == std::string_view::npos) return;
      done_ = !visit_(++number_, held_);
      held_.clear();
      piece.remove_prefix(end + 1);
    }
  }
  void finish() const {
    if (!done_ && !held_.empty()) refuse_read(path_, "does not end with a line end");
  }

 private:
  const std::string& path_;
  const Visit& visit_;
  std::string held_;
  std::uint64_t number_ = 0;
  bool done_ = false;
};

}  // namespace

bool BundleFiles::has(std::string_view path) const {
  return sizes_.find(std::string(path)) != sizes_.end();
}

bool BundleFiles::take(const std::string& path, std::uint64_t bytes) {
  if (!valid_bundle_path(path)) {
    refuse(path, "no file of a bundle can have this name");
  } else if (bytes > kBundleFileLimit) {
    refuse(path, "it is longer than 1 GiB");
  } else if (sizes_.size() == kBundleFilesLimit) {
    refuse(path, "there are more than 1,048,576 files");
  } else if (!sizes_.emplace(path, bytes).second) {
    refuse(path, "it is there twice");
  } else {
    return true;
  }
  return false;
}

void BundleFiles::refuse(std::string_view path, std::string why) {
  if (refused_.size() < kRefusedLimit) refused_.push_back({harmless(path), "", std::move(why)});
}

std::string BundleFiles::read_whole(const std::string& path, std::uint64_t limit) {
  std::string bytes;
  read(path, [&](std::string_view piece) {
    if (bytes.size() + piece.size() > limit) {
      refuse_read(path, "is longer than " + std::to_string(limit) + " bytes");
    }
    bytes.append(piece);
  });
  return bytes;
}

void BundleFiles::read_lines(const std::string& path,
                             const std::function<bool(std::uint64_t, std::string_view)>& visit) {
  LineSplitter lines(path, visit);
  read(path, [&](std::string_view piece) { lines.take(piece); });
  lines.finish();
}

std::unique_ptr<BundleFiles> open_bundle(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    throw Error(errno == ENOENT || errno == ENOTDIR ? ErrorCode::not_found : ErrorCode::io,
                "cannot open " + path.string() + ": " + std::strerror(errno));
  }
  if (S_ISDIR(status.st_mode)) return open_bundle_folder(path);
  if (S_ISREG(status.st_mode)) return open_bundle_zip(path);
  throw Error(ErrorCode::not_found,
              path.string() + " is no bundle: it is neither a folder nor a file");
}

}  // namespace prov
