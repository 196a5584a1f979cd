// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include <prov/error.h>
#include <prov/proof.h>

#include "base/base64.h"
#include "base/hex.h"
#include "log/checkpoint.h"
#include "log/leaf.h"
#include "log/lines.h"
#include "log/note.h"

namespace prov {
namespace {

constexpr std::string_view kFirstLine = "c2sp.org/tlog-proof@v1";

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorCode::bad_data, "not a proof: " + what);
}

std::string_view next_line(std::string_view& text) {
  const auto line = take_line(text);
  if (!line) refuse("it ends before its checkpoint");
  return *line;
}

// The value of a line "NAME VALUE", or nothing.
std::optional<std::string_view> value_of(std::string_view line, std::string_view name) {
  if (line.size() <= name.size() || !line.starts_with(name) || line[name.size()] != ' ') {
    return std::nullopt;
  }
  return line.substr(name.size() + 1);
}

std::uint64_t number_of(std::string_view line, std::string_view name) {
  const auto value = value_of(line, name);
  if (!value) refuse("there is no line \"" + std::string(name) + " NUMBER\" in its place");
  const auto number = parse_decimal(*value);
  if (!number) {
    refuse("its " + std::string(name) + " is no number from 0 to 2^53-1 without leading zeros");
  }
  return *number;
}

std::string extra_of(std::string_view value) {
  if (value.size() > kProofExtraLimit / 3 * 4 + 4) refuse("its extra data is too long");
  const std::vector<std::uint8_t> bytes = from_base64(value);
  if (bytes.empty()) refuse("its extra data is empty; the line is left out then");
  if (bytes.size() > kProofExtraLimit) refuse("its extra data is too long");
  return std::string(as_chars(bytes));
}

std::vector<TreeHash> take_path(std::string_view& text) {
  std::vector<TreeHash> path;
  for (std::string_view line = next_line(text); !line.empty(); line = next_line(text)) {
    const auto hash = parse_hash(line);
    if (!hash) refuse("a hash is not 32 bytes long");
    if (path.size() == kProofHashLimit) refuse("it has more than 63 hashes");
    path.push_back(*hash);
  }
  return path;
}

std::string take_checkpoint(std::string_view text) {
  static_cast<void>(unverified_head(text));
  return std::string(text);
}

void check_size(std::string_view text) {
  if (text.size() > kProofFileLimit) refuse("it is too long");
}

// The part that both kinds share.
std::string path_and_checkpoint(const std::vector<TreeHash>& path, const std::string& checkpoint) {
  if (path.size() > kProofHashLimit) refuse("it has more than 63 hashes");
  static_cast<void>(unverified_head(checkpoint));
  std::string out;
  for (const TreeHash& hash : path) out += to_base64(hash) + "\n";
  return out + "\n" + checkpoint;
}

void check_number(std::uint64_t number) {
  if (number > kGreatestNumber) refuse("a number is above 2^53-1");
}

TreeHead head_of(Checkpoint checkpoint) {
  return {std::move(checkpoint.origin), checkpoint.size, checkpoint.root};
}

}  // namespace

std::string to_verifier_key(const VerifierKey& key) {
  Hasher hasher;
  return format_verifier_key(hasher, NoteKey{key.origin, key.key});
}

VerifierKey parse_log_key(std::string_view verifier_key) {
  Hasher hasher;
  NoteKey key = parse_verifier_key(hasher, verifier_key);
  return {std::move(key.name), key.key};
}

TreeHead unverified_head(std::string_view checkpoint) {
  return head_of(parse_checkpoint(parse_note(checkpoint).text));
}

TreeHead verified_head(std::string_view checkpoint, const VerifierKey& key) {
  Hasher hasher;
  return head_of(open_checkpoint(hasher, checkpoint, key.origin, key.key));
}

std::string to_text(const InclusionProof& proof) {
  check_number(proof.index);
  if (proof.extra.size() > kProofExtraLimit) refuse("its extra data is too long");
  std::string out = std::string(kFirstLine) + "\n";
  if (!proof.extra.empty()) out += "extra " + to_base64(as_bytes(proof.extra)) + "\n";
  out += "index " + std::to_string(proof.index) + "\n";
  return out + path_and_checkpoint(proof.path, proof.checkpoint);
}

std::string to_text(const ConsistencyProof& proof) {
  check_number(proof.old_size);
  return "old " + std::to_string(proof.old_size) + "\n" +
         path_and_checkpoint(proof.path, proof.checkpoint);
}

InclusionProof parse_inclusion_proof(std::string_view text) {
  check_size(text);
  InclusionProof proof;
  if (next_line(text) != kFirstLine) {
    refuse("its first line is not \"" + std::string(kFirstLine) + "\"");
  }
  std::string_view line = next_line(text);
  if (const auto extra = value_of(line, "extra")) {
    proof.extra = extra_of(*extra);
    line = next_line(text);
  }
  proof.index = number_of(line, "index");
  proof.path = take_path(text);
  proof.checkpoint = take_checkpoint(text);
  return proof;
}

ConsistencyProof parse_consistency_proof(std::string_view text) {
  check_size(text);
  ConsistencyProof proof;
  proof.old_size = number_of(next_line(text), "old");
  proof.path = take_path(text);
  proof.checkpoint = take_checkpoint(text);
  return proof;
}

}  // namespace prov
