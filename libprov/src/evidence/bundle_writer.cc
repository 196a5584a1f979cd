// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <set>

#include <prov/bundle.h>
#include <prov/error.h>

#include "base/hex.h"
#include "base/timestamp.h"
#include "embedded/verifier.h"
#include "evidence/bundle_entries.h"
#include "evidence/bundle_entry.h"
#include "evidence/bundle_folder.h"
#include "evidence/manifest.h"

namespace prov {
namespace {

constexpr int kAttempts = 5;

constexpr std::string_view kReadme =
    R"(This is part of a record of sources: what reviewers noted about texts, entry by entry, with
everything needed to check that these are the entries that they signed, unchanged.

Check it, with Python and nothing else:

    python3 verify_bundle.py --key FINGERPRINT .

FINGERPRINT names the reviewer's key. Get it from the reviewer by another way than this bundle; without
it the check can only say that the bundle agrees with itself. When it matters, take
verify_bundle.py from elsewhere too: it is part of prov, which checks bundles as well (prov verify).

What such a check shows: who signed what, in which order, and that nothing here was changed or
left out since it was handed over. What it does not show: that a claim is so, that a clock was right,
that nothing was left out of the record in the first place.

summary.*     for reading, where there is one
bundle.json   what is here
entries/      the entries, as signed, with proofs
checkpoints/  what the entries are proven against
)";

bool same_sizes(const std::vector<LogInfo>& before, const std::vector<LogInfo>& now) {
  return std::equal(
      before.begin(), before.end(), now.begin(), now.end(),
      [](const LogInfo& a, const LogInfo& b) { return a.origin == b.origin && a.size == b.size; });
}

std::optional<RevealedPart> revealed(const std::string& bytes, const std::string& salt) {
  if (bytes.empty()) return std::nullopt;
  RevealedPart part{bytes, {}};
  std::copy(salt.begin(), salt.end(), part.salt.begin());
  return part;
}

BundleEntry entry_of(Case& opened, const EntryId& id) {
  const Case::Raw raw = opened.raw(id);
  return {raw.leaf, revealed(raw.body, raw.body_salt), revealed(raw.sealed, raw.sealed_salt),
          opened.inclusion_proof(id), id.seq};
}

bool is_summary(const std::string& name) {
  return name.starts_with("summary.") && valid_bundle_path(name);
}

/// Writes one bundle from one snapshot.
class BundleWriter {
 public:
  BundleWriter(Case& opened, const BundleRequest& request, const std::filesystem::path& target,
               std::string time)
      : opened_(opened), request_(request), folder_(target) {
    manifest_.targets = request.targets;
    manifest_.time = std::move(time);
  }

  /// Everything but what depends on the export entry.
  void write_contents(const std::vector<LogInfo>& logs, const std::string& exporter) {
    BundleAddition contents;
    if (request_.contents) contents = request_.contents(opened_);
    for (const EntryId& text : contents.texts) texts_.insert(text.whole());
    find_entries(contents.entries, exporter);
    order_logs(logs, exporter);
    for (std::size_t i = 0; i < manifest_.logs.size(); ++i) write_log(i);
    for (const BundleSummary& summary : contents.summaries) write_summary(summary);
    folder_.write(std::string(kReadmePath), kReadme);
    manifest_.files = folder_.files();
    const std::string bytes = write_manifest(manifest_);
    folder_.write_apart(std::string(kManifestPath), bytes);
    record_.manifest = to_hex(hasher_.sha256(bytes));
    std::sort(record_.files.begin(), record_.files.end(),
              [](const ExportedFile& a, const ExportedFile& b) { return a.path < b.path; });
  }

  [[nodiscard]] const ExportRecord& record() const { return record_; }
  [[nodiscard]] const std::string& time() const { return manifest_.time; }

  BundleWritten finish(const Recorded& recorded) {
    const std::string& origin = recorded.id.log;
    folder_.write_apart(std::string(kExportPath),
                        write_bundle_entry(entry_of(opened_, recorded.id)));
    folder_.write_apart(std::string(kCoveringPath), opened_.checkpoint(origin));
    folder_.write_apart(std::string(kConsistencyPath),
                        write_hashes(opened_.consistency_proof(origin, recorded.id.seq)));
    if (request_.verifier) folder_.write_apart(std::string(kVerifierPath), bundle_verifier());
    folder_.put_in_place();
    return {recorded.id, recorded.shown, entries_written_, folder_.count(), folder_.bytes()};
  }

