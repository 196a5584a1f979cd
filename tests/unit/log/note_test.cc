// SPDX-License-Identifier: Apache-2.0
#include "log/note.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "base/base64.h"

namespace prov {
namespace {

using testing::HasSubstr;

// The example of C2SP signed-note.
constexpr char kKey[] = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr char kText[] = "This is an example message.\n";
constexpr char kLine[] =
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuw"
    "HjG1Yu72IneyaQM=\n";

class Note : public testing::Test {
 protected:
  std::string refusal(std::string_view note, ErrorCode code = ErrorCode::bad_data) {
    try {
      (void)open_note(hasher_, note, key_);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), code) << error.what();
      return error.what();
    }
    return "accepted";
  }
  std::string key_refusal(std::string_view text) {
    try {
      (void)parse_verifier_key(hasher_, text);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::bad_data);
      return error.what();
    }
    return "accepted";
  }

  Hasher hasher_;
  NoteKey key_ = parse_verifier_key(hasher_, kKey);
  std::string note_ = std::string(kText) + "\n" + kLine;
};

TEST_F(Note, OfTheSpecificationIsOpenedByItsKey) {
  EXPECT_EQ(key_.name, "example.com/foo");
  EXPECT_EQ(key_id(hasher_, key_), 0x530d903au);
  EXPECT_EQ(format_verifier_key(hasher_, key_), kKey);
  EXPECT_EQ(open_note(hasher_, note_, key_), kText);
}

TEST_F(Note, IsOpenedAfterBeingSigned) {
  const SigningKey key = SigningKey::generate(system_entropy());
  for (const std::string text :
       {"one line\n", "two\n\nparagraphs\n\n\n", "\n", "Übung — λόγος\n"}) {
    const std::string note = sign_note(hasher_, text, "log.example/ü", key);
    EXPECT_EQ(open_note(hasher_, note, {"log.example/ü", key.public_key()}), text);
  }
}

TEST_F(Note, IsRefusedWhenTextOrSignatureIsChanged) {
  std::string changed = note_;
  changed[0] = 't';
  EXPECT_THAT(refusal(changed, ErrorCode::verification), HasSubstr("is wrong"));
  NoteKey other = key_;
  other.name = "example.com/bar";
  EXPECT_THROW((void)open_note(hasher_, note_, other), Error);
  other = key_;
  other.key[0] ^= 1;
  EXPECT_THROW((void)open_note(hasher_, note_, other), Error);
}

TEST_F(Note, MayHoldManySignaturesOfOthers) {
  std::string others;
  for (int i = 0; i < 40; ++i) {
    others += "— other" + std::to_string(i) + " " +
              to_base64(std::vector<std::uint8_t>(4 + 2420, static_cast<std::uint8_t>(i))) + "\n";
  }
  others += "— example.com/foo AAAAAAA=\n";  // the name of the key under another id
  others += "— example.com/bar Uw2QOgAA\n";  // the id of the key under another name
  EXPECT_EQ(open_note(hasher_, std::string(kText) + "\n" + others + kLine, key_), kText);
  EXPECT_EQ(open_note(hasher_, note_ + others, key_), kText);
  EXPECT_THAT(refusal(std::string(kText) + "\n" + others, ErrorCode::verification),
              HasSubstr("not signed by example.com/foo"));
}

TEST_F(Note, IsRefusedWhenOneOfTwoSignaturesOfTheKeyIsWrong) {
  std::string wrong = kLine;
  wrong[wrong.size() - 8] = wrong[wrong.size() - 8] == 'A' ? 'B' : 'A';
  EXPECT_THAT(refusal(note_ + wrong, ErrorCode::verification), HasSubstr("is wrong"));
  EXPECT_EQ(refusal(note_ + kLine), "accepted");
}

