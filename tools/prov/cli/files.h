// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace prov::cli {

/// All bytes of a file. Throws Error{not_found} when there is none, Error{bad_data} when it is
/// longer than `greatest` bytes, Error{io} otherwise.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t greatest);

/// All bytes of standard input. Throws Error{bad_data} beyond `greatest` bytes, Error{io}.
[[nodiscard]] std::string read_stdin(std::size_t greatest);

/// Writes a file so that others see the former content or the whole new one: a new file in the same
/// folder, fsync, rename. Throws Error{io}.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// The lines of a file or of standard input, one after the other.
class LineReader {
 public:
  /// Opens `path`; "-" is standard input. Throws Error{not_found, io}.
  explicit LineReader(const std::string& path);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  /// Reads the next line without its LF or CRLF; false at the end. A line beyond `kLongest` comes
  /// as its first bytes with `too_long` set. Throws Error{io, interrupted}.
  bool next(std::string& line, bool& too_long);

  [[nodiscard]] std::uint64_t bytes_read() const { return consumed_; }
  /// Length of the file, or 0 when it has none (a pipe).
  [[nodiscard]] std::uint64_t size() const { return size_; }

  static constexpr std::size_t kLongest = std::size_t{80} << 20;

 private:
  bool fill();

  int descriptor_ = -1;
  std::string name_, buffer_;
  std::size_t used_ = 0;
  std::uint64_t consumed_ = 0, size_ = 0;
};

}  // namespace prov::cli
