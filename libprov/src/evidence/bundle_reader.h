// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <prov/bundle.h>

namespace prov {

/// Bounds of what is read of a bundle: one file, all files of a .zip together, their number.
inline constexpr std::uint64_t kBundleFileLimit = std::uint64_t{1} << 30;
inline constexpr std::uint64_t kBundleZipLimit = std::uint64_t{4} << 30;
inline constexpr std::size_t kBundleFilesLimit = std::size_t{1} << 20;

/// The files of a bundle, wherever they lie. Nothing outside it is read, whatever their names are.
class BundleFiles {
 public:
  using Sink = std::function<void(std::string_view)>;

  virtual ~BundleFiles() = default;

  /// Length in bytes of each file, by path; what cannot be a file of a bundle is left out.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& sizes() const { return sizes_; }
  [[nodiscard]] bool has(std::string_view path) const;
  /// What was left out, and why; at most 100 of them.
  [[nodiscard]] const std::vector<BundleFailure>& refused() const { return refused_; }

  /// Gives the bytes of a file, piece by piece. Throws Error{bad_data} when it is not there, longer
  /// than kBundleFileLimit, or cannot be had as it should be; Error{io}; and what `sink` throws.
  virtual void read(const std::string& path, const Sink& sink) = 0;
  /// All bytes of a file of at most `limit`. Throws as `read`.
  [[nodiscard]] std::string read_whole(const std::string& path, std::uint64_t limit);
  /// Gives the lines of a file without their ends, numbered from 1, until `visit` returns false.
  /// Throws as `read`, and Error{bad_data} for a line that is longer than kBundleLineLimit or has
  /// no end.
  void read_lines(const std::string& path,
                  const std::function<bool(std::uint64_t number, std::string_view line)>& visit);

 protected:
  /// Takes a file up, or refuses it: an impossible name, too long, twice, too many.
  bool take(const std::string& path, std::uint64_t bytes);
  void refuse(std::string_view path, std::string why);

 private:
  std::map<std::string, std::uint64_t> sizes_;
  std::vector<BundleFailure> refused_;
};

/// Opens a bundle, a folder or a .zip file. The path itself may be a symbolic link; none is
/// followed within. Throws Error{not_found} when there is nothing of that name or it is neither,
/// {io}.
[[nodiscard]] std::unique_ptr<BundleFiles> open_bundle(const std::filesystem::path& path);

/// The files of a folder. Throws as `open_bundle`.
[[nodiscard]] std::unique_ptr<BundleFiles> open_bundle_folder(const std::filesystem::path& folder);

}  // namespace prov
