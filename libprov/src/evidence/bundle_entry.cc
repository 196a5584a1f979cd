// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_entry.h"

#include <algorithm>

#include <prov/error.h>
#include <prov/json.h>

#include "base/base64.h"
#include "base/hex.h"

namespace prov {
namespace {

constexpr std::size_t kProofLimit = 64;  // hashes; a tree of 2^63 leaves needs 63

Digest hash_of(std::string_view base64) {
  const std::vector<std::uint8_t> bytes = from_base64(base64);
  Digest hash{};
  if (bytes.size() != hash.size()) {
    throw Error(ErrorCode::bad_data, "a hash of a proof is not 32 bytes");
  }
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

void put_part(json::Value& line, const std::optional<RevealedPart>& part, std::string_view name) {
  if (!part) return;
  line.set(name, part->bytes).set(std::string(name) + "Salt", to_hex(part->salt));
}

std::optional<RevealedPart> part_of(const json::Value& line, std::string_view name) {
  const json::Value* bytes = line.find(name);
  if (bytes == nullptr) return std::nullopt;
  RevealedPart part{bytes->as_string(), {}};
  if (!decode_hex(line.at(std::string(name) + "Salt").as_string(), part.salt)) {
    throw Error(ErrorCode::bad_data, "a salt is not 64 hexadecimal digits");
  }
  return part;
}

void check_proof_length(std::size_t hashes) {
  if (hashes > kProofLimit) throw Error(ErrorCode::bad_data, "a proof has more than 64 hashes");
}

}  // namespace

std::string write_bundle_entry(const BundleEntry& entry) {
  json::Value proof = json::Value::array();
  for (const Digest& hash : entry.proof) proof.push(to_base64(hash));
  json::Value line = json::Value::object();
  line.set("leaf", entry.leaf).set("proof", std::move(proof)).set("seq", entry.seq);
  put_part(line, entry.body, "body");
  put_part(line, entry.sealed, "sealed");
  return json::canonical(line) + "\n";
}

BundleEntry read_bundle_entry(std::string_view line) {
  const json::Value value = json::parse(line, {kBundleLineLimit, 4});
  BundleEntry entry;
  entry.leaf = value.at("leaf").as_string();
  entry.body = part_of(value, "body");
  entry.sealed = part_of(value, "sealed");
  entry.seq = value.at("seq").as_unsigned();
  const json::Array& proof = value.at("proof").as_array();
  check_proof_length(proof.size());
  for (const json::Value& hash : proof) entry.proof.push_back(hash_of(hash.as_string()));
  const std::string again = write_bundle_entry(entry);
  if (std::string_view(again).substr(0, again.size() - 1) != line) {
    throw Error(ErrorCode::bad_data, "a line is not written in the one form for it");
  }
  return entry;
}

std::string write_hashes(const std::vector<Digest>& hashes) {
  std::string out;
  for (const Digest& hash : hashes) out += to_base64(hash) + "\n";
  return out;
}

std::vector<Digest> read_hashes(std::string_view text) {
  std::vector<Digest> out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
      throw Error(ErrorCode::bad_data, "a proof does not end with a line end");
    }
    check_proof_length(out.size() + 1);
    out.push_back(hash_of(text.substr(0, end)));
    text.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace prov
