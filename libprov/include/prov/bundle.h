// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/case.h>

namespace prov {

// Bundles: part of a case for somebody who trusts neither its reviewer nor this library. The format
// is doc/bundle-format.md; tools/verify_bundle checks it without this library.

/// A summary to lie in a bundle.
struct BundleSummary {
  std::string name;  ///< summary.txt, summary.md, summary.html or summary.json
  std::string bytes;
};

/// What goes into a bundle along with its targets.
struct BundleAddition {
  std::vector<EntryId> entries;  ///< that the summaries rest on
  std::vector<EntryId> texts;    ///< documents and texts to take along whole
  std::vector<BundleSummary> summaries;
};

/// What a bundle is asked to hold: the targets, what `contents` adds, and of all these what they
/// refer to, who wrote it, and what has been withdrawn or objected to.
struct BundleRequest {
  std::vector<EntryId> targets;  ///< any entries; empty: the whole case
  std::string reviewer;          ///< whose log records the export; empty: as for Case::write
  /// Reads from the case what goes along; called again where somebody has written meanwhile. May be
  /// empty.
  std::function<BundleAddition(Case&)> contents;
  bool verifier = true;  ///< lay a copy of verify_bundle.py in it
};

/// The verifier that bundles carry, tools/verify_bundle/verify_bundle.py.
[[nodiscard]] std::string_view bundle_verifier();

/// What was put into a bundle.
struct BundleWritten {
  EntryId record;     ///< the export.record entry
  std::string shown;  ///< its id for people
  std::uint64_t entries = 0, files = 0, bytes = 0;
};

/// Records an export in the log of the reviewer and writes the bundle to `path`, which must not
/// exist: a folder, or a .zip file when it ends in ".zip". The entry is recorded before the bundle
/// stands under its name; what fails before leaves neither, what fails after leaves the entry and
/// says so. Throws Error{usage, not_found, bad_data, busy, key, verification, io}; busy also when
/// others write again and again while it reads.
BundleWritten write_bundle(Case& opened, const BundleRequest& request,
                           const std::filesystem::path& path, Clock& clock = system_clock());

/// What `verify_bundle` found of a log.
struct BundleLog {
  std::string origin;
  std::string handle;         ///< as shown; `mira~3f` where two logs clash
  std::string fingerprint;    ///< SHA-256 of the public key, hexadecimal
  std::uint64_t size = 0;     ///< entries that the checkpoint covers
  std::uint64_t entries = 0;  ///< of them in the bundle
  bool expected = false;      ///< its fingerprint was given
};

/// What `verify_bundle` found of an entry. There may be millions, so the log is not named in each.
struct BundleItem {
  std::size_t log = 0;  ///< place in BundleReport::logs
  std::uint64_t seq = 0;
  std::string type;
  std::string time;  ///< claimed by the writer; empty when the body is not revealed
  PartState body = PartState::present;
  PartState sealed = PartState::absent;  ///< erased: not revealed, whether erased or withheld
};

/// One thing that is wrong with a bundle.
struct BundleFailure {
  std::string file;   ///< path in the bundle; empty: of no single file
  std::string entry;  ///< as shown ("mira-17"), or "line 3" of the file, or empty
  std::string message;
};

/// What `verify_bundle` found. What it says of logs, entries and files holds only when `ok`.
struct BundleReport {
  bool ok = true;             ///< everything holds
  bool signer_known = false;  ///< ok, and the key of each log was given
  std::vector<BundleLog> logs;
  std::vector<BundleItem> entries;
  std::vector<std::string> targets;  ///< as shown
  std::string export_record, export_time;
  std::vector<std::string> files;           ///< that the manifest lists
  std::uint64_t texts = 0, quotations = 0;  ///< compared
  std::uint64_t references_outside = 0;     ///< to entries that are not in the bundle
  std::vector<BundleFailure> failures;      ///< the first 20
  std::vector<std::string> cannot_prove;    ///< "that the clock ... was right"
};

/// Checks a bundle, folder or .zip file, against nothing but itself and the keys given: each a
/// fingerprint (64 hexadecimal digits, or the first 32 of them) or a verifier key line. A key that
/// belongs to no log of it is a failure. Follows no symbolic link within it, writes no file. Throws
/// Error{usage} for what is no key, {not_found} for what is no bundle, {io}.
[[nodiscard]] BundleReport verify_bundle(const std::filesystem::path& path,
                                         const std::vector<std::string>& keys = {});

/// The id of an entry of that report for people: "mira-17", by the handles of the logs.
[[nodiscard]] std::string shown(const BundleReport& report, const BundleItem& item);

}  // namespace prov
