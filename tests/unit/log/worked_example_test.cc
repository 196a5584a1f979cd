// SPDX-License-Identifier: Apache-2.0
// Computes every byte string of the worked example in libprov/doc/log-format.md from the few that
// are drawn there, and compares it with what the page says. The page was made by another program.
#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include <prov/entry.h>

#include "base/base64.h"
#include "base/hex.h"
#include "crypto/key.h"
#include "log/checkpoint.h"
#include "log/commitment.h"
#include "log/leaf.h"
#include "log/merkle.h"
#include "log/note.h"
#include "log/origin.h"
#include "log/tile.h"
#include "model/entry_codec.h"

namespace prov {
namespace {

using Blocks = std::map<std::string, std::string>;

// The fenced blocks "```text NAME" of the page, by name, each with its line ends.
Blocks read_blocks() {
  std::ifstream page(PROV_SOURCE_DIR "/libprov/doc/log-format.md");
  Blocks blocks;
  std::string open;
  for (std::string line; std::getline(page, line);) {
    constexpr std::string_view kFence = "```text ";
    if (open.empty() && line.starts_with(kFence)) {
      open = line.substr(kFence.size());
      EXPECT_FALSE(blocks.contains(open)) << open << " stands twice on the page";
      blocks[open] = "";
    } else if (line == "```") {
      open.clear();
    } else if (!open.empty()) {
      blocks[open] += line + "\n";
    }
  }
  return blocks;
}

// Entropy that gives the bytes of one block, once.
class Drawn : public Entropy {
 public:
  explicit Drawn(std::vector<std::uint8_t> bytes) : bytes_(std::move(bytes)) {}
  void fill(std::span<std::uint8_t> out) override {
    ASSERT_EQ(out.size(), bytes_.size());
    std::copy(bytes_.begin(), bytes_.end(), out.begin());
  }

 private:
  std::vector<std::uint8_t> bytes_;
};

class WorkedExample : public ::testing::Test {
 protected:
  // A block whose last line end belongs to it.
  const std::string& lines(const std::string& name) {
    EXPECT_TRUE(blocks_.contains(name)) << "the page has no block " << name;
    ++used_[name];
    return blocks_[name];
  }
  std::string bytes(const std::string& name) {
    std::string text = lines(name);
    if (!text.empty()) text.pop_back();
    return text;
  }
  std::string message(const std::string& name) {
    std::string text = bytes(name);
    for (std::size_t at = text.find("\\0"); at != std::string::npos; at = text.find("\\0", at)) {
      text.replace(at, 2, 1, '\0');
    }
    return text;
  }
  template <std::size_t Size>
  std::array<std::uint8_t, Size> fixed(const std::string& name) {
    const std::vector<std::uint8_t> decoded = from_hex(bytes(name));
    std::array<std::uint8_t, Size> out{};
    EXPECT_EQ(decoded.size(), Size) << name;
    std::copy_n(decoded.begin(), std::min(decoded.size(), Size), out.begin());
    return out;
  }
  SigningKey key() {
    Drawn entropy(from_hex(bytes("seed")));
    return SigningKey::generate(entropy);
  }

  // Both parts and the leaf of an entry, from its content and the page's salts.
  Digest check_entry(const Content& content, std::string_view time, std::uint64_t seq) {
    const std::string end = "-" + std::to_string(seq);
    const std::string origin = bytes("origin");
    const std::string type(type_name(content));
    EncodedEntry entry = encode_entry(content, {origin, time, ""});
    EXPECT_EQ(json::canonical(entry.sealed), bytes("sealed" + end));
    const Salt sealed_salt = fixed<32>("sealed-salt" + end);
    const std::string sealed =
        to_hex(sealed_commitment(hasher_, sealed_salt, origin, type, bytes("sealed" + end)));
    EXPECT_EQ(sealed, bytes("sealed-commitment" + end));
    EXPECT_EQ(to_hex(hmac_sha256(sealed_salt, {message("sealed-message" + end)})), sealed);
    entry.body.set("sealed", sealed);
    EXPECT_EQ(json::canonical(entry.body), bytes("body" + end));
    EntryChecker().check(type, entry.body, entry.sealed, origin);
    const Salt body_salt = fixed<32>("body-salt" + end);
    const Digest body = body_commitment(hasher_, body_salt, origin, type, bytes("body" + end));
    EXPECT_EQ(to_hex(body), bytes("body-commitment" + end));
    EXPECT_EQ(hmac_sha256(body_salt, {message("body-message" + end)}), body);
    EXPECT_EQ(write_leaf({origin, seq, type, 1, seq + 1, {}, body}), bytes("leaf" + end));
    const Digest hash = leaf_hash(hasher_, bytes("leaf" + end));
    EXPECT_EQ(to_hex(hash), bytes("leaf-hash" + end));
    return hash;
  }

