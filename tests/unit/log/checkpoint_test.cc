// SPDX-License-Identifier: Apache-2.0
#include "log/checkpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "log/note.h"

namespace prov {
namespace {

using testing::HasSubstr;

constexpr char kRoot[] = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

std::string refusal(const std::string& text) {
  try {
    (void)parse_checkpoint(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_data);
    return error.what();
  }
  return "accepted";
}

TEST(Checkpoint, OfTheSpecificationIsReadAndWritten) {
  const std::string text = std::string("example.com/behind-the-sofa\n20852163\n") + kRoot;
  const Checkpoint checkpoint = parse_checkpoint(text);
  EXPECT_EQ(checkpoint.origin, "example.com/behind-the-sofa");
  EXPECT_EQ(checkpoint.size, 20852163u);
  EXPECT_EQ(checkpoint.root[0], 0x0a);
  EXPECT_EQ(format_checkpoint(checkpoint), text);
}

TEST(Checkpoint, OfAnyOtherFormIsRefused) {
  const std::string root = kRoot;
  EXPECT_EQ(refusal("a\n0\n" + root), "accepted");
  EXPECT_EQ(refusal("a\n9007199254740991\n" + root), "accepted");
  EXPECT_THAT(refusal("a\n9007199254740992\n" + root), HasSubstr("2^53-1"));
  EXPECT_THAT(refusal("a\n99999999999999999999\n" + root), HasSubstr("2^53-1"));
  for (const std::string size : {"01", "00"}) {
    EXPECT_THAT(refusal("a\n" + size + "\n" + root), HasSubstr("leading zero"));
  }
  for (const std::string size : {"", "+1", "-1", " 1", "1 ", "0x1", "1.0"}) {
    EXPECT_THAT(refusal("a\n" + size + "\n" + root), HasSubstr("no number")) << size;
  }
  EXPECT_THAT(refusal("\n1\n" + root), HasSubstr("origin is empty"));
  EXPECT_THAT(refusal("a\tb\n1\n" + root), HasSubstr("control character"));
  EXPECT_THAT(refusal("a\n1\n"), HasSubstr("fewer than three lines"));
  EXPECT_THAT(refusal("a\n1\n" + root.substr(0, root.size() - 1)), HasSubstr("fewer"));
  EXPECT_THAT(refusal("a\n1\nAAAA\n"), HasSubstr("32 bytes"));
  EXPECT_THAT(refusal("a\n1\n\n"), HasSubstr("32 bytes"));
  EXPECT_THAT(refusal("a\n1\n!" + root.substr(1)), HasSubstr("not base64"));
  EXPECT_THAT(refusal("a\n1\n" + root + "extension\n"), HasSubstr("extension lines"));
  EXPECT_THAT(refusal("a\n1\n" + root + "\n"), HasSubstr("extension lines"));
}

TEST(Checkpoint, IsOpenedOnlyWithItsKeyAndOrigin) {
  Hasher hasher;
  const SigningKey key = SigningKey::generate(system_entropy());
  const Checkpoint checkpoint{"log.example/1", 7, hasher.sha256("root")};
  const std::string note = sign_checkpoint(hasher, checkpoint, key);
  EXPECT_EQ(open_checkpoint(hasher, note, "log.example/1", key.public_key()), checkpoint);
  const SigningKey other = SigningKey::generate(system_entropy());
  EXPECT_THROW((void)open_checkpoint(hasher, note, "log.example/1", other.public_key()), Error);
  EXPECT_THROW((void)open_checkpoint(hasher, note, "log.example/2", key.public_key()), Error);
}

TEST(Checkpoint, OfAnotherLogIsRefusedThoughTheKeySignedIt) {
  Hasher hasher;
  const SigningKey key = SigningKey::generate(system_entropy());
  const std::string text = format_checkpoint({"log.example/2", 7, Digest{}});
  const std::string note = sign_note(hasher, text, "log.example/1", key);
  try {
    (void)open_checkpoint(hasher, note, "log.example/1", key.public_key());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::verification);
    EXPECT_STREQ(error.what(), "the checkpoint is one of log.example/2, not of log.example/1");
  }
}

TEST(Checkpoint, IsNotWrittenWithoutAnOrigin) {
  EXPECT_THROW((void)format_checkpoint({"", 1, Digest{}}), Error);
  EXPECT_THROW((void)format_checkpoint({"a\nb", 1, Digest{}}), Error);
  EXPECT_THROW((void)format_checkpoint({"a", std::uint64_t{1} << 53, Digest{}}), Error);
}

}  // namespace
}  // namespace prov
