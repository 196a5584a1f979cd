// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <prov/entry.h>

#include "evidence/manifest.h"

namespace prov {

/// A place in a bundle: number of the log in the manifest (from 0), and `seq`.
using BundlePlace = std::pair<std::size_t, std::uint64_t>;

/// What an entry says of the texts and bytes it carries.
struct CarriedBytes {
  std::optional<TextInfo> text;
  std::string sha256;  ///< of the raw bytes; empty: it carries none
  std::uint64_t bytes = 0;
};

/// What the entries of a bundle are found to be while they are read one by one.
struct BundleContents {
  Manifest manifest;
  std::map<std::string, std::size_t, std::less<>> logs;  ///< places in it, by origin
  std::vector<std::string> handles;                      ///< of the logs, as shown
  std::vector<ExportedRanges> ranges;           ///< of the logs of the manifest, in its order
  std::set<BundlePlace> texts, documents;       ///< files that the manifest lists
  std::map<BundlePlace, CarriedBytes> carried;  ///< of the entries that those files belong to
  std::set<BundlePlace> failed;                 ///< entries that are not what they should be

  /// Takes a manifest up, and names its logs.
  void take(Manifest read);
  /// Whether the entry is here.
  [[nodiscard]] bool holds(const EntryId& id) const;
  /// "mira-17", "mira-17.2".
  [[nodiscard]] std::string shown(std::size_t log, std::uint64_t seq, std::uint32_t item = 0) const;
};

/// Whether a path is that of the entries or the checkpoint of one of the first `logs` logs.
[[nodiscard]] bool is_file_of_log(std::string_view path, std::size_t logs);

/// The place that a path in texts/ or documents/ names, when it names one.
[[nodiscard]] std::optional<BundlePlace> place_of_text(std::string_view path);
[[nodiscard]] std::optional<BundlePlace> place_of_document(std::string_view path);

}  // namespace prov
