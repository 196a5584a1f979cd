// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <prov/error.h>

#include "base/hex.h"
#include "evidence/bundle_zip.h"

namespace prov {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 16;

[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
  throw Error(ErrorCode::io, std::string("cannot ") + what + " " + path.string() + ": " +
                                 std::generic_category().message(errno));
}

void refuse_existing(const std::filesystem::path& target) {
  struct stat found {};
  if (::lstat(target.c_str(), &found) == 0) {
    throw Error(ErrorCode::usage, target.string() + " is there already (give another name)");
  }
}

std::filesystem::path beside(const std::filesystem::path& target) {
  std::filesystem::path name = target;
  if (!name.has_filename()) name = name.parent_path();
  return name.string() + ".new-" + std::to_string(::getpid());
}

std::filesystem::path made_place(std::filesystem::path file) {
  std::error_code error;
  std::filesystem::create_directories(file.parent_path(), error);
  if (error) {
    throw Error(ErrorCode::io,
                "cannot make " + file.parent_path().string() + ": " + error.message());
  }
  return file;
}

// Folders made durable from within outwards.
void sync_folders(const std::filesystem::path& root) {
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator each(root, error), end; !error && each != end;
       each.increment(error)) {
    if (each->is_directory()) sync_folder(each->path());
  }
  if (error) throw Error(ErrorCode::io, "cannot read " + root.string() + ": " + error.message());
  sync_folder(root);
}

}  // namespace

BundleFile::BundleFile(const std::filesystem::path& folder, std::string path)
    : path_(std::move(path)), file_(made_place(folder / path_), 0644) {
  hasher_.start();
}

void BundleFile::append(std::string_view bytes) {
  hasher_.update(bytes);
  bytes_ += bytes.size();
  buffer_.append(bytes);
  if (buffer_.size() >= kBuffer) flush();
}

void BundleFile::flush() {
  file_.write(buffer_);
  buffer_.clear();
}

ManifestFile BundleFile::finish() {
  flush();
  file_.finish(Existing::refuse);
  return {path_, to_hex(hasher_.finish())};
}

BundleFolder::BundleFolder(const std::filesystem::path& target)
    : target_(target), path_(beside(target)) {
  refuse_existing(target_);
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
  if (::mkdir(path_.c_str(), 0777) != 0) fail("make", path_);
}

BundleFolder::~BundleFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

void BundleFolder::write(const std::string& path, std::string_view bytes) {
  BundleFile file(path_, path);
  file.append(bytes);
  ManifestFile named = file.finish();
  note(file, std::move(named));
}

void BundleFolder::note(const BundleFile& file, ManifestFile named) {
  ++count_;
  bytes_ += file.bytes();
  files_.push_back(std::move(named));
}

void BundleFolder::write_apart(const std::string& path, std::string_view bytes) {
  BundleFile file(path_, path);
  file.append(bytes);
  static_cast<void>(file.finish());
  ++count_;
  bytes_ += bytes.size();
}

std::vector<ManifestFile> BundleFolder::files() const {
  std::vector<ManifestFile> sorted = files_;
  std::sort(sorted.begin(), sorted.end(),
            [](const ManifestFile& a, const ManifestFile& b) { return a.path < b.path; });
  return sorted;
}

void BundleFolder::put_in_place() {
  if (target_.extension() == ".zip") {
    write_zip(path_, target_);
    return;
  }
  sync_folders(path_);
  if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) != 0) {
    fail("make", target_);
  }
  path_.clear();
  sync_folder(target_.has_parent_path() ? target_.parent_path() : std::filesystem::path("."));
}

}  // namespace prov
