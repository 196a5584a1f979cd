// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <prov/error.h>

namespace prov {

/// A file to be added.
struct FoundFile {
  std::filesystem::path path;  ///< to open it: as typed, or below a folder as typed
  std::string name;            ///< to record: the last component in UTF-8 (`recorded_file_name`)
  bool in_folder = false;      ///< found in a folder, so symbolic links are not followed
};

/// An argument or a file that could not be used; the others still can.
struct FileProblem {
  std::string path;  ///< as shown
  Error error;       ///< its message names the path too
};

struct FoundFiles {
  std::vector<FoundFile> files;
  std::vector<std::string> notes;     ///< for people: what was skipped, which names were escaped
  std::vector<FileProblem> problems;  ///< one for each argument or folder that could not be read
};

/// Expands the arguments of a command. A file stands for itself (a hidden file or a symbolic link
/// that was named is taken). A folder stands for the regular files in it and below it, sorted by
/// the code points of their paths; hidden files and folders, symbolic links and special files are
/// skipped with a note, so that the walk never leaves the folder. Arguments keep their order; a
/// path that is met twice is taken once. Never throws for what it meets in the file system: an
/// argument that does not exist, is no file or folder, or cannot be read becomes a problem.
[[nodiscard]] FoundFiles find_files(std::span<const std::filesystem::path> arguments);

/// All bytes of a found file. A file found in a folder that has become a symbolic link since is
/// refused. Throws Error{not_found}, Error{bad_data} when it is longer than `max_bytes` or is not a
/// regular file, Error{io}; each names the path.
[[nodiscard]] std::string read_found_file(const FoundFile& file, std::uint64_t max_bytes);

/// The last component of `path` as it is recorded. Well-formed UTF-8 stays as it is. In any other
/// name (an old archive unpacked, say) each byte that is not part of well-formed UTF-8 is written
/// `\xHH`, and a backslash `\\`, so that the name can be had back; `find_files` notes it.
[[nodiscard]] std::string recorded_file_name(const std::filesystem::path& path);

/// A path for messages: as `recorded_file_name`, of all components, with control characters and
/// changes of direction escaped likewise, so that a name cannot steer a terminal or break a line.
[[nodiscard]] std::string shown_path(const std::filesystem::path& path);

}  // namespace prov
