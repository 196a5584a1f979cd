// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <prov/proof.h>

#include "refusals.h"

namespace prov {
namespace {

using ::testing::HasSubstr;
using testing::refusal;

// The example of C2SP tlog-witness, with signatures of this form.
constexpr const char* kHash = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n";
constexpr const char* kNote =
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/"
    "Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

const std::string kFirst = "c2sp.org/tlog-proof@v1\n";

std::string inclusion_refusal(const std::string& text) {
  return refusal([&] { (void)parse_inclusion_proof(text); });
}

std::string consistency_refusal(const std::string& text) {
  return refusal([&] { (void)parse_consistency_proof(text); });
}

std::string hashes(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += kHash;
  return out;
}

TEST(ProofFile, IsReadAndWrittenByteForByte) {
  const std::string inclusion = kFirst + "index 73894\n" + hashes(2) + "\n" + kNote;
  const InclusionProof proof = parse_inclusion_proof(inclusion);
  EXPECT_EQ(proof.index, 73894u);
  EXPECT_EQ(proof.path.size(), 2u);
  EXPECT_EQ(proof.path[0][0], 0x3e);
  EXPECT_EQ(proof.checkpoint, kNote);
  EXPECT_EQ(to_text(proof), inclusion);

  const std::string with_extra = kFirst + "extra YWdl\nindex 0\n\n" + kNote;
  EXPECT_EQ(parse_inclusion_proof(with_extra).extra, "age");
  EXPECT_EQ(to_text(parse_inclusion_proof(with_extra)), with_extra);

  const std::string consistency = "old 20852014\n" + hashes(4) + "\n" + kNote;
  EXPECT_EQ(parse_consistency_proof(consistency).old_size, 20852014u);
  EXPECT_EQ(to_text(parse_consistency_proof(consistency)), consistency);
}

TEST(ProofFile, OfAnyOtherFormIsRefused) {
  const std::string rest = "index 1\n\n" + std::string(kNote);
  EXPECT_EQ(inclusion_refusal(kFirst + rest), "done");
  EXPECT_THAT(inclusion_refusal("c2sp.org/tlog-proof@v2\n" + rest), HasSubstr("first line"));
  EXPECT_THAT(inclusion_refusal(""), HasSubstr("ends before"));
  EXPECT_THAT(inclusion_refusal(kFirst + "extra \n" + rest), HasSubstr("empty"));
  EXPECT_THAT(inclusion_refusal(kFirst + "extra YWd\n" + rest), HasSubstr("base64"));
  EXPECT_THAT(inclusion_refusal(kFirst + "extra YWdl\nextra YWdl\n" + rest), HasSubstr("index"));
  EXPECT_THAT(inclusion_refusal(kFirst + "extra " + std::string(100'000, 'A') + "\n" + rest),
              HasSubstr("too long"));
  for (const std::string number : {"01", "-1", "+1", "", " 1", "9007199254740992"}) {
    EXPECT_THAT(inclusion_refusal(kFirst + "index " + number + "\n\n" + kNote), HasSubstr("number"))
        << number;
  }
  EXPECT_THAT(inclusion_refusal(kFirst + "index 1\nAAAA\n\n" + kNote), HasSubstr("32 bytes"));
  EXPECT_THAT(
      inclusion_refusal(kFirst + "index 1\n" + std::string(kHash).substr(0, 42) + "x=\n\n" + kNote),
      HasSubstr("base64"));
  EXPECT_EQ(inclusion_refusal(kFirst + "index 1\n" + hashes(63) + "\n" + kNote), "done");
  EXPECT_THAT(inclusion_refusal(kFirst + "index 1\n" + hashes(64) + "\n" + kNote),
              HasSubstr("63 hashes"));
  EXPECT_THAT(inclusion_refusal(kFirst + rest + "\n"), HasSubstr("note"));
  EXPECT_THAT(inclusion_refusal(kFirst + rest + "more"), HasSubstr("note"));
  EXPECT_NE(inclusion_refusal(kFirst + "index 1\r\n\n" + kNote), "done");
}

TEST(ProofFile, OfGrowthOfAnyOtherFormIsRefused) {
  EXPECT_EQ(consistency_refusal("old 1\n\n" + std::string(kNote)), "done");
  EXPECT_THAT(consistency_refusal("old 01\n\n" + std::string(kNote)), HasSubstr("number"));
  EXPECT_THAT(consistency_refusal("new 1\n\n" + std::string(kNote)), HasSubstr("old NUMBER"));
  EXPECT_THAT(consistency_refusal("old 1\n" + std::string(kNote)), HasSubstr("base64"));
  EXPECT_THAT(consistency_refusal("old 1\n" + hashes(64) + "\n" + kNote), HasSubstr("63"));
  EXPECT_THAT(consistency_refusal("old 1\n\n" + std::string(kNote) + "\n"), HasSubstr("note"));
}

TEST(ProofFile, CutAnywhereIsRefused) {
  const std::string whole = kFirst + "extra YWdl\nindex 7\n" + hashes(2) + "\n" + kNote;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_NE(inclusion_refusal(whole.substr(0, length)), "done") << length;
  }
}

}  // namespace
}  // namespace prov
