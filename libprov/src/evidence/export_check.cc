// SPDX-License-Identifier: Apache-2.0
#include "evidence/export_check.h"

#include <algorithm>
#include <array>
#include <optional>

#include <prov/error.h>

#include "base/hex.h"
#include "evidence/bundle_entry_check.h"
#include "evidence/opened_bundle_entry.h"
#include "log/merkle.h"
#include "log/note.h"

namespace prov {
namespace {

constexpr std::string_view kExportType = "export.record";
constexpr std::uint64_t kConsistencyLimit = 8192;  // 64 hashes of 45 bytes, and some

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorCode::verification, why); }

// The lists as the export entry must have them: in canonical form, so that texts are compared.
json::Value contents_of(const BundleContents& contents) {
  json::Value out = json::Value::array();
  for (const ExportedRanges& log : contents.ranges) {
    json::Value ranges = json::Value::array();
    for (const auto& [first, end] : log.ranges) {
      ranges.push(json::Value::array().push(first).push(end));
    }
    out.push(json::Value::object().set("log", log.log).set("ranges", std::move(ranges)));
  }
  return out;
}

json::Value summaries_of(const Manifest& manifest) {
  json::Value out = json::Value::array();
  for (const ManifestFile& file : manifest.files) {
    if (!is_summary(file.path)) continue;
    out.push(json::Value::object().set("path", file.path).set("sha256", file.sha256));
  }
  return out;
}

void check_members(const json::Value& object, std::string_view what,
                   std::initializer_list<std::string_view> names) {
  for (const auto& [name, value] : object.as_object()) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      refuse(std::string(what) + " has a member that the format does not know");
    }
  }
}

class ExportCheck {
 public:
  ExportCheck(BundleFiles& files, const BundleContents& contents, BundleFailures& failures,
              BundleReport& report, Hasher& hasher)
      : files_(files),
        contents_(contents),
        failures_(failures),
        report_(report),
        hasher_(hasher),
        log_(contents.manifest.logs.front()) {}

  void check(std::string_view manifest_bytes) {
    check_covering();
    check_consistency();
    const std::string path(kExportPath);
    if (!covering_ || !files_.has(path)) return;
    failures_.guard(path, contents_.shown(0, log_.size), [&] {
      OpenedBundleEntry entry = read(path);
      check_entry(entry);
      check_lists(entry.opened.sealed, manifest_bytes);
      report_.export_record = contents_.shown(0, entry.leaf.seq);
      report_.export_time = claimed_time(entry.opened.body);
    });
  }

 private:
  void check_covering() {
    const std::string path(kCoveringPath);
    if (!files_.has(path)) return;  // a failure already
    failures_.guard(path, "", [&] {
      PublicKey key{};
      if (!decode_hex(log_.key, key)) refuse("the key of the log is no key");
      const Checkpoint found =
          open_checkpoint(hasher_, files_.read_whole(path, kNoteLimit), log_.origin, key);
      if (found.size != log_.size + 1) {
        refuse("it has " + std::to_string(found.size) + " entries, not " +
               std::to_string(log_.size + 1));
      }
      covering_ = found;
    });
  }

  void check_consistency() {
    const std::string path(kConsistencyPath);
    if (!covering_ || !files_.has(path)) return;
    failures_.guard(path, "", [&] {
      const std::vector<Digest> proof = read_hashes(files_.read_whole(path, kConsistencyLimit));
      const Checkpoint first = stated_checkpoint(log_);
      if (!verify_consistency(hasher_, first.size, covering_->size, first.root, covering_->root,
                              proof)) {
        refuse("it does not show that checkpoint goes on from " + checkpoint_path(1));
      }
    });
  }

  OpenedBundleEntry read(const std::string& path) {
    std::optional<OpenedBundleEntry> entry;
    files_.read_lines(path, [&](std::uint64_t number, std::string_view line) {
      if (number > 1) refuse("it has more than one line");
      entry = read_opened_entry(line);
      return true;
    });
    if (!entry) refuse("it is empty");
    return *std::move(entry);
  }

  void check_entry(OpenedBundleEntry& entry) {
    if (entry.leaf.type != kExportType || entry.leaf.version != 1) {
      refuse("it is no record of an export, but a " + entry.leaf.type);
    }
    if (entry.leaf.seq != log_.size) {
      refuse("it is entry " + std::to_string(entry.leaf.seq) + ", not the next after those here");
    }
    check_proven(hasher_, entry, *covering_);
    open_revealed(hasher_, entry);
    if (!entry.parts.sealed) refuse("its sealed part is not there");
    check_members(entry.opened.body, "its body", {"sealed", "time"});
    if (entry.opened.body.at("time").as_string() != contents_.manifest.time) {
      refuse("its time is not that of the manifest");
    }
  }

  void check_lists(const json::Value& sealed, std::string_view manifest_bytes) {
    check_members(sealed, "its sealed part", {"contents", "files", "key", "manifest"});
    if (const json::Value* key = sealed.find("key")) static_cast<void>(key->as_string());
    if (sealed.at("manifest").as_string() != to_hex(hasher_.sha256(manifest_bytes))) {
      refuse("it names another manifest than " + std::string(kManifestPath));
    }
    if (json::canonical(sealed.at("contents")) != json::canonical(contents_of(contents_))) {
      refuse("the entries that it lists are not those that are here");
    }
    const json::Value summaries = summaries_of(contents_.manifest);
    const json::Value* files = sealed.find("files");
    const bool same = files == nullptr ? summaries.as_array().empty()
                                       : !summaries.as_array().empty() &&
                                             json::canonical(*files) == json::canonical(summaries);
    if (!same) refuse("the summaries that it lists are not those that are here");
  }

  BundleFiles& files_;
  const BundleContents& contents_;
  BundleFailures& failures_;
  BundleReport& report_;
  Hasher& hasher_;
  const ManifestLog& log_;
  std::optional<Checkpoint> covering_;
};

}  // namespace

bool is_summary(std::string_view path) {
  constexpr std::array<std::string_view, 4> kAll = {"summary.html", "summary.json", "summary.md",
                                                    "summary.txt"};
  return std::find(kAll.begin(), kAll.end(), path) != kAll.end();
}

void check_export(BundleFiles& files, const BundleContents& contents, BundleFailures& failures,
                  BundleReport& report, Hasher& hasher, std::string_view manifest_bytes) {
  ExportCheck(files, contents, failures, report, hasher).check(manifest_bytes);
}

}  // namespace prov
