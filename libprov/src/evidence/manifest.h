// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <prov/entry_id.h>

namespace prov {

// What lies in a bundle: doc/bundle-format.md.

inline constexpr std::string_view kManifestPath = "bundle.json";
inline constexpr std::string_view kExportPath = "export.jsonl";
inline constexpr std::string_view kCoveringPath = "checkpoint";
inline constexpr std::string_view kConsistencyPath = "consistency";
inline constexpr std::string_view kReadmePath = "README.txt";
inline constexpr std::string_view kVerifierPath = "verify_bundle.py";

/// Paths of the files of the log numbered `log` (from 1) and of one entry's texts.
[[nodiscard]] std::string entries_path(std::size_t log);
[[nodiscard]] std::string checkpoint_path(std::size_t log);
[[nodiscard]] std::string text_path(std::size_t log, std::uint64_t seq);
[[nodiscard]] std::string document_path(std::size_t log, std::uint64_t seq);

/// Whether a path may stand in a bundle: ASCII parts of `[a-z0-9._-]`, none empty, `.` or `..`, or
/// README.txt; at most 128 characters.
[[nodiscard]] bool valid_bundle_path(std::string_view path);

/// A file of a bundle that the manifest answers for.
struct ManifestFile {
  std::string path;
  std::string sha256;  ///< 64 hexadecimal digits

  friend bool operator==(const ManifestFile&, const ManifestFile&) = default;
};

/// A log of which there are entries in a bundle.
struct ManifestLog {
  std::string handle;
  std::string key;  ///< public key, 64 hexadecimal digits
  std::string origin;
  std::string root;  ///< of the checkpoint that its entries are proven against, hexadecimal
  std::uint64_t size = 0;

  friend bool operator==(const ManifestLog&, const ManifestLog&) = default;
};

/// `bundle.json`.
struct Manifest {
  std::vector<ManifestFile> files;  ///< ascending by path
  std::vector<ManifestLog> logs;    ///< the exporting log first, the others ascending by origin
  std::vector<EntryId> targets;     ///< empty: the whole case
  std::string time;                 ///< claimed by the writer

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// The bytes of bundle.json: one line.
[[nodiscard]] std::string write_manifest(const Manifest& manifest);
/// The reverse, for exactly that form: what is read writes back to the same bytes. Throws
/// Error{bad_data} naming the rule that is broken.
[[nodiscard]] Manifest read_manifest(std::string_view bytes);

}  // namespace prov
