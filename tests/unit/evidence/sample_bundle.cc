// SPDX-License-Identifier: Apache-2.0
#include "sample_bundle.h"

#include <algorithm>
#include <cstdlib>

#include "base/files.h"
#include "base/hex.h"
#include "base/utf8.h"
#include "evidence/bundle_keys.h"
#include "evidence/bundle_verifier.h"
#include "evidence/export_check.h"
#include "log/checkpoint.h"
#include "log/commitment.h"
#include "log/leaf.h"
#include "log/merkle.h"
#include "log/origin.h"

namespace prov {
namespace {

constexpr char kTime[] = "2026-01-02T03:04:05Z";

std::string hash_of(std::string_view bytes) { return to_hex(sha256(bytes)); }

LogOpen opening(const SampleLog& log) {
  LogOpen out;
  out.handle = log.handle();
  out.kind = "person";
  out.public_key = to_hex(log.key());
  return out;
}

DocumentAdd document() {
  DocumentAdd out;
  out.sha256 = out.text.sha256 = hash_of(kSampleText);
  out.bytes = std::string_view(kSampleText).size();
  out.text.length = count_code_points(kSampleText);
  out.media_type = "text/plain";
  return out;
}

LabelAttach label(const EntryId& text, const EntryId& vocabulary) {
  LabelAttach out;
  Quote quote;
  quote.exact =
      "b\xc3\xb6"
      "ats";
  quote.prefix = "Six ";
  quote.suffix = std::string(" left at dawn.\nNobody saw them.\n").substr(0, 32);
  out.passage = Passage{text, {{4, 9}}, {quote}};
  out.label = {vocabulary, "loaded-word"};
  return out;
}

}  // namespace

SampleLog::SampleLog(std::string handle, std::uint64_t seed)
    : entropy_(seed), key_(SigningKey::generate(entropy_)), handle_(std::move(handle)) {
  Hasher hasher;
  origin_ = make_origin(hasher, entropy_, key_.public_key());
  add(opening(*this));
}

Salt SampleLog::salt() {
  Salt out{};
  entropy_.fill(out);
  return out;
}

std::uint64_t SampleLog::add(const Content& content) {
  EncodedEntry encoded = encode_entry(content, {origin_, kTime, ""});
  return add(std::string(type_name(content)), std::move(encoded.body), encoded.sealed);
}

std::uint64_t SampleLog::add(const std::string& type, json::Value body, const json::Value& sealed) {
  Hasher hasher;
  std::optional<RevealedPart> part;
  if (!sealed.is_null()) {
    part = RevealedPart{json::canonical(sealed), salt()};
    body.set("sealed", to_hex(sealed_commitment(hasher, part->salt, origin_, type, part->bytes)));
  }
  const std::uint64_t seq = add_bytes(type, json::canonical(body));
  entries_.back().sealed = std::move(part);
  return seq;
}

std::uint64_t SampleLog::add_bytes(const std::string& type, const std::string& body) {
  Hasher hasher;
  BundleEntry entry;
  entry.seq = entries_.size();
  entry.body = RevealedPart{body, salt()};
  Leaf leaf{origin_, entry.seq, type, 1, entry.seq + 1, {}, {}};
  leaf.body = body_commitment(hasher, entry.body->salt, origin_, type, body);
  entry.leaf = write_leaf(leaf);
  leaves_.push_back(leaf_hash(hasher, entry.leaf));
  entries_.push_back(std::move(entry));
  return entries_.size() - 1;
}

Digest SampleLog::subtree(unsigned level, std::uint64_t index) const {
  if (level == 0) return leaves_[index];
  Hasher hasher;
  return node_hash(hasher, subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
}

Digest SampleLog::root_hash(std::uint64_t size) const {
  Hasher hasher;
  return tree_root(
      hasher, [this](unsigned level, std::uint64_t index) { return subtree(level, index); }, size);
}

std::string SampleLog::root(std::uint64_t size) const { return to_hex(root_hash(size)); }

BundleEntry SampleLog::entry(std::uint64_t seq, std::uint64_t size) const {
  Hasher hasher;
  BundleEntry out = entries_[seq];
  out.proof = inclusion_proof(
      hasher, [this](unsigned level, std::uint64_t index) { return subtree(level, index); }, seq,
      size);
  return out;
}

std::string SampleLog::checkpoint(std::uint64_t size) const {
  Hasher hasher;
  return sign_checkpoint(hasher, {origin_, size, root_hash(size)}, key_);
}

std::vector<Digest> SampleLog::consistency(std::uint64_t from, std::uint64_t to) const {
  Hasher hasher;
  return consistency_proof(
      hasher, [this](unsigned level, std::uint64_t index) { return subtree(level, index); }, from,
      to);
}

SampleBundle::SampleBundle(std::uint64_t seed) : mira("mira", seed), ona("ona", seed + 100) {
  fill_logs();
  listed["README.txt"] = "Check it with verify_bundle.py.\n";
  listed["texts/1-2"] = kSampleText;
  manifest.time = kTime;
  manifest.targets = {{mira.origin(), 3, 0}};
  entries.resize(2);
  for (const std::uint64_t seq : {0, 2, 3, 4}) entries[0].push_back(mira.entry(seq, mira.size()));
  for (const std::uint64_t seq : {0, 1}) entries[1].push_back(ona.entry(seq, ona.size()));
}

void SampleBundle::fill_logs() {
  VocabularyAdopt adopt;
  adopt.id = "language-device";
  adopt.sha256 = hash_of("{}");
  adopt.vocabulary = json::Value::object();
  const EntryId vocabulary{ona.origin(), ona.add(adopt), 0};
  AgentAdd agent;
  agent.kind = "organization";
  agent.handle = "nha";
  agent.name = "Northern Harbour Authority";
  const EntryId left_out{mira.origin(), mira.add(agent), 0};
  const EntryId text{mira.origin(), mira.add(document()), 0};
  mira.add(label(text, vocabulary));
  NoteAdd note;
  note.target = left_out;
  note.text = "Ask the harbour office.";
  mira.add(note);
}

json::Value SampleBundle::export_sealed(const std::string& manifest_bytes) const {
  json::Value contents = json::Value::array();
  for (std::size_t log = 0; log < entries.size(); ++log) {
    json::Value ranges = json::Value::array();
    for (std::size_t i = 0; i < entries[log].size(); ++i) {
      const std::uint64_t first = entries[log][i].seq;
      std::uint64_t end = first + 1;
      while (i + 1 < entries[log].size() && entries[log][i + 1].seq == end) ++i, ++end;
      ranges.push(json::Value::array().push(first).push(end));
    }
    contents.push(json::Value::object()
                      .set("log", manifest.logs[log].origin)
                      .set("ranges", std::move(ranges)));
  }
  json::Value out = json::Value::object();
  out.set("contents", std::move(contents)).set("manifest", hash_of(manifest_bytes));
  json::Value files = json::Value::array();
  for (const ManifestFile& file : manifest.files) {
    if (!is_summary(file.path)) continue;
    files.push(json::Value::object().set("path", file.path).set("sha256", file.sha256));
  }
  if (!files.as_array().empty()) out.set("files", std::move(files));
  return out;
}

FileMap SampleBundle::seal() {
  FileMap files = listed;
  const SampleLog* const logs[] = {&mira, &ona};
  if (manifest.logs.empty()) {
    for (const SampleLog* log : logs) {
      manifest.logs.push_back(
          {log->handle(), to_hex(log->key()), log->origin(), log->root(log->size()), log->size()});
    }
  }
  for (std::size_t i = 0; i < 2; ++i) {
    std::string lines;
    for (const BundleEntry& entry : entries[i]) lines += write_bundle_entry(entry);
    files.emplace(entries_path(i + 1), lines);
    files.emplace(checkpoint_path(i + 1), logs[i]->checkpoint(logs[i]->size()));
  }
  manifest.files.clear();
  for (const auto& [path, bytes] : files) manifest.files.push_back({path, hash_of(bytes)});
  const std::string bytes = write_manifest(manifest);
  json::Value body = json::Value::object().set("time", manifest.time);
  json::Value sealed = export_sealed(bytes);
  if (alter) alter(body, sealed);
  const std::uint64_t size = mira.size();
  mira.add("export.record", body, sealed);
  files["bundle.json"] = bytes;
  files["export.jsonl"] = write_bundle_entry(mira.entry(size, size + 1));
  files["checkpoint"] = mira.checkpoint(size + 1);
  files["consistency"] = write_hashes(mira.consistency(size, size + 1));
  return files;
}

std::string SampleBundle::fingerprint(std::size_t log) const {
  return to_hex(sha256(log == 0 ? mira.key() : ona.key()));
}

BundleReport checked(const FileMap& files, const std::vector<std::string>& keys) {
  Hasher hasher;
  std::vector<ExpectedKey> expected;
  for (const std::string& key : keys) expected.push_back(parse_expected_key(hasher, key));
  MemoryFiles memory(files);
  return check_bundle(memory, expected);
}

std::string described(const BundleReport& report) {
  std::string out = report.ok ? "holds" : "fails";
  out += report.signer_known ? " known\n" : " unknown\n";
  for (const BundleLog& log : report.logs) {
    out += log.handle + " " + log.origin + " " + log.fingerprint + " " + std::to_string(log.size) +
           " " + std::to_string(log.entries) + (log.expected ? " expected\n" : "\n");
  }
  for (const BundleItem& item : report.entries) {
    out += shown(report, item) + " " + item.type + " " + item.time + " " +
           std::to_string(static_cast<int>(item.body)) +
           std::to_string(static_cast<int>(item.sealed)) + "\n";
  }
  for (const std::string& target : report.targets) out += "target " + target + "\n";
  for (const std::string& file : report.files) out += "file " + file + "\n";
  out += "export " + report.export_record + " " + report.export_time + "\n";
  out += std::to_string(report.texts) + " " + std::to_string(report.quotations) + " " +
         std::to_string(report.references_outside) + "\n";
  for (const BundleFailure& failure : report.failures) {
    out += failure.file + "|" + failure.entry + "|" + failure.message + "\n";
  }
  return out;
}

void write_files(const FileMap& files, const std::filesystem::path& folder) {
  for (const auto& [path, bytes] : files) {
    std::filesystem::create_directories((folder / path).parent_path());
    write_file_atomically(folder / path, bytes);
  }
}

ScratchFolder::ScratchFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "prov-bundle-XXXXXX").string();
  path_ = ::mkdtemp(pattern.data());
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace prov
