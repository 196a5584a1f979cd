// SPDX-License-Identifier: Apache-2.0
#include "log/merkle.h"

#include <random>

#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/hex.h"
#include "naive_tree.h"

namespace prov {
namespace {

using namespace std::string_literals;

// Known answers of the reference implementation (transparency-dev/merkle, testonly/constants.go).
const std::vector<std::string> kInputs = {
    "",
    "\x00"s,
    "\x10",
    "\x20\x21",
    "\x30\x31",
    "\x40\x41\x42\x43",
    "\x50\x51\x52\x53\x54\x55\x56\x57",
    "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
const std::vector<std::string> kRoots = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

TEST(Merkle, HashesLeavesAndNodesAsKnown) {
  Hasher hasher;
  EXPECT_EQ(to_hex(leaf_hash(hasher, "L123456")),
            "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
  EXPECT_EQ(to_hex(leaf_hash(hasher, "")), kRoots[1]);
  EXPECT_EQ(to_hex(empty_root()), kRoots[0]);
}

TEST(Frontier, GivesTheKnownRoots) {
  Hasher hasher;
  Frontier frontier;
  EXPECT_EQ(to_hex(frontier.root(hasher)), kRoots[0]);
  for (std::size_t i = 0; i < kInputs.size(); ++i) {
    frontier.append(hasher, leaf_hash(hasher, kInputs[i]));
    EXPECT_EQ(frontier.size(), i + 1);
    EXPECT_EQ(to_hex(frontier.root(hasher)), kRoots[i + 1]);
  }
}

TEST(Frontier, EqualsTheNaiveTreeAtEverySize) {
  Hasher hasher;
  NaiveTree tree(300);
  Frontier frontier;
  for (std::uint64_t i = 0; i < 300; ++i) {
    std::uint64_t level_expected = 0;
    frontier.append(hasher, tree.leaf(i), [&](unsigned level, const Digest& hash) {
      EXPECT_EQ(level, level_expected++);
      EXPECT_EQ(hash, tree.root(i + 1 - (std::uint64_t{1} << level), i + 1));
    });
    EXPECT_EQ(frontier.root(hasher), tree.root(0, i + 1)) << i;
    EXPECT_EQ(tree_root(hasher, tree.reader(), i + 1), tree.root(0, i + 1)) << i;
  }
}

TEST(Frontier, RefusesAWrongNumberOfSubtrees) {
  EXPECT_THROW(Frontier(3, {Digest{}}), Error);
  EXPECT_THROW(Frontier(4, {Digest{}, Digest{}}), Error);
  EXPECT_NO_THROW(Frontier(4, {Digest{}}));
}

TEST(InclusionProof, VerifiesForEveryLeafOfEverySmallTree) {
  Hasher hasher;
  NaiveTree tree(70);
  for (std::uint64_t size = 1; size <= 70; ++size) {
    const Digest root = tree.root(0, size);
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto proof = inclusion_proof(hasher, tree.reader(), index, size);
      EXPECT_TRUE(verify_inclusion(hasher, index, size, tree.leaf(index), proof, root));
      EXPECT_FALSE(verify_inclusion(hasher, index + 1, size, tree.leaf(index), proof, root));
    }
  }
}

TEST(InclusionProof, FailsWhenAnythingIsChanged) {
  Hasher hasher;
  std::mt19937 random(7);
  NaiveTree tree(2000);
  for (int round = 0; round < 60; ++round) {
    const std::uint64_t size = 2 + random() % 1999;
    const std::uint64_t index = random() % size;
    const Digest root = tree.root(0, size);
    const Digest leaf = tree.leaf(index);
    const auto proof = inclusion_proof(hasher, tree.reader(), index, size);
    ASSERT_TRUE(verify_inclusion(hasher, index, size, leaf, proof, root));
    auto changed = proof;
    changed[random() % changed.size()][random() % 32] ^=
        static_cast<std::uint8_t>(1 << random() % 8);
    EXPECT_FALSE(verify_inclusion(hasher, index, size, leaf, changed, root));
    auto longer = proof;
    longer.push_back(root);
    EXPECT_FALSE(verify_inclusion(hasher, index, size, leaf, longer, root));
    EXPECT_FALSE(verify_inclusion(hasher, index, size, leaf,
                                  std::span(proof).first(proof.size() - 1), root));
    EXPECT_FALSE(verify_inclusion(hasher, index, size, tree.leaf((index + 1) % size), proof, root));
    EXPECT_FALSE(verify_inclusion(hasher, size, size, leaf, proof, root));
    EXPECT_FALSE(verify_inclusion(hasher, index, 0, leaf, proof, root));
  }
}

TEST(InclusionProof, IsNotReadBeyondTheRootOfTheTree) {
  Hasher hasher;
  NaiveTree tree(2);
  // The hashes fit, but a tree of one leaf has no proof at all.
  const std::vector<Digest> proof = {tree.leaf(0)};
  EXPECT_TRUE(verify_inclusion(hasher, 1, 2, tree.leaf(1), proof, tree.root(0, 2)));
  EXPECT_FALSE(verify_inclusion(hasher, 0, 1, tree.leaf(1), proof, tree.root(0, 2)));
}

TEST(ConsistencyProof, VerifiesBetweenAllSmallSizes) {
  Hasher hasher;
  NaiveTree tree(40);
  for (std::uint64_t size2 = 1; size2 <= 40; ++size2) {
    const Digest root2 = tree.root(0, size2);
    for (std::uint64_t size1 = 1; size1 <= size2; ++size1) {
      const Digest root1 = tree.root(0, size1);
      const auto proof = consistency_proof(hasher, tree.reader(), size1, size2);
      EXPECT_TRUE(verify_consistency(hasher, size1, size2, root1, root2, proof))
          << size1 << " " << size2;
      EXPECT_FALSE(verify_consistency(hasher, size1, size2, root2, root2, proof) && size1 != size2);
      EXPECT_FALSE(verify_consistency(hasher, size1, size2 + 64, root1, root2, proof));
    }
  }
}

TEST(ConsistencyProof, FailsWhenAnythingIsChanged) {
  Hasher hasher;
  std::mt19937 random(8);
  NaiveTree tree(2000);
  for (int round = 0; round < 60; ++round) {
    const std::uint64_t size2 = 2 + random() % 1999;
    const std::uint64_t size1 = 1 + random() % (size2 - 1);
    const Digest root1 = tree.root(0, size1);
    const Digest root2 = tree.root(0, size2);
    const auto proof = consistency_proof(hasher, tree.reader(), size1, size2);
    ASSERT_TRUE(verify_consistency(hasher, size1, size2, root1, root2, proof));
    auto changed = proof;
    changed[random() % changed.size()][random() % 32] ^=
        static_cast<std::uint8_t>(1 << random() % 8);
    EXPECT_FALSE(verify_consistency(hasher, size1, size2, root1, root2, changed));
    auto longer = proof;
    longer.push_back(root2);
    EXPECT_FALSE(verify_consistency(hasher, size1, size2, root1, root2, longer));
    EXPECT_FALSE(verify_consistency(hasher, size1, size2, root1, root2,
                                    std::span(proof).first(proof.size() - 1)));
    EXPECT_FALSE(verify_consistency(hasher, size2, size1, root2, root1, proof));
  }
}

TEST(ConsistencyProof, ShowsNothingAboutTheEmptyTree) {
  Hasher hasher;
  EXPECT_TRUE(verify_consistency(hasher, 0, 0, empty_root(), empty_root(), {}));
  EXPECT_FALSE(verify_consistency(hasher, 0, 0, Digest{}, Digest{}, {}));
  EXPECT_FALSE(verify_consistency(hasher, 0, 5, empty_root(), Digest{}, {}));
}

TEST(Proofs, AreNotAskedForBeyondTheTree) {
  Hasher hasher;
  NaiveTree tree(3);
  EXPECT_THROW((void)inclusion_proof(hasher, tree.reader(), 3, 3), Error);
  EXPECT_THROW((void)consistency_proof(hasher, tree.reader(), 0, 3), Error);
  EXPECT_THROW((void)consistency_proof(hasher, tree.reader(), 4, 3), Error);
}

}  // namespace
}  // namespace prov
