// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "base/hex.h"
#include "log/checkpoint.h"
#include "log/commitment.h"
#include "log/leaf.h"
#include "log/merkle.h"
#include "refusals.h"

namespace prov {
namespace {

using testing::agent;
using testing::kPress;
using testing::refusal;
using testing::TestCase;

PublicKey key_of(const LogInfo& log) {
  PublicKey key{};
  const auto bytes = from_hex(log.key);
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

AddNote note_on(const std::string& target, const std::string& text) {
  AddNote out;
  out.target = target;
  out.text = text;
  return out;
}

Salt salt_of(const std::string& bytes) {
  Salt salt{};
  std::copy(bytes.begin(), bytes.end(), salt.begin());
  return salt;
}

TEST(Proofs, ShowEveryEntryInTheTreeThatItsLogHasSigned) {
  TestCase test;
  test.add("press.txt", kPress);
  for (int i = 1; i < 6; ++i) test.apply(note_on("@1", std::to_string(i)));
  Case& opened = test.opened;
  const LogInfo log = opened.logs().at(0);
  Hasher hasher;
  const Checkpoint head =
      open_checkpoint(hasher, opened.checkpoint(log.origin), log.origin, key_of(log));
  ASSERT_EQ(head.size, log.size);
  for (std::uint64_t seq = 0; seq < log.size; ++seq) {
    const EntryId id{log.origin, seq, 0};
    const Case::Raw raw = opened.raw(id);
    EXPECT_TRUE(verify_inclusion(hasher, seq, head.size, leaf_hash(hasher, raw.leaf),
                                 opened.inclusion_proof(id), head.root));
    const Leaf leaf = parse_leaf(raw.leaf);
    EXPECT_EQ(body_commitment(hasher, salt_of(raw.body_salt), leaf.log, leaf.type, raw.body),
              leaf.body);
  }
}

TEST(Proofs, LeadFromEveryEarlierCheckpointToTheLatest) {
  TestCase test;
  const LogInfo log = test.opened.logs().at(0);
  Hasher hasher;
  std::vector<Checkpoint> heads;
  for (int i = 0; i < 6; ++i) {
    test.apply(agent("Somebody " + std::string(1, static_cast<char>('A' + i))));
    heads.push_back(
        open_checkpoint(hasher, test.opened.checkpoint(log.origin), log.origin, key_of(log)));
  }
  for (const Checkpoint& head : heads) {
    EXPECT_TRUE(verify_consistency(hasher, head.size, heads.back().size, head.root,
                                   heads.back().root,
                                   test.opened.consistency_proof(log.origin, head.size)));
  }
  EXPECT_EQ(refusal([&] { (void)test.opened.consistency_proof(log.origin, 8); }),
            "not found: this log has 7 entries, so nothing leads from 8 to it");
  EXPECT_EQ(refusal([&] { (void)test.opened.checkpoint("elsewhere"); }),
            "not found: no log elsewhere here (prov key list)");
}

TEST(Proofs, AreOfEntriesThatAreThere) {
  TestCase test;
  const LogInfo log = test.opened.logs().at(0);
  EXPECT_THROW((void)test.opened.inclusion_proof({log.origin, log.size, 0}), Error);
}

}  // namespace
}  // namespace prov
