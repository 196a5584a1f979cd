// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_verifier.h"

#include <algorithm>

#include <prov/error.h>

#include "base/hex.h"
#include "evidence/bundle_contents.h"
#include "evidence/bundle_entry_check.h"
#include "evidence/bundle_failures.h"
#include "evidence/bundle_text_check.h"
#include "evidence/export_check.h"
#include "log/checkpoint.h"
#include "log/note.h"
#include "log/origin.h"

namespace prov {
namespace {

constexpr std::uint64_t kManifestLimit = std::uint64_t{256} << 20;
constexpr std::uint64_t kSummaryLimit = std::uint64_t{256} << 20;

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorCode::verification, why); }

const std::vector<std::string>& limits() {
  static const std::vector<std::string> all = {
      "that the clock of whoever wrote an entry was right",
      "that nothing was left out of a log before it was signed, or of what it records",
      "that what people recorded is so: it shows who recorded what",
  };
  return all;
}

// What no manifest lists: itself and what is made after it.
bool stands_apart(std::string_view path) {
  return path == kManifestPath || path == kExportPath || path == kCoveringPath ||
         path == kConsistencyPath || path == kVerifierPath;
}

class BundleVerifier {
 public:
  BundleVerifier(BundleFiles& files, const std::vector<ExpectedKey>& keys)
      : files_(files), keys_(keys), failures_(report_) {}

  BundleReport run() {
    report_.cannot_prove = limits();
    if (!files_.has(kManifestPath)) {
      throw Error(ErrorCode::not_found, "there is no " + std::string(kManifestPath));
    }
    for (const BundleFailure& refused : files_.refused()) {
      failures_.add(refused.file, "", refused.message);
    }
    const std::string path(kManifestPath);
    const bool read = failures_.guard(path, "", [&] {
      manifest_bytes_ = files_.read_whole(path, kManifestLimit);
      contents_.take(read_manifest(manifest_bytes_));
    });
    if (read) check();
    report_.signer_known =
        report_.ok && std::all_of(report_.logs.begin(), report_.logs.end(),
                                  [](const BundleLog& log) { return log.expected; });
    return std::move(report_);
  }

 private:
  const Manifest& manifest() const { return contents_.manifest; }

  void check() {
    take_logs();
    check_files();
    for (std::size_t log = 0; log < manifest().logs.size(); ++log) check_checkpoint(log);
    BundleEntryCheck entries(files_, contents_, failures_, report_, hasher_);
    for (std::size_t log = 0; log < manifest().logs.size(); ++log) entries.check_log(log);
    check_export(files_, contents_, failures_, report_, hasher_, manifest_bytes_);
    check_targets();
    BundleTextCheck(files_, contents_, failures_, report_, hasher_).check();
    check_summary();
  }

  void take_logs() {
    std::vector<bool> used(keys_.size(), false);
    for (std::size_t i = 0; i < manifest().logs.size(); ++i) {
      const ManifestLog& log = manifest().logs[i];
      BundleLog out;
      out.origin = log.origin;
      out.handle = contents_.handles[i];
      out.fingerprint = to_hex(hasher_.sha256(key_of(log)));
      out.size = log.size;
      for (std::size_t k = 0; k < keys_.size(); ++k) {
        if (!keys_[k].is_of(log, out.fingerprint)) continue;
        used[k] = out.expected = true;
      }
      report_.logs.push_back(std::move(out));
    }
    for (std::size_t k = 0; k < keys_.size(); ++k) {
      if (used[k]) continue;
      failures_.add("", "", "the key " + keys_[k].given + " belongs to no log of this bundle");
    }
  }

  static PublicKey key_of(const ManifestLog& log) {
    PublicKey key{};
    if (!decode_hex(log.key, key)) refuse("a key is not 64 hexadecimal digits");
    return key;
  }

  void check_files() {
    for (const ManifestFile& file : manifest().files) {
      report_.files.push_back(file.path);
      check_file(file);
    }
    for (const auto& [path, bytes] : files_.sizes()) {
      if (!stands_apart(path) && !lists(path)) failures_.add(path, "", "the manifest has it not");
    }
    for (const std::string_view path : {kExportPath, kCoveringPath, kConsistencyPath}) {
      if (!files_.has(path)) failures_.add(std::string(path), "", "it is not there");
    }
    for (std::size_t log = 1; log <= manifest().logs.size(); ++log) {
      for (const std::string& path : {entries_path(log), checkpoint_path(log)}) {
        if (!lists(path)) failures_.add(path, "", "the manifest has it not");
      }
    }
  }