TEST_F(Note, BreakingARuleIsRefusedByName) {
  const std::string text = std::string(kText) + "\n";
  EXPECT_THAT(refusal(""), HasSubstr("no blank line"));
  EXPECT_THAT(refusal(kText + std::string(kLine)), HasSubstr("no blank line"));
  EXPECT_THAT(refusal(text), HasSubstr("no signature"));
  EXPECT_THAT(refusal(note_.substr(0, note_.size() - 1)), HasSubstr("does not end in a newline"));
  EXPECT_THAT(refusal(note_ + "\n"), HasSubstr("no signature"));
  EXPECT_THAT(refusal("a\tb\n\n" + std::string(kLine)), HasSubstr("control character"));
  EXPECT_THAT(refusal("a\r\n\n" + std::string(kLine)), HasSubstr("control character"));
  EXPECT_THAT(refusal("a\xff\n\n" + std::string(kLine)), HasSubstr("not valid UTF-8"));
  EXPECT_THAT(refusal(text + "- example.com/foo AAAAAAA=\n"), HasSubstr("em dash"));
  EXPECT_THAT(refusal(text + "—example.com/foo AAAAAAA=\n"), HasSubstr("em dash"));
  EXPECT_THAT(refusal(text + "— example.com/foo\n"), HasSubstr("no signature"));
  EXPECT_THAT(refusal(text + "—  AAAAAAA=\n"), HasSubstr("impossible key name"));
  EXPECT_THAT(refusal(text + "— a+b AAAAAAA=\n"), HasSubstr("impossible key name"));
  EXPECT_THAT(refusal(text + "— a\u00A0b AAAAAAA=\n"), HasSubstr("impossible key name"));
  EXPECT_THAT(refusal(text + "— a\u3000b AAAAAAA=\n"), HasSubstr("impossible key name"));
  EXPECT_THAT(refusal(text + "— a AAAAAA==\n"), HasSubstr("too short"));
  EXPECT_THAT(refusal(text + "— a AAAAAAA\n"), HasSubstr("not base64"));
  EXPECT_THAT(refusal(text + "— a AAAAAAA= \n"), HasSubstr("not base64"));
  EXPECT_THAT(refusal(text + "— a b AAAAAAA=\n"), HasSubstr("not base64"));
}

TEST_F(Note, BeyondTheLimitsIsRefused) {
  std::string many = note_;
  for (std::size_t i = 1; i < kSignatureLimit; ++i) many += "— a AAAAAAA=\n";
  EXPECT_EQ(refusal(many), "accepted");
  EXPECT_THAT(refusal(many + "— a AAAAAAA=\n"), HasSubstr("more than 128"));
  EXPECT_THAT(refusal(std::string(kNoteLimit, 'a') + note_), HasSubstr("longer than"));
}

TEST_F(Note, IsNotSignedWithImpossibleTextOrName) {
  const SigningKey key = SigningKey::generate(system_entropy());
  EXPECT_THROW((void)sign_note(hasher_, "no newline", "a", key), Error);
  EXPECT_THROW((void)sign_note(hasher_, "tab\t\n", "a", key), Error);
  EXPECT_THROW((void)sign_note(hasher_, "text\n", "a b", key), Error);
  EXPECT_THROW((void)sign_note(hasher_, "text\n", "", key), Error);
}

TEST_F(Note, KeysOfAnyOtherFormAreRefused) {
  EXPECT_EQ(key_refusal(kKey), "accepted");
  EXPECT_THAT(key_refusal("example.com/foo"), HasSubstr("name+id+key"));
  EXPECT_THAT(key_refusal("example.com/foo+530d903a"), HasSubstr("name+id+key"));
  const std::string text = kKey;
  EXPECT_THAT(key_refusal("x" + text), HasSubstr("another id"));
  EXPECT_THAT(key_refusal("example.com/foo+530D903A" + text.substr(24)), HasSubstr("another id"));
  EXPECT_THAT(key_refusal("+530d903a" + text.substr(24)), HasSubstr("impossible name"));
  EXPECT_THAT(key_refusal(text.substr(0, text.size() - 4)), HasSubstr("not an Ed25519 key"));
  EXPECT_THAT(key_refusal("example.com/foo+530d903a+B" + text.substr(26)),
              HasSubstr("not an Ed25519 key"));
}

}  // namespace
}  // namespace prov
