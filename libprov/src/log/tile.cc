// SPDX-License-Identifier: Apache-2.0
#include "log/tile.h"

#include <algorithm>
#include <bit>

#include <prov/error.h>

namespace prov {
namespace {

unsigned partial_width(unsigned level, std::uint64_t size) {
  return static_cast<unsigned>(tile_hashes(level, size) % kTileWidth);
}

// The hashes of a tile, exactly as many as its id says.
std::vector<Digest> load_checked(const TileLoader& load, const TileId& id) {
  std::vector<Digest> hashes = load(id);
  if (hashes.size() < id.width) {
    throw Error(ErrorCode::verification, id.path() + " holds " + std::to_string(hashes.size()) +
                                             " hashes instead of " + std::to_string(id.width));
  }
  hashes.resize(id.width);
  return hashes;
}

std::string three_digits(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(3 - digits.size(), '0') + digits;
}

}  // namespace

std::string TileId::path() const {
  std::string number = three_digits(index % 1000);
  for (std::uint64_t rest = index / 1000; rest != 0; rest /= 1000) {
    number = "x" + three_digits(rest % 1000) + "/" + number;
  }
  return "tile/" + std::to_string(level) + "/" + number +
         (full() ? "" : ".p/" + std::to_string(width));
}

std::vector<TileId> partial_tiles(std::uint64_t size) {
  std::vector<TileId> tiles;
  for (unsigned level = 0; level < kTileLevels; ++level) {
    const unsigned width = partial_width(level, size);
    if (width != 0) tiles.push_back({level, tile_hashes(level, size) / kTileWidth, width});
  }
  return tiles;
}

std::vector<TileId> changed_tiles(std::uint64_t old_size, std::uint64_t new_size) {
  std::vector<TileId> tiles;
  for (unsigned level = 0; level < kTileLevels; ++level) {
    const std::uint64_t before = tile_hashes(level, old_size);
    const std::uint64_t after = tile_hashes(level, new_size);
    if (after <= before) continue;
    for (std::uint64_t index = before / kTileWidth; index * kTileWidth < after; ++index) {
      const auto width = std::min<std::uint64_t>(after - index * kTileWidth, kTileWidth);
      tiles.push_back({level, index, static_cast<unsigned>(width)});
    }
  }
  return tiles;
}

Digest subtree_root(Hasher& hasher, std::span<const Digest> hashes) {
  if (hashes.size() == 1) return hashes.front();
  const std::size_t half = hashes.size() / 2;
  return node_hash(hasher, subtree_root(hasher, hashes.first(half)),
                   subtree_root(hasher, hashes.subspan(half)));
}

TileWriter::TileWriter(Hasher& hasher, std::uint64_t size, const TileLoader& load) {
  const std::vector<TileId> tiles = partial_tiles(size);
  std::vector<Digest> subtrees;
  for (auto id = tiles.rbegin(); id != tiles.rend(); ++id) {  // the highest holds the largest
    partial_[id->level].hashes = load_checked(load, *id);
    std::span<const Digest> rest(partial_[id->level].hashes);
    while (!rest.empty()) {
      const std::size_t count = std::bit_floor(rest.size());
      subtrees.push_back(subtree_root(hasher, rest.first(count)));
      rest = rest.subspan(count);
    }
  }
  frontier_ = Frontier(size, std::move(subtrees));
}

void TileWriter::append(Hasher& hasher, const Digest& leaf) {
  frontier_.append(hasher, leaf, [this](unsigned level, const Digest& hash) {
    if (level % kTileHeight == 0) add(level / kTileHeight, hash);
  });
}

void TileWriter::add(unsigned level, const Digest& hash) {
  Tile& tile = partial_[level];
  tile.hashes.push_back(hash);
  tile.changed = true;
  if (tile.hashes.size() < kTileWidth) return;
  // The frontier counts the leaf only afterwards, so the tile begins below its present size.
  const std::uint64_t index = tile_hashes(level, frontier_.size()) / kTileWidth;
  full_.push_back({{level, index, kTileWidth}, std::move(tile.hashes)});
  tile = {};
}

void TileWriter::flush(const TileSink& sink) {
  for (const FullTile& tile : full_) sink(tile.id, tile.hashes);
  for (const TileId& id : partial_tiles(size())) {
    if (partial_[id.level].changed) sink(id, partial_[id.level].hashes);
  }
  full_.clear();
  for (Tile& tile : partial_) tile.changed = false;
}

const std::vector<Digest>& TileReader::tile(unsigned level, std::uint64_t index) {
  std::optional<Loaded>& loaded = loaded_[level];
  if (!loaded || loaded->index != index) {
    const std::uint64_t after = tile_hashes(level, size_) - index * kTileWidth;
    const auto width = static_cast<unsigned>(std::min<std::uint64_t>(after, kTileWidth));
    loaded = Loaded{index, load_checked(load_, {level, index, width})};
  }
  return loaded->hashes;
}

Digest TileReader::operator()(unsigned level, std::uint64_t index) {
  if (level >= 64 || index >= size_ >> level) {
    throw Error(ErrorCode::internal, "hash asked for beyond the end of the log");
  }
  const unsigned inner = level % kTileHeight;  // levels above the hashes of the tile
  const std::uint64_t first = index << inner;  // of those hashes
  const std::vector<Digest>& hashes = tile(level / kTileHeight, first / kTileWidth);
  const auto within = std::span(hashes).subspan(first % kTileWidth, std::size_t{1} << inner);
  return subtree_root(hasher_, within);
}

}  // namespace prov
