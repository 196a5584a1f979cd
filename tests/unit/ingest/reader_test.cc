// SPDX-License-Identifier: Apache-2.0
#include "ingest/reader.h"

#include <gmock/gmock.h>

#include "encoded.h"

namespace prov {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using namespace std::string_literals;

ReadDocument read(std::string raw, const std::string& charset = {}) {
  Hasher hasher;
  return read_document(std::move(raw), {charset, "note.txt"}, hasher);
}

std::string refusal(const std::string& raw, const std::string& charset = {}) {
  return error_of([&] { return read(raw, charset); });
}

TEST(Reader, KeepsUtf8AsReceivedWithoutACopyOfTheText) {
  const std::string raw = "One\r\ntwo\u00A0three\rfour\x0C \u200C e\u0301 \U0001F30A\n\n";
  const ReadDocument document = read(raw);
  EXPECT_EQ(document.raw, raw);
  EXPECT_TRUE(document.text_is_raw);
  EXPECT_EQ(document.text, "");
  EXPECT_EQ(document.text_bytes(), raw);
  EXPECT_EQ(document.raw_sha256, sha256(raw));
  EXPECT_EQ(document.text_sha256, document.raw_sha256);
  EXPECT_EQ(document.characters, 29U);
  EXPECT_EQ(document.media_type, "text/plain");
  EXPECT_EQ(document.recipe.name, "plain/1");
  EXPECT_EQ(document.recipe.charset, "utf-8");
  EXPECT_FALSE(document.recipe.bom);
  EXPECT_TRUE(document.recipe.tools.empty());
  EXPECT_TRUE(document.notes.empty());
}

TEST(Reader, DropsOneByteOrderMarkAndRecordsIt) {
  const ReadDocument document = read("\xEF\xBB\xBF\xEF\xBB\xBFtwo marks");
  EXPECT_FALSE(document.text_is_raw);
  EXPECT_EQ(document.text_bytes(), "\xEF\xBB\xBFtwo marks");
  EXPECT_EQ(document.characters, 10U);
  EXPECT_TRUE(document.recipe.bom);
  EXPECT_EQ(document.recipe.charset, "utf-8");
  EXPECT_TRUE(document.recipe.tools.empty());
  EXPECT_EQ(document.text_sha256, sha256(document.text));
  EXPECT_EQ(document.raw_sha256, sha256(document.raw));
  EXPECT_NE(document.raw_sha256, document.text_sha256);
}

TEST(Reader, RefusesWhatHoldsNothingToRead) {
  EXPECT_EQ(refusal(""), "bad_data: note.txt is empty");
  EXPECT_THAT(refusal("\xEF\xBB\xBF"), StartsWith("bad_data: note.txt is empty but for a byte"));
  EXPECT_THAT(refusal("\xFF\xFE"), StartsWith("bad_data: note.txt is empty but for a byte"));
  EXPECT_THAT(refusal(" \t\r\n\u00A0\u200B\u3000"), HasSubstr("nothing but white space"));
  EXPECT_EQ(refusal("\n."), "none");
  EXPECT_EQ(refusal("\u00A0\u5B57"), "none");
}

TEST(Reader, NamesTheDocumentWhenItHasNoName) {
  Hasher hasher;
  EXPECT_EQ(error_of([&] { return read_document("", {}, hasher); }),
            "bad_data: the document is empty");
}

TEST(Reader, HoldsTheSizeLimit) {
  Hasher hasher;
  const ReadOptions options{"", "big.txt", 4};
  EXPECT_EQ(read_document("four", options, hasher).characters, 4U);
  EXPECT_EQ(error_of([&] { return read_document("fives", options, hasher); }),
            "bad_data: big.txt has 5 bytes, and no more than 4 are read (split it)");
}

TEST(Reader, SaysThatAByteOfZeroMeansBinaryAndWhere) {
  EXPECT_THAT(refusal("ab\0c"s), StartsWith("bad_data: note.txt is binary data, not text: U+0000 "
                                            "at byte 2"));
  EXPECT_THAT(refusal("ab\0c"s, "utf-8"), HasSubstr("U+0000 at byte 2"));
  EXPECT_THAT(refusal("\xEF\xBB\xBF\0x"s), HasSubstr("U+0000 at byte 3"));
  EXPECT_THAT(refusal("\xFF\xFE\0\0\x41\0\0\0\0\0\0\0"s),
              HasSubstr("holds U+0000 when read as utf-32le"));
}

TEST(Reader, NamesBinaryFormatsBySignature) {
  const std::pair<std::string, std::string> cases[] = {
      {"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "a PDF file"},
      {"PK\3\4\x14\0\0\0 plain member.txt"s, "a ZIP archive"},
      {"PK\3\4\x14\0\6\0 [Content_Types].xml ... word/document.xml"s, "a Word document (DOCX)"},
      {"PK\3\4\x14\0\0\0 mimetypeapplication/vnd.oasis.opendocument.textPK"s,
       "an OpenDocument text (ODT)"},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"s, "a JPEG image"},
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "a PNG image"},
      {"\x1F\x8B\x08\0\0"s, "a gzip file"},
      {"RIFF\1\2\3\4WEBPVP8 ", "a WebP image"},
      {"\0\0\0\x18"s + "ftypmp42", "an MP4 file"},
      {"{\\rtf1\\ansi words}", "an RTF file"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office file"},
      {"SQLite format 3\0"s, "an SQLite database"},
  };
  for (const auto& [bytes, noun] : cases) {
    EXPECT_THAT(refusal(bytes), StartsWith("bad_data: note.txt is " + noun)) << noun;
  }
}

TEST(Reader, TakesTextsThatMentionSignatures) {
  for (const char* text : {"The ftyp box", "I like WEBP", "PK means", "ID3 tags", "see 1AY&SY"}) {
    EXPECT_EQ(refusal(text), "none") << text;
  }
}

TEST(Reader, KeepsTheTagsOfHtmlAsTextAndSaysSo) {
  for (const char* raw :
       {"<!DOCTYPE html><p>Tide</p>", " \n<HTML><p>Tide</p>", "\xEF\xBB\xBF<html lang=en>"}) {
    const ReadDocument document = read(raw);
    EXPECT_EQ(document.media_type, "text/html");
    ASSERT_EQ(document.notes.size(), 1U);
    EXPECT_EQ(document.notes[0], "is an HTML page: its tags are kept as text");
    EXPECT_THAT(std::string(document.text_bytes()), HasSubstr("<"));
  }
  EXPECT_EQ(read("<?xml version='1.0'?><a/>").media_type, "application/xml");
  EXPECT_EQ(read("The <html> tag").media_type, "text/plain");
}

TEST(Reader, ReadsAHugeLine) {
  std::string raw;
  while (raw.size() < (8U << 20)) raw += "tide \u6F6E \U0001F30A ";
  const std::uint64_t pieces = raw.size() / 14;
  const ReadDocument document = read(raw);
  EXPECT_EQ(raw.size() % 14, 0U);
  EXPECT_EQ(document.characters, pieces * 9);
  EXPECT_TRUE(document.text_is_raw);
}

}  // namespace
}  // namespace prov
