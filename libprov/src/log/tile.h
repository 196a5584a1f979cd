// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "crypto/digest.h"
#include "log/merkle.h"

namespace prov {

// Hash tiles as in C2SP tlog-tiles: the tile number `index` of `level` holds up to 256 hashes, of
// the leaves (level 0) or of whole tiles of the level below.

/// Hashes in a full tile, and the levels of the tree that a tile stands for.
inline constexpr unsigned kTileWidth = 256;
inline constexpr unsigned kTileHeight = 8;
/// Levels that the tiles of a tree of less than 2^64 leaves can have.
inline constexpr unsigned kTileLevels = 8;

/// Names a tile and how much of it there is.
struct TileId {
  unsigned level = 0;
  std::uint64_t index = 0;
  unsigned width = kTileWidth;  ///< hashes in it, 1 to 256

  friend auto operator<=>(const TileId&, const TileId&) = default;

  [[nodiscard]] bool full() const { return width == kTileWidth; }
  /// `tile/0/x001/234`, with `.p/W` behind it for a partial tile.
  [[nodiscard]] std::string path() const;
};

/// Hashes that a tree of `size` leaves holds at a tile level.
[[nodiscard]] constexpr std::uint64_t tile_hashes(unsigned level, std::uint64_t size) {
  return size >> (kTileHeight * level);
}

/// The partial tiles of a tree of `size` leaves, lowest level first; at most one of each level.
[[nodiscard]] std::vector<TileId> partial_tiles(std::uint64_t size);

/// The tiles of a tree of `new_size` leaves that a tree of `old_size` has not, or not as wide, by
/// level and index. With old_size 0: all tiles.
[[nodiscard]] std::vector<TileId> changed_tiles(std::uint64_t old_size, std::uint64_t new_size);

/// Gives the hashes of a stored tile, at least `id.width` of them (later ones are ignored).
using TileLoader = std::function<std::vector<Digest>(const TileId& id)>;
/// Takes the hashes of a tile to be stored in the place of what stands under its level and index.
using TileSink = std::function<void(const TileId& id, std::span<const Digest> hashes)>;

/// Grows a tree and keeps account of the tiles to be written. Copyable: a copy made before a
/// transaction brings back the state when it fails. Costs one hash for a leaf on average; holds the
/// partial tiles, and full ones until the next `flush`.
class TileWriter {
 public:
  /// An empty tree.
  TileWriter() = default;
  /// The tree of `size` leaves whose partial tiles `load` gives. Throws Error{verification} when a
  /// tile is too short, and what `load` throws.
  TileWriter(Hasher& hasher, std::uint64_t size, const TileLoader& load);

  [[nodiscard]] std::uint64_t size() const { return frontier_.size(); }
  [[nodiscard]] Digest root(Hasher& hasher) const { return frontier_.root(hasher); }

  /// Appends the hash of a leaf (see leaf_hash).
  void append(Hasher& hasher, const Digest& leaf);

  /// Hands every tile that changed since the last flush to `sink`, full ones first.
  void flush(const TileSink& sink);

 private:
  struct Tile {
    std::vector<Digest> hashes;  // fewer than 256
    bool changed = false;
  };
  struct FullTile {
    TileId id;
    std::vector<Digest> hashes;
  };
  void add(unsigned level, const Digest& hash);

  Frontier frontier_;
  std::array<Tile, kTileLevels> partial_;  // the rightmost tile of each level
  std::vector<FullTile> full_;             // completed since the last flush
};

/// Reads subtree roots from stored tiles, for the proof functions of log/merkle.h. Keeps the last
/// tile of each level. One thread at a time; `hasher` must outlive it.
class TileReader {
 public:
  /// `size`: leaves of the stored tree; tiles are asked for in the widths they have there.
  TileReader(Hasher& hasher, std::uint64_t size, TileLoader load)
      : hasher_(hasher), size_(size), load_(std::move(load)) {}

  /// Root of the perfect subtree `index` of 2^level leaves. Throws Error{internal} when it does not
  /// lie within the tree, Error{verification} when a tile is too short, and what the loader throws.
  [[nodiscard]] Digest operator()(unsigned level, std::uint64_t index);

 private:
  struct Loaded {
    std::uint64_t index = 0;
    std::vector<Digest> hashes;
  };
  const std::vector<Digest>& tile(unsigned level, std::uint64_t index);

  Hasher& hasher_;
  std::uint64_t size_;
  TileLoader load_;
  std::array<std::optional<Loaded>, kTileLevels> loaded_;
};

/// The root of a perfect subtree from its 2^k hashes.
[[nodiscard]] Digest subtree_root(Hasher& hasher, std::span<const Digest> hashes);

}  // namespace prov
