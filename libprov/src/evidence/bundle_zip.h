// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

#include "evidence/bundle_reader.h"

namespace prov {

// Bundles as .zip files (PKWARE APPNOTE 6.3), the part of that format that every tool writes for
// small archives: files as they are or deflated, no encryption, one volume, no ZIP64. Written here
// over zlib (doc/decisions/0012).

/// The files of a .zip file: regular ones only, their data apart from each other, each name once.
/// What breaks a rule is refused, the others can be read; nothing is unpacked beyond its declared
/// length. Throws Error{not_found} when it is no such archive at all, {io}.
[[nodiscard]] std::unique_ptr<BundleFiles> open_bundle_zip(const std::filesystem::path& zip);

/// Writes all files of a finished bundle folder into a new .zip file: by name in order of bytes,
/// the times of all 1980-01-01, mode 0644, deflated; so the same files give the same bytes with the
/// same zlib. It takes its name when it is whole and durable. Throws Error{usage} when `zip`
/// exists, {bad_data} when something in the folder is no file of a bundle, or they are more or
/// longer than such an archive holds (65,534 files, 4 GiB); {io}.
void write_zip(const std::filesystem::path& folder, const std::filesystem::path& zip);

}  // namespace prov
