// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_contents.h"

#include <algorithm>
#include <charconv>

#include "log/origin.h"

namespace prov {
namespace {

using PathOf = std::string (*)(std::size_t log, std::uint64_t seq);

// Reads FOLDER/K-SEQ; what writes back to the same path was in the one form.
std::optional<BundlePlace> place_of(std::string_view path, PathOf path_of) {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::size_t log = 0;
  std::uint64_t seq = 0;
  const char* const end = path.data() + path.size();
  const auto first = std::from_chars(path.data() + slash + 1, end, log);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-' || log == 0) {
    return std::nullopt;
  }
  const auto second = std::from_chars(first.ptr + 1, end, seq);
  if (second.ec != std::errc() || path_of(log, seq) != path) return std::nullopt;
  return BundlePlace{log - 1, seq};
}

}  // namespace

bool is_file_of_log(std::string_view path, std::size_t logs) {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return false;
  std::size_t log = 0;
  std::from_chars(path.data() + slash + 1, path.data() + path.size(), log);
  return log >= 1 && log <= logs && (path == entries_path(log) || path == checkpoint_path(log));
}

void BundleContents::take(Manifest read) {
  manifest = std::move(read);
  std::vector<NamedLog> named;
  for (const ManifestLog& log : manifest.logs) {
    logs.emplace(log.origin, named.size());
    named.push_back({log.handle, log.origin});
    ranges.push_back({log.origin, {}});
  }
  handles = shown_handles(named);
}

bool BundleContents::holds(const EntryId& id) const {
  const auto log = logs.find(id.log);
  if (log == logs.end()) return false;
  const auto& all = ranges[log->second].ranges;
  const auto after =
      std::upper_bound(all.begin(), all.end(), id.seq,
                       [](std::uint64_t seq, const auto& range) { return seq < range.first; });
  return after != all.begin() && id.seq < std::prev(after)->second;
}

std::string BundleContents::shown(std::size_t log, std::uint64_t seq, std::uint32_t item) const {
  std::string out = handles[log] + "-" + std::to_string(seq);
  if (item != 0) out += "." + std::to_string(item);
  return out;
}

std::optional<BundlePlace> place_of_text(std::string_view path) {
  return place_of(path, &text_path);
}

std::optional<BundlePlace> place_of_document(std::string_view path) {
  return place_of(path, &document_path);
}

}  // namespace prov
