// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "evidence/bundle_contents.h"
#include "evidence/bundle_failures.h"
#include "evidence/bundle_reader.h"
#include "evidence/opened_bundle_entry.h"

namespace prov {

/// Checks the entries of a bundle, one by one, and notes in its contents what they are.
class BundleEntryCheck {
 public:
  BundleEntryCheck(BundleFiles& files, BundleContents& contents, BundleFailures& failures,
                   BundleReport& report, Hasher& hasher)
      : files_(files), contents_(contents), failures_(failures), report_(report), hasher_(hasher) {}

  /// All entries of the log number `log` (from 0) of the manifest.
  void check_log(std::size_t log);

 private:
  void check_line(std::uint64_t number, std::string_view line);
  void check_entry(OpenedBundleEntry& entry);
  void check_order(std::uint64_t seq);
  void check_opening(const OpenedBundleEntry& entry) const;
  void take(const OpenedBundleEntry& entry);
  void take_carried(const OpenedBundleEntry& entry);

  BundleFiles& files_;
  BundleContents& contents_;
  BundleFailures& failures_;
  BundleReport& report_;
  Hasher& hasher_;
  std::size_t log_ = 0;
  std::string file_;
  Checkpoint checkpoint_;  // as the manifest states it
};

/// The checkpoint that the manifest states of a log.
[[nodiscard]] Checkpoint stated_checkpoint(const ManifestLog& log);

/// The time that a body claims; empty when it is none.
[[nodiscard]] std::string claimed_time(const json::Value& body);

}  // namespace prov