  bool lists(std::string_view path) const {
    const auto& files = manifest().files;
    const auto found = std::lower_bound(
        files.begin(), files.end(), path,
        [](const ManifestFile& file, std::string_view p) { return file.path < p; });
    return found != files.end() && found->path == path;
  }

  void check_file(const ManifestFile& file) {
    if (!may_list(file.path)) return failures_.add(file.path, "", "it is no file of a bundle");
    if (!files_.has(file.path)) return failures_.add(file.path, "", "it is not there");
    failures_.guard(file.path, "", [&] {
      hasher_.start();
      files_.read(file.path, [&](std::string_view piece) { hasher_.update(piece); });
      if (to_hex(hasher_.finish()) != file.sha256) refuse("it is not what the manifest says");
    });
  }

  // Whether the format has such a file; what belongs to texts is noted.
  bool may_list(const std::string& path) {
    if (path == kReadmePath || is_summary(path)) return true;
    if (const auto place = place_of_text(path)) return note(contents_.texts, *place);
    if (const auto place = place_of_document(path)) return note(contents_.documents, *place);
    return is_file_of_log(path, manifest().logs.size());
  }

  bool note(std::set<BundlePlace>& places, const BundlePlace& place) const {
    if (place.first >= manifest().logs.size()) return false;
    places.insert(place);
    return true;
  }

  void check_checkpoint(std::size_t log) {
    const ManifestLog& stated = manifest().logs[log];
    const std::string path = checkpoint_path(log + 1);
    failures_.guard(std::string(kManifestPath), "", [&] {
      if (!valid_log_handle(stated.handle)) refuse("a handle is none that a log can have");
      if (!origin_names_key(hasher_, stated.origin, key_of(stated))) {
        refuse("the key of " + contents_.handles[log] + " is not the one that its origin names");
      }
    });
    if (!files_.has(path)) return;  // a failure already
    failures_.guard(path, "", [&] {
      const std::string signed_note = files_.read_whole(path, kNoteLimit);
      const Checkpoint found = open_checkpoint(hasher_, signed_note, stated.origin, key_of(stated));
      if (found != stated_checkpoint(stated)) {
        refuse("it has another size or root than the manifest says");
      }
    });
  }

  void check_targets() {
    for (const EntryId& target : manifest().targets) {
      const auto log = contents_.logs.find(target.log);
      const bool known = log != contents_.logs.end();
      std::string shown = known ? contents_.shown(log->second, target.seq, target.item)
                                : "entry " + std::to_string(target.seq) + " of " + target.log;
      if (!contents_.holds(target)) {
        failures_.add(std::string(kManifestPath), shown, "it was asked for and is not here");
      }
      report_.targets.push_back(std::move(shown));
    }
  }

  void check_summary() {
    const std::string path = "summary.json";
    if (!files_.has(path)) return;
    failures_.guard(path, "", [&] {
      const json::Value summary =
          json::parse(files_.read_whole(path, kSummaryLimit), {kSummaryLimit});
      const json::Value* logs = summary.find("logs");
      if (logs == nullptr) return;
      for (const json::Value& log : logs->as_array()) check_stated(log);
    });
  }

  void check_stated(const json::Value& log) const {
    const auto found = contents_.logs.find(log.at("origin").as_string());
    if (found == contents_.logs.end()) return;
    const ManifestLog& stated = manifest().logs[found->second];
    if (log.at("size").as_unsigned() != stated.size || log.at("root").as_string() != stated.root) {
      refuse("it states another size or root of " + contents_.handles[found->second]);
    }
  }

  BundleFiles& files_;
  const std::vector<ExpectedKey>& keys_;
  BundleReport report_;
  BundleFailures failures_;
  BundleContents contents_;
  Hasher hasher_;
  std::string manifest_bytes_;
};

}  // namespace

BundleReport check_bundle(BundleFiles& files, const std::vector<ExpectedKey>& keys) {
  return BundleVerifier(files, keys).run();
}

BundleReport verify_bundle(const std::filesystem::path& path,
                           const std::vector<std::string>& keys) {
  Hasher hasher;
  std::vector<ExpectedKey> expected;
  for (const std::string& key : keys) expected.push_back(parse_expected_key(hasher, key));
  const std::unique_ptr<BundleFiles> files = open_bundle(path);
  if (!files->has(kManifestPath)) {
    throw Error(ErrorCode::not_found,
                path.string() + " is no bundle: there is no " + std::string(kManifestPath));
  }
  return check_bundle(*files, expected);
}

std::string shown(const BundleReport& report, const BundleItem& item) {
  return report.logs[item.log].handle + "-" + std::to_string(item.seq);
}

}  // namespace prov
