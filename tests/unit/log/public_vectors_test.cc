// SPDX-License-Identifier: Apache-2.0
// The public vectors that the log must agree with; they are not part of the repository.
#include <algorithm>
#include <filesystem>
#include <optional>

#include <gtest/gtest.h>

#include <prov/error.h>
#include <prov/json.h>

#include "base/base64.h"
#include "base/files.h"
#include "log/checkpoint.h"
#include "log/merkle.h"
#include "log/note.h"
#include "log/tile.h"

namespace prov {
namespace {

namespace fs = std::filesystem;

const fs::path kVectors = PROV_SHARED_DIR "/vectors";

// A hash of a vector, or nothing when it has not 32 bytes: our proofs hold no other.
std::optional<Digest> hash_of(const json::Value& value) {
  const auto bytes = from_base64(value.as_string());
  Digest digest{};
  if (bytes.size() != digest.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

std::optional<std::vector<Digest>> proof_of(const json::Value& vector) {
  std::vector<Digest> proof;
  if (vector.at("proof").is_null()) return proof;
  for (const json::Value& element : vector.at("proof").as_array()) {
    const auto hash = hash_of(element);
    if (!hash) return std::nullopt;
    proof.push_back(*hash);
  }
  return proof;
}

// Sizes go up to 2^64-1 in some vectors; those are read as double and stand for "too large".
std::uint64_t number_of(const json::Value& value) {
  return value.is_integer() ? static_cast<std::uint64_t>(value.as_integer()) : UINT64_MAX;
}

bool accepts_inclusion(const json::Value& vector) {
  Hasher hasher;
  const auto root = hash_of(vector.at("root"));
  const auto leaf = hash_of(vector.at("leafHash"));
  const auto proof = proof_of(vector);
  return root && leaf && proof &&
         verify_inclusion(hasher, number_of(vector.at("leafIdx")), number_of(vector.at("treeSize")),
                          *leaf, *proof, *root);
}

bool accepts_consistency(const json::Value& vector) {
  Hasher hasher;
  const auto root1 = hash_of(vector.at("root1"));
  const auto root2 = hash_of(vector.at("root2"));
  const auto proof = proof_of(vector);
  return root1 && root2 && proof &&
         verify_consistency(hasher, number_of(vector.at("size1")), number_of(vector.at("size2")),
                            *root1, *root2, *proof);
}

struct Counts {
  int valid = 0;
  int hostile = 0;
};

template <typename Accepts>
Counts run_folder(const fs::path& folder, Accepts accepts) {
  Counts counts;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const json::Value vector = json::parse(read_file(entry.path(), 1 << 20));
    const bool want_error = vector.at("wantErr").as_bool();
    // Equal roots of 12 bytes at equal sizes: right by the proof, refused here for their length.
    const bool odd = entry.path().filename() == "sizes-are-equal-one-and-proof-is-empty.json";
    EXPECT_EQ(accepts(vector), !want_error && !odd) << entry.path();
    ++(want_error ? counts.hostile : counts.valid);
  }
  return counts;
}

TEST(PublicVectors, InclusionProofsAreAcceptedOrRefusedRightly) {
  const fs::path folder = kVectors / "merkle/testdata/inclusion";
  if (!fs::exists(folder)) GTEST_SKIP() << "no public vectors at " << folder;
  const Counts counts = run_folder(folder, accepts_inclusion);
  EXPECT_EQ(counts.valid, 6);
  EXPECT_EQ(counts.hostile, 92);
}

TEST(PublicVectors, ConsistencyProofsAreAcceptedOrRefusedRightly) {
  const fs::path folder = kVectors / "merkle/testdata/consistency";
  if (!fs::exists(folder)) GTEST_SKIP() << "no public vectors at " << folder;
  const Counts counts = run_folder(folder, accepts_consistency);
  EXPECT_EQ(counts.valid, 6);
  EXPECT_EQ(counts.hostile, 92);
}

constexpr char kLogKey[] =
    "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

// The published test key of that log: signature type, then the seed.
constexpr char kLogSeed[] = "AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";

class SeedOfTheLog final : public Entropy {
 public:
  void fill(std::span<std::uint8_t> out) override {
    const auto bytes = from_base64(kLogSeed);
    ASSERT_EQ(out.size() + 1, bytes.size());
    std::copy(bytes.begin() + 1, bytes.end(), out.begin());
  }
};

// The entries of a bundle: each with its length in 16 bits before it (C2SP tlog-tiles).
std::vector<std::string> entries_of(const std::string& bundle) {
  std::vector<std::string> entries;
  for (std::size_t pos = 0; pos + 2 <= bundle.size();) {
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(bundle[pos]) << 8 |
                                                 static_cast<unsigned char>(bundle[pos + 1]));
    entries.push_back(bundle.substr(pos + 2, length));
    pos += 2 + length;
  }
  return entries;
}

TEST(PublicVectors, CheckpointsOfTheSmallTileLogAreSignedByteForByte) {
  const fs::path folder = kVectors / "tlog/testdata/log";
  if (!fs::exists(folder)) GTEST_SKIP() << "no public vectors at " << folder;
  Hasher hasher;
  SeedOfTheLog seed;
  const SigningKey key = SigningKey::generate(seed);
  const NoteKey note_key{"example.com/log/testdata", key.public_key()};
  EXPECT_EQ(format_verifier_key(hasher, note_key), kLogKey);
  for (int size = 0; size <= 15; ++size) {
    const std::string note = read_file(folder / ("checkpoint." + std::to_string(size)), 1 << 20);
    const Checkpoint checkpoint = open_checkpoint(hasher, note, note_key.name, note_key.key);
    EXPECT_EQ(sign_checkpoint(hasher, checkpoint, key), note);
  }
}

TEST(PublicVectors, TheSmallTileLogIsReproducedAtEverySize) {
  const fs::path folder = kVectors / "tlog/testdata/log";
  if (!fs::exists(folder)) GTEST_SKIP() << "no public vectors at " << folder;
  Hasher hasher;
  const NoteKey key = parse_verifier_key(hasher, kLogKey);
  const auto entries = entries_of(read_file(folder / "tile/entries/000.p/15", 1 << 20));
  ASSERT_EQ(entries.size(), 15u);
  TileWriter writer;
  for (std::uint64_t size = 0; size <= 15; ++size) {
    const std::string note = read_file(folder / ("checkpoint." + std::to_string(size)), 1 << 20);
    const Checkpoint checkpoint = open_checkpoint(hasher, note, key.name, key.key);
    EXPECT_EQ(checkpoint.size, size);
    EXPECT_EQ(checkpoint.root, writer.root(hasher)) << size;
    if (size == 15) break;
    writer.append(hasher, leaf_hash(hasher, entries[size]));
    writer.flush([&](const TileId& id, std::span<const Digest> hashes) {
      std::string bytes;
      for (const Digest& hash : hashes) bytes.append(hash.begin(), hash.end());
      EXPECT_EQ(read_file(folder / id.path(), 1 << 20), bytes) << id.path();
    });
  }
}

}  // namespace
}  // namespace prov
