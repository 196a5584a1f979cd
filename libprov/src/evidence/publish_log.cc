// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>

#include <prov/error.h>
#include <prov/kept_checkpoint.h>
#include <prov/proof.h>
#include <prov/published_log.h>

#include "base/hex.h"
#include "evidence/tile_folder.h"
#include "log/leaf.h"
#include "log/merkle.h"

namespace prov {
namespace {

// Leaves as entry bundles hold them: behind their length in two bytes, high byte first.
std::string bundle_of(const std::vector<std::string>& leaves) {
  std::string out;
  for (const std::string& leaf : leaves) {
    if (leaf.size() > kLeafLimit) throw Error(ErrorCode::verification, "an entry is too long");
    out += static_cast<char>(leaf.size() >> 8);
    out += static_cast<char>(leaf.size() & 0xff);
    out += leaf;
  }
  return out;
}

std::string bundle_path(std::uint64_t number, std::size_t width) {
  const std::string tile = TileId{0, number, static_cast<unsigned>(width)}.path();
  return "tile/entries" + tile.substr(std::string_view("tile/0").size());
}

std::string bytes_of(std::span<const Digest> hashes) {
  std::string out;
  for (const Digest& hash : hashes) out += as_chars(hash);
  return out;
}

// One log on its way into a folder.
class Publication {
 public:
  Publication(Case& opened, LogInfo log, const std::filesystem::path& folder)
      : opened_(opened), log_(std::move(log)), key_(key_of(log_)), folder_(folder) {
    note_ = opened_.checkpoint(log_.origin);
    head_ = verified_head(note_, key_);
    if (const auto former = folder_.checkpoint())
      former_ = named([&] { return former_head(*former); });
  }

  PublishedLog run(const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
    if (former_.size < head_.size) {
      start_tree();
      while (tree_.size() < head_.size) {
        add_bundle();
        if (progress) progress(tree_.size(), head_.size);
      }
      finish();
    }
    return {log_, to_verifier_key(key_), former_.size, folder_.written()};
  }

 private:
  [[noreturn]] void refuse(const std::string& why) const {
    throw Error(ErrorCode::verification,
                (folder_.path() / "checkpoint").string() + " was left as it is: " + why);
  }

  // Errors about the checkpoint of the folder name it.
  template <typename Act>
  TreeHead named(Act act) const {
    try {
      return act();
    } catch (const Error& error) {
      throw Error(error.code(), (folder_.path() / "checkpoint").string() + ": " + error.what());
    }
  }

  // What the folder publishes; the log here must begin with it.
  TreeHead former_head(const std::string& note) const {
    if (unverified_head(note).origin != log_.origin) {
      throw Error(ErrorCode::usage, "it is of another log (name a folder of its own)");
    }
    const KeptCheckpoint compared = compare_checkpoint(opened_, note);
    const bool begins =
        compared.standing == Standing::same || compared.standing == Standing::continued;
    if (!begins) {
      throw Error(ErrorCode::verification, describe(compared) + " (nothing was touched)");
    }
    return compared.kept;
  }

  // The tree goes on from the last full bundle, so that the entries of the one begun are hashed
  // again, too. The tiles of the levels above are the same for both sizes.
  void start_tree() {
    const std::uint64_t begun = former_.size - former_.size % kTileWidth;
    tree_ = TileWriter(hasher_, begun, [this](const TileId& id) { return folder_.tile(id); });
    check_former();
  }

  void check_former() {
    if (tree_.size() != former_.size || former_.size == 0) return;
    if (tree_.root(hasher_) != former_.root) refuse("its tiles are not what its checkpoint says");
  }

  // Reads, checks and writes the entries of one bundle, which may be the last and not full.
  void add_bundle() {
    const std::uint64_t first = tree_.size();
    const auto most = std::min<std::uint64_t>(kTileWidth, head_.size - first);
    const std::vector<std::string> leaves = opened_.leaves(log_.origin, first, most);
    for (const std::string& leaf : leaves) {
      tree_.append(hasher_, leaf_hash(hasher_, leaf));
      check_former();
    }
    if (tree_.root(hasher_) != opened_.tree_root(log_.origin, tree_.size())) {
      refuse("entries of log " + log_.handle + " here are not what was signed (run prov verify)");
    }
    folder_.put(bundle_path(first / kTileWidth, leaves.size()), bundle_of(leaves));
    flush();
  }

  // Full tiles are written as they fill, of partial ones only those that the checkpoint speaks of.
  void flush() {
    tree_.flush([this](const TileId& id, std::span<const Digest> hashes) {
      if (id.full()) return folder_.put(id.path(), bytes_of(hashes));
      partial_.at(id.level) = Partial{id, bytes_of(hashes)};
    });
  }

  void finish() {
    if (tree_.root(hasher_) != head_.root) {
      refuse("log " + log_.handle + " here is not what was signed (run prov verify)");
    }
    for (const TileId& id : partial_tiles(head_.size)) {
      const auto& partial = partial_.at(id.level);  // none where it is as it was
      if (partial && partial->id == id) folder_.put(id.path(), partial->bytes);
    }
    folder_.put_checkpoint(note_);
  }

  struct Partial {
    TileId id;
    std::string bytes;
  };

  Case& opened_;
  LogInfo log_;
  VerifierKey key_;
  TileFolder folder_;
  std::string note_;
  TreeHead head_, former_;
  Hasher hasher_;
  TileWriter tree_;
  std::array<std::optional<Partial>, kTileLevels> partial_;
};

}  // namespace

PublishedLog publish_log(Case& opened, std::string_view origin, const std::filesystem::path& folder,
                         const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  return Publication(opened, log_with_origin(opened, origin), folder).run(progress);
}

}  // namespace prov
