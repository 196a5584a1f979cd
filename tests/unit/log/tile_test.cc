// SPDX-License-Identifier: Apache-2.0
#include "log/tile.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

#include <prov/error.h>

#include "naive_tree.h"

namespace prov {
namespace {

// Tiles as a store would keep them: one row for each level and index.
struct StoredTiles {
  std::map<std::pair<unsigned, std::uint64_t>, std::vector<Digest>> rows;
  std::vector<TileId> written;

  TileSink sink() {
    return [this](const TileId& id, std::span<const Digest> hashes) {
      EXPECT_EQ(id.width, hashes.size());
      rows[{id.level, id.index}].assign(hashes.begin(), hashes.end());
      written.push_back(id);
    };
  }
  TileLoader loader() const {
    return [this](const TileId& id) { return rows.at({id.level, id.index}); };
  }
};

// A leaf hash without hashing, for large trees.
Digest numbered(std::uint64_t number) {
  Digest digest{};
  for (std::size_t i = 0; i < 8; ++i) digest[i] = static_cast<std::uint8_t>(number >> 8 * i);
  return digest;
}

TEST(TileId, HasThePathsOfTheSpecification) {
  EXPECT_EQ((TileId{0, 0}.path()), "tile/0/000");
  EXPECT_EQ((TileId{1, 1234067}.path()), "tile/1/x001/x234/067");
  EXPECT_EQ((TileId{0, 273, 112}.path()), "tile/0/273.p/112");
  EXPECT_EQ((TileId{2, 1000, 1}.path()), "tile/2/x001/000.p/1");
}

TEST(PartialTiles, AreThoseOfTheExamplesOfTheSpecification) {
  EXPECT_EQ(partial_tiles(70000), (std::vector<TileId>{{0, 273, 112}, {1, 1, 17}, {2, 0, 1}}));
  EXPECT_EQ(partial_tiles(256), (std::vector<TileId>{{1, 0, 1}}));
  EXPECT_TRUE(partial_tiles(0).empty());
  EXPECT_EQ(partial_tiles(UINT64_MAX).size(), 8u);
}

TEST(ChangedTiles, AreAllTilesFromNothingAndTheRightEdgeLater) {
  EXPECT_EQ(changed_tiles(0, 257), (std::vector<TileId>{{0, 0, 256}, {0, 1, 1}, {1, 0, 1}}));
  EXPECT_EQ(changed_tiles(255, 256), (std::vector<TileId>{{0, 0, 256}, {1, 0, 1}}));
  EXPECT_EQ(changed_tiles(256, 257), (std::vector<TileId>{{0, 1, 1}}));
  EXPECT_TRUE(changed_tiles(300, 300).empty());
}

TEST(TileWriter, EqualsTheNaiveTreeHoweverTheLeavesAreGrouped) {
  Hasher hasher;
  std::mt19937 random(11);
  NaiveTree tree(1500);
  for (int round = 0; round < 5; ++round) {
    StoredTiles stored;
    TileWriter writer;
    while (writer.size() < 1500) {
      const std::uint64_t before = writer.size();
      const std::uint64_t more = std::min<std::uint64_t>(1 + random() % 400, 1500 - before);
      for (std::uint64_t i = 0; i < more; ++i) writer.append(hasher, tree.leaf(before + i));
      stored.written.clear();
      writer.flush(stored.sink());
      std::sort(stored.written.begin(), stored.written.end());
      EXPECT_EQ(stored.written, changed_tiles(before, writer.size()));
      EXPECT_EQ(writer.root(hasher), tree.root(0, writer.size()));
      if (random() % 2 == 0) writer = TileWriter(hasher, writer.size(), stored.loader());
    }
    for (const TileId& id : changed_tiles(0, 1500)) {
      const auto& hashes = stored.rows.at({id.level, id.index});
      ASSERT_EQ(hashes.size(), id.width);
      const std::uint64_t span = id.level == 0 ? 1 : 256;
      for (std::uint64_t i = 0; i < id.width; ++i) {
        const std::uint64_t begin = (id.index * 256 + i) * span;
        EXPECT_EQ(hashes[i], tree.root(begin, begin + span));
      }
    }
  }
}

TEST(TileWriter, WritesNothingTwice) {
  Hasher hasher;
  StoredTiles stored;
  TileWriter writer;
  writer.append(hasher, numbered(1));
  writer.flush(stored.sink());
  writer.flush(stored.sink());
  EXPECT_EQ(stored.written.size(), 1u);
}

TEST(TileWriter, TakesOverALargeTreeAtAnySize) {
  Hasher hasher;
  constexpr std::uint64_t kLeaves = 200'000;  // three levels of tiles
  StoredTiles stored;
  TileWriter writer;
  for (std::uint64_t i = 0; i < kLeaves; ++i) {
    writer.append(hasher, numbered(i));
    if (i % 1000 == 999) {
      writer.flush(stored.sink());
      TileWriter again(hasher, writer.size(), stored.loader());
      ASSERT_EQ(again.root(hasher), writer.root(hasher)) << i;
    }
  }
  EXPECT_EQ(stored.rows.size(), 782u + 4u + 1u);
}

TEST(TileWriter, RefusesATileThatIsTooShort) {
  Hasher hasher;
  const TileLoader load = [](const TileId&) { return std::vector<Digest>(4); };
  EXPECT_NO_THROW(TileWriter(hasher, 4, load));
  try {
    TileWriter writer(hasher, 5, load);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::verification);
    EXPECT_STREQ(error.what(), "tile/0/000.p/5 holds 4 hashes instead of 5");
  }
}

TEST(TileWriter, TakesOverAFormerSizeFromWiderTiles) {
  Hasher hasher;
  StoredTiles stored;
  TileWriter writer;
  for (std::uint64_t i = 0; i < 5; ++i) writer.append(hasher, numbered(i));
  const Digest former = writer.root(hasher);
  for (std::uint64_t i = 5; i < 9; ++i) writer.append(hasher, numbered(i));
  writer.flush(stored.sink());
  TileWriter again(hasher, 5, stored.loader());
  EXPECT_EQ(again.root(hasher), former);
  again.append(hasher, numbered(5));
  again.flush(stored.sink());
  EXPECT_EQ(stored.written.back(), (TileId{0, 0, 6}));
}

TEST(TileReader, GivesProofsThatVerifyForThisAndFormerSizes) {
  Hasher hasher;
  std::mt19937 random(12);
  constexpr std::uint64_t kLeaves = 70'000;
  StoredTiles stored;
  TileWriter writer;
  std::vector<Digest> roots(kLeaves + 1);
  Frontier frontier;
  for (std::uint64_t i = 0; i < kLeaves; ++i) {
    writer.append(hasher, numbered(i));
    frontier.append(hasher, numbered(i));
    roots[i + 1] = frontier.root(hasher);
  }
  writer.flush(stored.sink());
  TileReader reader(hasher, kLeaves, stored.loader());
  const HashReader hashes = std::ref(reader);
  EXPECT_EQ(tree_root(hasher, hashes, kLeaves), roots[kLeaves]);
  for (int round = 0; round < 200; ++round) {
    const std::uint64_t size = 1 + random() % kLeaves;
    const std::uint64_t index = random() % size;
    const auto inclusion = inclusion_proof(hasher, hashes, index, size);
    EXPECT_TRUE(verify_inclusion(hasher, index, size, numbered(index), inclusion, roots[size]));
    const auto consistency = consistency_proof(hasher, hashes, size, kLeaves);
    EXPECT_TRUE(
        verify_consistency(hasher, size, kLeaves, roots[size], roots[kLeaves], consistency));
  }
}

TEST(TileReader, RefusesWhatLiesBeyondTheLog) {
  Hasher hasher;
  TileReader reader(hasher, 5, [](const TileId&) { return std::vector<Digest>(5); });
  EXPECT_NO_THROW((void)reader(2, 0));
  EXPECT_NO_THROW((void)reader(0, 4));
  EXPECT_THROW((void)reader(2, 1), Error);
  EXPECT_THROW((void)reader(0, 5), Error);
  EXPECT_THROW((void)reader(64, 0), Error);
}

}  // namespace
}  // namespace prov