  void check_transaction(std::uint64_t size, const Digest& root) {
    const std::string end = "-" + std::to_string(size);
    const std::string origin = bytes("origin");
    EXPECT_EQ(to_hex(root), bytes("root" + end));
    const Checkpoint checkpoint{origin, size, root};
    EXPECT_EQ(format_checkpoint(checkpoint), lines("checkpoint" + end));
    EXPECT_EQ(to_hex(key().sign(lines("checkpoint" + end))), bytes("signature" + end));
    EXPECT_EQ(sign_checkpoint(hasher_, checkpoint, key()), lines("note" + end));
    EXPECT_EQ(open_checkpoint(hasher_, lines("note" + end), origin, key().public_key()),
              checkpoint);
    EXPECT_TRUE(lines("note" + end)
                    .ends_with(" " +
                               to_base64(from_hex(bytes("key-id") + bytes("signature" + end))) +
                               "\n"));
  }

  void check_key_and_origin() {
    EXPECT_EQ(to_hex(key().public_key()), bytes("public-key"));
    EXPECT_EQ(key().to_pem(), lines("key-file"));
    EXPECT_EQ(to_hex(hasher_.sha256(key().public_key())), bytes("key-fingerprint"));
    Drawn drawn(from_hex(bytes("drawn")));
    EXPECT_EQ(make_origin(hasher_, drawn, key().public_key()), bytes("origin"));
    const NoteKey name{bytes("origin"), key().public_key()};
    EXPECT_EQ(format_verifier_key(hasher_, name), bytes("verifier-key"));
    EXPECT_NE(bytes("verifier-key").find("+" + bytes("key-id") + "+"), std::string::npos);
  }

  Hasher hasher_;
  Blocks blocks_ = read_blocks();
  std::map<std::string, int> used_;
};

TEST_F(WorkedExample, OfTheFormatPageIsWhatTheLibraryWrites) {
  check_key_and_origin();
  LogOpen open;
  open.handle = "mira";
  open.kind = "person";
  open.public_key = bytes("public-key");
  open.name = "Mira Okafor";
  TileWriter tiles;
  const Digest first = check_entry(open, "2026-03-01T09:00:00Z", 0);
  tiles.append(hasher_, first);
  check_transaction(1, tiles.root(hasher_));

  NoteAdd note;
  note.target = EntryId{bytes("origin"), 0, 0};
  note.text = "Reads “harbour” reports – café table, 2nd shift.";
  tiles.append(hasher_, check_entry(note, "2026-03-01T09:05:00Z", 1));
  check_transaction(2, tiles.root(hasher_));
  std::string stored;
  tiles.flush([&stored](const TileId& id, std::span<const Digest> hashes) {
    EXPECT_EQ(id, (TileId{0, 0, 2}));
    for (const Digest& hash : hashes) stored += to_hex(hash);
  });
  EXPECT_EQ(stored, bytes("tile"));
  EXPECT_TRUE(verify_inclusion(hasher_, 1, 2, fixed<32>("leaf-hash-1"),
                               std::vector<Digest>{fixed<32>("leaf-hash-0")}, fixed<32>("root-2")));
  for (const auto& [name, text] : blocks_) {
    EXPECT_TRUE(used_.contains(name)) << "block " << name << " of the page is not computed again";
  }
}

}  // namespace
}  // namespace prov