 private:
  void find_entries(std::vector<EntryId> from, const std::string& exporter) {
    if (request_.targets.empty()) {
      ranges_ = all_entries(opened_);
      return;
    }
    from.insert(from.end(), request_.targets.begin(), request_.targets.end());
    from.insert(from.end(), texts_.begin(), texts_.end());
    from.push_back({exporter, 0, 0});
    ranges_ = closed_under_references(opened_, from);
  }

  void order_logs(const std::vector<LogInfo>& logs, const std::string& exporter) {
    for (const LogInfo& log : logs) {
      if (!ranges_.contains(log.origin)) continue;
      const Entry opening = opened_.entry({log.origin, 0, 0});
      manifest_.logs.push_back(
          {std::get<LogOpen>(opening.content).handle, log.key, log.origin, log.root, log.size});
    }
    std::sort(manifest_.logs.begin(), manifest_.logs.end(),
              [&](const ManifestLog& a, const ManifestLog& b) {
                if ((a.origin == exporter) != (b.origin == exporter)) return a.origin == exporter;
                return a.origin < b.origin;
              });
    for (const ManifestLog& log : manifest_.logs) {
      record_.contents.push_back({log.origin, ranges_.at(log.origin)});
    }
  }

  void write_log(std::size_t place) {
    const std::string& origin = manifest_.logs[place].origin;
    folder_.write(checkpoint_path(place + 1), opened_.checkpoint(origin));
    BundleFile file(folder_.path(), entries_path(place + 1));
    for (const auto& [first, end] : ranges_.at(origin)) {
      for (std::uint64_t seq = first; seq < end; ++seq) {
        const EntryId id{origin, seq, 0};
        file.append(write_bundle_entry(entry_of(opened_, id)));
        ++entries_written_;
        if (texts_.contains(id)) write_texts(place + 1, id);
      }
    }
    ManifestFile named = file.finish();
    folder_.note(file, std::move(named));
  }

  void write_texts(std::size_t log, const EntryId& id) {
    const Entry entry = opened_.entry(id);
    const auto* added = std::get_if<DocumentAdd>(&entry.content);
    const auto* text = std::get_if<TextRecord>(&entry.content);
    if ((added == nullptr && text == nullptr) || entry.sealed != PartState::present) return;
    folder_.write(text_path(log, id.seq), opened_.text(id));
    if (added != nullptr && added->sha256 != added->text.sha256) {
      folder_.write(document_path(log, id.seq), opened_.raw_document(id));
    }
  }

  void write_summary(const BundleSummary& summary) {
    if (!is_summary(summary.name)) {
      throw Error(ErrorCode::usage, "\"" + summary.name + "\" is no name for a summary");
    }
    folder_.write(summary.name, summary.bytes);
    record_.files.push_back({summary.name, to_hex(hasher_.sha256(summary.bytes))});
  }

  Case& opened_;
  const BundleRequest& request_;
  BundleFolder folder_;
  Hasher hasher_;
  Manifest manifest_;
  RangesByLog ranges_;
  std::set<EntryId> texts_;
  ExportRecord record_;
  std::uint64_t entries_written_ = 0;
};

// What was recorded stays on record, so whoever is told of the failure must be told of that too.
BundleWritten finish_recorded(BundleWriter& bundle, const Recorded& recorded) {
  try {
    return bundle.finish(recorded);
  } catch (const Error& error) {
    throw Error(error.code(), std::string(error.what()) + " (the export stands on record as " +
                                  recorded.shown + ", but there is no bundle: make another)");
  }
}

}  // namespace

std::string_view bundle_verifier() { return embedded::verifier().front().bytes; }

BundleWritten write_bundle(Case& opened, const BundleRequest& request,
                           const std::filesystem::path& path, Clock& clock) {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const std::vector<LogInfo> logs = opened.logs();
    Writer writer = opened.write(request.reviewer);
    const std::string origin = writer.origin();
    BundleWriter bundle(opened, request, path, format_timestamp(clock.now()));
    bundle.write_contents(logs, origin);
    writer.begin();
    if (!same_sizes(logs, opened.logs())) continue;
    const Recorded recorded = writer.record_export(bundle.record(), bundle.time());
    writer.commit();
    return finish_recorded(bundle, recorded);
  }
  throw Error(ErrorCode::busy, "others wrote to the case each time it was read (try again)");
}

}  // namespace prov
