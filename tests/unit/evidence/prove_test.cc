// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <prov/kept_checkpoint.h>
#include <prov/proof.h>

#include "refusals.h"
#include "test_case.h"

namespace prov {
namespace {

using ::testing::HasSubstr;
using testing::refusal;
using testing::TestCase;

void add_note(TestCase& test, const std::string& text) {
  AddNote note;
  note.target = "@0";
  note.text = text;
  test.apply(note);
}

// A second case that goes on from a copy of the first one and of its key.
class Copy {
 public:
  explicit Copy(TestCase& original)
      : environment_(original.environment()), opened_(copy_of(original)) {}
  Case& opened() { return opened_; }
  void add_note(const std::string& text) {
    AddNote note;
    note.target = "@0";
    note.text = text;
    Writer writer = opened_.write();
    writer.apply(note);
    writer.commit();
  }

 private:
  Case copy_of(TestCase& original) {
    std::filesystem::copy(original.folder.path() / ".prov", folder_.path() / ".prov",
                          std::filesystem::copy_options::recursive);
    environment_.state_dir = folder_.path() / "state";
    return Case::open(folder_.path(), Access::write, environment_);
  }

  testing::TemporaryFolder folder_;
  Environment environment_;
  Case opened_;
};

TEST(Proof, OfAnEntryIsOfThatEntryAlone) {
  TestCase test;
  for (int i = 0; i < 5; ++i) add_note(test, std::to_string(i));
  const LogInfo log = test.opened.logs().at(0);
  const EntryId id{log.origin, 3, 0};
  const std::string leaf = test.opened.raw(id).leaf;
  InclusionProof proof = parse_inclusion_proof(to_text(prove_inclusion(test.opened, id)));
  EXPECT_EQ(check_proof(proof, leaf, key_of(log)).size, 6u);
  EXPECT_THAT(refusal([&] { check_proof(proof, leaf + " ", key_of(log)); }),
              HasSubstr("does not show"));
  proof.index = 2;
  EXPECT_THAT(refusal([&] { check_proof(proof, leaf, key_of(log)); }), HasSubstr("does not show"));
  VerifierKey other = key_of(log);
  other.key[0] ^= 1;
  EXPECT_THAT(refusal([&] { check_proof(proof, leaf, other); }), HasSubstr("another: "));
}

TEST(Proof, OfGrowthLeadsFromACheckpointThatWasKept) {
  TestCase test;
  add_note(test, "one");
  const LogInfo log = test.opened.logs().at(0);
  const std::string kept = test.opened.checkpoint(log.origin);
  EXPECT_EQ(compare_checkpoint(test.opened, kept).standing, Standing::same);
  for (int i = 0; i < 5; ++i) add_note(test, std::to_string(i));
  const KeptCheckpoint compared = compare_checkpoint(test.opened, kept);
  EXPECT_EQ(compared.standing, Standing::continued);
  EXPECT_EQ(compared.note_here, kept);
  const ConsistencyProof proof =
      parse_consistency_proof(to_text(prove_consistency(test.opened, compared.kept)));
  EXPECT_EQ(check_proof(proof, compared.kept, key_of(log)).size, 7u);
  TreeHead other = compared.kept;
  other.root[31] ^= 1;
  EXPECT_THAT(refusal([&] { check_proof(proof, other, key_of(log)); }), HasSubstr("does not show"));
  EXPECT_THAT(refusal([&] { (void)prove_consistency(test.opened, other); }),
              HasSubstr("does not show"));
}

TEST(Proof, OfAnotherHistoryIsNotGivenButBothNotesAre) {
  TestCase test;
  Copy copy(test);
  add_note(test, "Here.");
  copy.add_note("There.");
  const LogInfo log = test.opened.logs().at(0);
  const std::string there = copy.opened().checkpoint(log.origin);
  const std::string here = test.opened.checkpoint(log.origin);
  add_note(test, "And more.");
  const KeptCheckpoint compared = compare_checkpoint(test.opened, there);
  EXPECT_EQ(compared.standing, Standing::forked);
  EXPECT_EQ(compared.note, there);
  EXPECT_EQ(compared.note_here, here);  // of just as many entries
  EXPECT_EQ(compared.kept.size, compared.here.size);
  EXPECT_NE(compared.kept.root, compared.here.root);
  EXPECT_THAT(describe(compared), HasSubstr("two histories of log mira"));
  const std::string longer = test.opened.checkpoint(log.origin);
  EXPECT_EQ(compare_checkpoint(copy.opened(), longer).standing, Standing::shorter);
}

TEST(Proof, IsNotAskedForWithAnotherKeysCheckpoint) {
  TestCase test;
  add_note(test, "one");
  const std::string note = test.opened.checkpoint(test.opened.logs().at(0).origin);
  std::string altered = note;
  altered[altered.find('\n') + 1] = '1';  // of 1 entry, not of 2
  EXPECT_THAT(refusal([&] { (void)compare_checkpoint(test.opened, altered); }),
              HasSubstr("another: "));
  EXPECT_THAT(refusal([&] { (void)compare_checkpoint(test.opened, "x" + note); }),
              HasSubstr("not found"));
  EXPECT_THAT(refusal([&] { (void)compare_checkpoint(test.opened, "note"); }),
              HasSubstr("bad data"));
}

TEST(Proof, KeyIsReadAsItIsWritten) {
  TestCase test;
  const VerifierKey key = key_of(test.opened.logs().at(0));
  EXPECT_EQ(parse_log_key(to_verifier_key(key)), key);
}

}  // namespace
}  // namespace prov
