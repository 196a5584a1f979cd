// SPDX-License-Identifier: Apache-2.0
#include "ingest/files.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/utf8.h"

namespace prov {
namespace {

namespace fs = std::filesystem;

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += "\\x";
  out += kDigits[byte >> 4];
  out += kDigits[byte & 0xF];
}

// Writes bytes that are not part of well-formed UTF-8 as `\xHH` and each backslash twice.
std::string escape_invalid(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const std::size_t valid = first_invalid_utf8(name);
    for (const char c : name.substr(0, valid)) out.append(c == '\\' ? 2 : 1, c);
    if (valid == name.size()) break;
    append_escaped(out, name[valid]);
    name.remove_prefix(valid + 1);
  }
  return out;
}

std::string as_recorded(const std::string& name) {
  return valid_utf8(name) ? name : escape_invalid(name);
}

// Control characters, and those that turn the direction of what is printed after them.
bool steers_terminal(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

ErrorCode code_of(int error) {
  return error == ENOENT || error == ENOTDIR ? ErrorCode::not_found : ErrorCode::io;
}

Error failure(const fs::path& path, int error) {
  if (error == ENOENT) return {ErrorCode::not_found, "there is no file " + shown_path(path)};
  return {code_of(error),
          "cannot read " + shown_path(path) + ": " + std::generic_category().message(error)};
}

Error not_a_file(const fs::path& path) {
  return {ErrorCode::bad_data, shown_path(path) +
                                   " is not a file or folder (give its content on "
                                   "standard input, as -)"};
}

/// What a folder holds that is left out, and how it is told.
struct Skipped {
  std::string_view what;
  std::size_t count = 0;
  std::vector<std::string> first;  // no more than kShown

  void add(const fs::path& path) {
    constexpr std::size_t kShown = 3;
    ++count;
    if (first.size() < kShown) first.push_back(shown_path(path));
  }

  void tell(std::vector<std::string>& notes) const {
    if (count == 0) return;
    std::string note = "skipped " + std::to_string(count) + " " + std::string(what) + ": ";
    for (const std::string& path : first) note += (&path == &first.front() ? "" : ", ") + path;
    notes.push_back(note + (count > first.size() ? ", ..." : ""));
  }
};

class Finder {
 public:
  FoundFiles find(std::span<const fs::path> arguments) {
    for (const fs::path& argument : arguments) add_argument(argument);
    for (const Skipped* skipped : {&hidden_, &links_, &special_}) skipped->tell(found_.notes);
    return std::move(found_);
  }

 private:
  void add_argument(const fs::path& argument) {
    std::error_code error;
    const fs::file_status status = fs::status(argument, error);
    if (status.type() == fs::file_type::not_found || argument.empty()) {
      problem(argument, failure(argument, ENOENT));
    } else if (error) {
      problem(argument, failure(argument, error.value()));
    } else if (fs::is_directory(status)) {
      add_folder(argument);
    } else if (fs::is_regular_file(status)) {
      take(argument, false);
    } else {
      problem(argument, not_a_file(argument));
    }
  }

  void add_folder(const fs::path& folder) {
    const std::size_t problems = found_.problems.size();
    std::vector<fs::path> files = files_below(folder);
    if (files.empty() && problems == found_.problems.size()) {
      problem(folder,
              Error(ErrorCode::not_found, "there are no files in the folder " + shown_path(folder) +
                                              " (hidden files and symbolic links do not count)"));
    }
    // Bytes of UTF-8 are in the order of its code points.
    std::sort(files.begin(), files.end(),
              [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    for (const fs::path& file : files) take(file, true);
  }

  std::vector<fs::path> files_below(const fs::path& top) {
    std::vector<fs::path> files;
    std::vector<fs::path> folders = {top};
    while (!folders.empty()) {
      const fs::path folder = std::move(folders.back());
      folders.pop_back();
      std::error_code error;
      for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
           entry.increment(error)) {
        sort_entry(*entry, files, folders);
      }
      if (error) problem(folder, failure(folder, error.value()));
    }
    return files;
  }

  void sort_entry(const fs::directory_entry& entry, std::vector<fs::path>& files,
                  std::vector<fs::path>& folders) {
    std::error_code error;
    const fs::file_status status = entry.symlink_status(error);
    if (entry.path().filename().native().starts_with('.')) {
      hidden_.add(entry.path());
    } else if (error) {
      problem(entry.path(), failure(entry.path(), error.value()));
    } else if (fs::is_symlink(status)) {
      links_.add(entry.path());
    } else if (fs::is_directory(status)) {
      folders.push_back(entry.path());
    } else if (fs::is_regular_file(status)) {
      files.push_back(entry.path());
    } else {
      special_.add(entry.path());
    }
  }

  void take(const fs::path& path, bool in_folder) {
    if (!taken_.insert(path.lexically_normal().native()).second) {
      found_.notes.push_back(shown_path(path) + " is given more than once and taken once");
      return;
    }
    std::string name = recorded_file_name(path);
    if (name != path.filename().native()) {
      found_.notes.push_back("the name of " + shown_path(path) +
                             " is not UTF-8 and is recorded in this form");
    }
    found_.files.push_back({path, std::move(name), in_folder});
  }

  void problem(const fs::path& path, Error error) {
    found_.problems.push_back({shown_path(path), std::move(error)});
  }

  FoundFiles found_;
  std::set<std::string> taken_;
  Skipped hidden_{"hidden files or folders", 0, {}};
  Skipped links_{"symbolic links", 0, {}};
  Skipped special_{"special files", 0, {}};
};

template <class Call>
auto retry(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

// Waits for no writer of a named pipe; `read_found_file` refuses those.
FileDescriptor open_found(const FoundFile& file) {
  const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (file.in_folder ? O_NOFOLLOW : 0);
  FileDescriptor opened(retry([&] { return ::open(file.path.c_str(), flags); }));
  if (opened.is_open()) return opened;
  if (errno == ELOOP && file.in_folder) {
    throw Error(ErrorCode::bad_data,
                shown_path(file.path) + " has become a symbolic link, which is not followed");
  }
  throw failure(file.path, errno);
}

}  // namespace

FoundFiles find_files(std::span<const fs::path> arguments) { return Finder().find(arguments); }

std::string read_found_file(const FoundFile& file, std::uint64_t max_bytes) {
  const FileDescriptor opened = open_found(file);
  struct stat status {};
  if (::fstat(opened.get(), &status) != 0) throw failure(file.path, errno);
  if (!S_ISREG(status.st_mode)) throw not_a_file(file.path);
  // One byte more than the size, so that the end is met without another allocation.
  const auto size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
  std::string bytes(static_cast<std::size_t>(std::min(size, max_bytes)) + 1, '\0');
  std::size_t used = 0;
  for (;;) {
    if (used > max_bytes) {
      throw Error(ErrorCode::bad_data, shown_path(file.path) + " is longer than " +
                                           std::to_string(max_bytes) + " bytes (split it)");
    }
    if (used == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t count =
        retry([&] { return ::read(opened.get(), bytes.data() + used, bytes.size() - used); });
    if (count < 0) throw failure(file.path, errno);
    if (count == 0) break;
    used += static_cast<std::size_t>(count);
  }
  bytes.resize(used);
  return bytes;
}

std::string recorded_file_name(const fs::path& path) {
  return as_recorded(path.filename().native());
}

std::string shown_path(const fs::path& path) {
  const std::string name = as_recorded(path.native());
  std::string out;
  for (std::size_t pos = 0; pos < name.size();) {
    const std::size_t start = pos;
    const char32_t c = next_code_point(name, pos);
    for (const char byte : std::string_view(name).substr(start, pos - start)) {
      if (steers_terminal(c)) {
        append_escaped(out, byte);
      } else {
        out += byte;
      }
    }
  }
  return out;
}

}  // namespace prov
