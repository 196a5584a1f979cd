// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <prov/case.h>
#include <prov/error.h>

#include "base/file_lock.h"
#include "base/hex.h"
#include "desk/case_impl.h"
#include "desk/keys.h"
#include "store/formats.h"
#include "store/verify.h"

namespace prov {
namespace {

constexpr int kIndexAttempts = 3;

// What no look at these files can show; said each time, so that a green result is not overrated.
const std::vector<std::string>& limits() {
  static const std::vector<std::string> all = {
      "that nothing was left out before it was signed",
      "that the holder of a key has not rewritten the whole log, unless an older checkpoint is "
      "kept "
      "elsewhere (this machine's mark, a colleague's copy)",
      "that the claimed times are right",
      "who held a key when it signed",
      "that what the entries say is so: they record who said and judged what",
  };
  return all;
}

Finding::Level level_of(FindingLevel level) {
  switch (level) {
    case FindingLevel::failure:
      return Finding::Level::failure;
    case FindingLevel::warning:
      return Finding::Level::warning;
    case FindingLevel::note:
      break;
  }
  return Finding::Level::note;
}

// What a log says of itself, a made-up handle where its first entry is damaged.
LogOpen opening_of(Store& store, std::int64_t number) {
  try {
    const Entry open = store.entry(row_id(number, 0));
    if (const auto* content = std::get_if<LogOpen>(&open.content)) return *content;
  } catch (const Error&) {
    // Said by the findings.
  }
  LogOpen unknown;
  unknown.handle = "log" + std::to_string(number);
  return unknown;
}

std::string handle_of(Store& store, std::int64_t number) {
  return opening_of(store, number).handle;
}

// Names as they were when the logs were opened: what changed them later is found by the index only.
void take_logs(VerifyReport& report, Store& store) {
  for (const LogState& log : store.logs()) {
    const LogOpen open = opening_of(store, log.number);
    LogInfo info;
    info.origin = log.origin;
    info.handle = open.handle;
    info.name = open.name;
    info.size = log.size;
    info.root = to_hex(log.root);
    info.key = to_hex(log.key);
    info.fingerprint = to_hex(store.hasher().sha256(log.key));
    info.own = has_key(store.environment(), log.origin);
    report.logs.push_back(std::move(info));
  }
  const auto newest_own = std::find_if(report.logs.rbegin(), report.logs.rend(),
                                       [](const LogInfo& log) { return log.own; });
  if (newest_own != report.logs.rend()) newest_own->current = true;
}

void take_store(VerifyReport& report, Store& store, const StoreReport& found) {
  report.leaves = found.leaves;
  report.checkpoints = found.checkpoints;
  report.bodies = found.bodies;
  report.sealed = found.sealed;
  report.documents = found.documents;
  report.texts = found.texts;
  report.quotations = found.quotations;
  report.bytes = found.bytes;
  for (const StoreFinding& each : found.findings) {
    Finding finding{level_of(each.level), each.file, {}, each.message};
    if (each.row) {
      finding.entry =
          handle_of(store, log_of(*each.row)) + "-" + std::to_string(place_of(*each.row));
    }
    report.findings.push_back(std::move(finding));
  }
}

std::string digest_of_rebuilt(Store& store) {
  Index rebuilt(store, true);
  rebuilt.catch_up();
  return rebuilt.digest();
}

enum class Comparison { equal, different, overtaken };

// The lock is held while the index is brought up to date, not while it is compared, which may take
// minutes; entries that another process adds meanwhile are seen afterwards.
Comparison compare_index(VerifyReport& report, Store& store, Index& kept) {
  if (!kept.up_to_date()) {
    const FileLock lock(store.folder() / kLockFile, store.environment().lock_wait);
    store.refresh();
    kept.catch_up();
  }
  report.index_digest = digest_of_rebuilt(store);
  if (kept.digest() == report.index_digest) {
    return kept.damage().empty() ? Comparison::equal : Comparison::different;
  }
  return kept.up_to_date() ? Comparison::different : Comparison::overtaken;
}

void check_index(VerifyReport& report, Store& store) {
  const auto find = [&report](Finding::Level level, std::string message) {
    report.findings.push_back({level, std::string(kIndexFile), {}, std::move(message)});
  };
  if (!std::filesystem::exists(store.folder() / kIndexFile)) {
    report.index_digest = digest_of_rebuilt(store);
    find(Finding::Level::note, "there is no index; the next command makes one");
    return;
  }
  const std::unique_ptr<Index> kept = Index::existing(store);
  if (kept == nullptr) {
    report.index_digest = digest_of_rebuilt(store);
    find(Finding::Level::failure,
         "the index cannot be read (delete it; the next command makes it "
         "anew)");
    return;
  }
  for (int attempt = 0; attempt < kIndexAttempts; ++attempt) {
    const Comparison result = compare_index(report, store, *kept);
    if (result == Comparison::equal) return;
    if (result == Comparison::overtaken) continue;
    return find(Finding::Level::failure,
                "the index does not say what the logs say (delete it; the next "
                "command makes it anew)");
  }
  find(Finding::Level::note, "the index was not compared: others were writing all the time");
}

void verify_into(VerifyReport& report, const std::filesystem::path& store_folder,
                 const VerifyOptions& options, const Environment& environment,
                 const VerifyProgress& progress) {
  Store store(store_folder, OpenMode::read, environment);
  take_logs(report, store);
  take_store(report, store, verify_store(store, progress));
  if (options.index) check_index(report, store);
}

}  // namespace

VerifyReport Case::verify(const std::filesystem::path& folder, const VerifyOptions& options,
                          const Environment& environment,
                          const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  const std::filesystem::path store_path = existing_store(folder);
  VerifyReport report;
  report.cannot_prove = limits();
  try {
    verify_into(report, store_path, options, environment, progress);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::busy || error.code() == ErrorCode::interrupted ||
        error.code() == ErrorCode::version) {
      throw;
    }
    report.findings.push_back({Finding::Level::failure, "store", {}, error.what()});
  }
  for (const Finding& finding : report.findings) {
    report.ok = report.ok && finding.level != Finding::Level::failure;
  }
  return report;
}

}  // namespace prov
