// SPDX-License-Identifier: Apache-2.0
#include "crypto/key.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/base64.h"
#include "base/hex.h"
#include "crypto/pem.h"

namespace prov {
namespace {

using testing::HasSubstr;

// The example of RFC 8410 section 10.3.
constexpr char kExamplePem[] =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
    "-----END PRIVATE KEY-----\n";

class FixedEntropy final : public Entropy {
 public:
  explicit FixedEntropy(std::string_view hex) : bytes_(from_hex(hex)) {}
  void fill(std::span<std::uint8_t> out) override {
    ASSERT_EQ(out.size(), bytes_.size());
    std::copy(bytes_.begin(), bytes_.end(), out.begin());
  }

 private:
  std::vector<std::uint8_t> bytes_;
};

std::string refusal(std::string_view pem) {
  try {
    (void)SigningKey::from_pem(pem);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::key);
    return error.what();
  }
  return "accepted";
}

TEST(SigningKey, GivesTheKnownAnswersOfRfc8032) {
  FixedEntropy first("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  const SigningKey key = SigningKey::generate(first);
  EXPECT_EQ(to_hex(key.public_key()),
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  EXPECT_EQ(
      to_hex(key.sign("")),
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
      "f9b46bd25bf5f0595bbe24655141438e7a100b");
  FixedEntropy second("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  EXPECT_EQ(
      to_hex(SigningKey::generate(second).sign("\x72")),
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0"
      "f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(SigningKey, ReadsAndWritesTheExampleOfRfc8410) {
  const SigningKey key = SigningKey::from_pem(kExamplePem);
  EXPECT_EQ(to_hex(key.public_key()),
            "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
  EXPECT_EQ(key.to_pem(), kExamplePem);
  EXPECT_EQ(SigningKey::from_pem(std::string(" \n") + kExamplePem + "\n\n").to_pem(), kExamplePem);
}

TEST(SigningKey, SaysWhatATextIsThatIsNoSuchKey) {
  EXPECT_THAT(refusal(""), HasSubstr("no private key in PEM form"));
  EXPECT_THAT(refusal("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n"), HasSubstr("encrypted"));
  EXPECT_THAT(refusal("-----BEGIN OPENSSH PRIVATE KEY-----\nAA==\n"), HasSubstr("OpenSSH"));
  EXPECT_THAT(refusal("-----BEGIN CERTIFICATE-----\nAA==\n"), HasSubstr("\"CERTIFICATE\""));
  EXPECT_THAT(refusal("-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----"),
              HasSubstr("not base64"));
  EXPECT_THAT(refusal("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"),
              HasSubstr("not an Ed25519 key"));
  EXPECT_THAT(refusal("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----"),
              HasSubstr("damaged"));
}

TEST(SigningKey, RefusesEveryOtherDerAroundTheSameBytes) {
  const std::string pem = kExamplePem;
  const std::string base64 = pem.substr(28, 64);
  const auto der = from_base64(base64);
  for (std::size_t i = 0; i < 16; ++i) {
    auto changed = der;
    changed[i] ^= 1;
    EXPECT_NE(refusal("-----BEGIN PRIVATE KEY-----\n" + to_base64(changed) +
                      "\n-----END PRIVATE KEY-----\n"),
              "accepted")
        << i;
  }
  auto longer = der;
  longer.push_back(0);
  EXPECT_THAT(refusal("-----BEGIN PRIVATE KEY-----\n" + to_base64(longer) +
                      "\n-----END PRIVATE KEY-----\n"),
              HasSubstr("another version"));
  std::string with_cr = pem;
  with_cr.insert(with_cr.find('\n'), "\r");
  EXPECT_THAT(refusal(with_cr), HasSubstr("LF line ends"));
}

TEST(Verifier, AcceptsTheSignatureAndNothingNearIt) {
  const SigningKey key = SigningKey::generate(system_entropy());
  Verifier verifier(key.public_key());
  const Signature signature = key.sign("a message");
  EXPECT_TRUE(verifier.verify("a message", signature));
  EXPECT_FALSE(verifier.verify("a massage", signature));
  for (std::size_t bit = 0; bit < 512; bit += 7) {
    Signature changed = signature;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    EXPECT_FALSE(verifier.verify("a message", changed)) << bit;
  }
  EXPECT_FALSE(verifier.verify("a message", std::span(signature).first(63)));
  EXPECT_TRUE(verifier.verify("a message", signature));
  EXPECT_FALSE(verify_signature(SigningKey::generate(system_entropy()).public_key(), "a message",
                                signature));
}

TEST(Verifier, VerifiesNothingWithBytesThatAreNoPoint) {
  std::array<std::uint8_t, 32> none{};
  none.fill(0xff);
  EXPECT_FALSE(verify_signature(none, "x", Signature{}));
}

// The value of `"name": "value"` after `pos` in the pretty-printed vector file.
std::string next_value(const std::string& text, const std::string& name, std::size_t& pos) {
  pos = text.find("\"" + name + "\": \"", pos);
  if (pos == std::string::npos) return {};
  pos += name.size() + 5;
  return text.substr(pos, text.find('"', pos) - pos);
}

TEST(Verifier, AgreesWithAllVectorsOfWycheproof) {
  const std::filesystem::path path = PROV_SHARED_DIR "/vectors/ed25519/ed25519_test.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no public vectors at " << path;
  std::ifstream file(path);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  int valid = 0;
  int invalid = 0;
  for (std::size_t group = text.find("\"publicKey\": {"); group != std::string::npos;) {
    const std::size_t next_group = text.find("\"publicKey\": {", group + 1);
    std::size_t pos = group;
    const auto public_key = from_hex(next_value(text, "pk", pos));
    ASSERT_EQ(public_key.size(), 32u);
    Verifier verifier(std::span<const std::uint8_t, 32>(public_key.data(), 32));
    for (pos = text.find("\"msg\": ", pos); pos < next_group; pos = text.find("\"msg\": ", pos)) {
      const auto message = from_hex(next_value(text, "msg", pos));
      const auto signature = from_hex(next_value(text, "sig", pos));
      const bool want = next_value(text, "result", pos) == "valid";
      EXPECT_EQ(verifier.verify(message, signature), want) << "at byte " << pos;
      ++(want ? valid : invalid);
    }
    group = next_group;
  }
  EXPECT_EQ(valid, 88);
  EXPECT_EQ(invalid, 63);
}

}  // namespace
}  // namespace prov
