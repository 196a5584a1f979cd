// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <prov/bundle.h>

#include "crypto/key.h"
#include "evidence/bundle_entry.h"
#include "evidence/bundle_reader.h"
#include "evidence/manifest.h"
#include "model/entry_codec.h"

namespace prov {

/// Files of a bundle by path.
using FileMap = std::map<std::string, std::string>;

/// Repeatable bytes.
class RepeatableEntropy : public Entropy {
 public:
  explicit RepeatableEntropy(std::uint64_t seed) : generator_(seed) {}
  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(generator_());
  }

 private:
  std::mt19937_64 generator_;
};

/// A signed log in memory.
class SampleLog {
 public:
  SampleLog(std::string handle, std::uint64_t seed);

  const std::string& origin() const { return origin_; }
  const std::string& handle() const { return handle_; }
  const PublicKey& key() const { return key_.public_key(); }
  std::uint64_t size() const { return entries_.size(); }

  /// Appends an entry; returns its seq.
  std::uint64_t add(const Content& content);
  /// The same of parts as they are; a null `sealed`: none.
  std::uint64_t add(const std::string& type, json::Value body, const json::Value& sealed);
  /// The same of bytes that need not be JSON.
  std::uint64_t add_bytes(const std::string& type, const std::string& body);

  /// The entry `seq`, proven in the tree of `size` entries.
  BundleEntry entry(std::uint64_t seq, std::uint64_t size) const;
  std::string checkpoint(std::uint64_t size) const;
  std::string root(std::uint64_t size) const;
  std::vector<Digest> consistency(std::uint64_t from, std::uint64_t to) const;

 private:
  Digest subtree(unsigned level, std::uint64_t index) const;
  Digest root_hash(std::uint64_t size) const;
  Salt salt();

  RepeatableEntropy entropy_;
  SigningKey key_;
  std::string handle_, origin_;
  std::vector<BundleEntry> entries_;  // without proofs
  std::vector<Digest> leaves_;
};

/// A bundle being made: mira's log with a document, a label and a note on something that is left
/// out, and ona's with the vocabulary. What is changed before `seal` is covered by all hashes and
/// signatures, as if the reviewer had done it.
class SampleBundle {
 public:
  explicit SampleBundle(std::uint64_t seed = 1);

  SampleLog mira, ona;
  Manifest manifest;  ///< without files
  std::vector<std::vector<BundleEntry>> entries;
  FileMap listed;  ///< texts, summaries, README.txt
  /// Changes the parts of the export entry before they are signed.
  std::function<void(json::Value& body, json::Value& sealed)> alter;

  /// All files of the bundle.
  FileMap seal();
  std::string fingerprint(std::size_t log) const;

 private:
  void fill_logs();
  json::Value export_sealed(const std::string& manifest_bytes) const;
};

inline constexpr char kSampleText[] =
    "Six b\xc3\xb6"
    "ats left at dawn.\nNobody saw them.\n";

/// A bundle in memory.
class MemoryFiles : public BundleFiles {
 public:
  explicit MemoryFiles(FileMap files) : files_(std::move(files)) {
    for (const auto& [path, bytes] : files_) take(path, bytes.size());
  }
  void read(const std::string& path, const Sink& sink) override { sink(files_.at(path)); }

 private:
  FileMap files_;
};

/// The check of a bundle in memory.
BundleReport checked(const FileMap& files, const std::vector<std::string>& keys = {});
/// Everything that a report says, a line each.
std::string described(const BundleReport& report);

/// Writes the files into a folder that is there.
void write_files(const FileMap& files, const std::filesystem::path& folder);

/// A folder that goes with the object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace prov
