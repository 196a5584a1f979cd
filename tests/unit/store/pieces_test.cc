// SPDX-License-Identifier: Apache-2.0
#include "store/pieces.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

namespace prov {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string noise(std::size_t size) {
  std::mt19937_64 random(9);
  std::string out(size, '\0');
  for (char& c : out) c = static_cast<char>(random());
  return out;
}

std::string joined(const std::vector<Piece>& pieces) {
  PieceReader reader;
  std::string out;
  for (const Piece& piece : pieces) {
    out += reader.read(static_cast<std::int64_t>(piece.encoding), piece.bytes);
  }
  return out;
}

std::string refusal(std::int64_t encoding, std::string_view stored) {
  PieceReader reader;
  try {
    static_cast<void>(reader.read(encoding, stored));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::verification);
    return error.what();
  }
  return "read";
}

TEST(Pieces, AreNoneForNoBytes) { EXPECT_THAT(PieceMaker().make(""), IsEmpty()); }

TEST(Pieces, AreCompressedWhereThatMakesThemSmaller) {
  const std::vector<Piece> pieces = PieceMaker().make(std::string(100'000, 'a'));
  ASSERT_THAT(pieces, SizeIs(1));
  EXPECT_EQ(pieces[0].encoding, PieceEncoding::zstd);
  EXPECT_LT(pieces[0].bytes.size(), 1000u);
  EXPECT_EQ(joined(pieces), std::string(100'000, 'a'));
}

TEST(Pieces, StayAsTheyAreWhereTheyCannotBeCompressed) {
  const std::string bytes = noise(100'000);
  const std::vector<Piece> pieces = PieceMaker().make(bytes);
  ASSERT_THAT(pieces, SizeIs(1));
  EXPECT_EQ(pieces[0].encoding, PieceEncoding::plain);
  EXPECT_EQ(pieces[0].bytes, bytes);
}

TEST(Pieces, AreCutAtOneMebibyte) {
  PieceMaker maker;
  EXPECT_THAT(maker.make(noise(kPieceSize)), SizeIs(1));
  EXPECT_THAT(maker.make(noise(kPieceSize + 1)), SizeIs(2));
  for (const std::string& bytes : {noise(3 * kPieceSize + 17), std::string(2'500'000, 'b'),
                                   noise(kPieceSize) + std::string(kPieceSize, 'c')}) {
    EXPECT_TRUE(joined(maker.make(bytes)) == bytes);
  }
}

TEST(Pieces, OfAnUnknownEncodingAreRefused) {
  EXPECT_THAT(refusal(2, "abc"), HasSubstr("unknown encoding 2"));
  EXPECT_THAT(refusal(-1, "abc"), HasSubstr("unknown encoding -1"));
}

TEST(Pieces, ThatAreNoFrameOrADamagedOneAreRefused) {
  EXPECT_THAT(refusal(1, "abc"), HasSubstr("cannot be decompressed"));
  std::string frame = PieceMaker().make(std::string(100'000, 'a'))[0].bytes;
  frame.pop_back();
  EXPECT_THAT(refusal(1, frame), HasSubstr("cannot be decompressed"));
}

TEST(Pieces, LargerThanAnyThatIsWrittenAreRefused) {
  EXPECT_THAT(refusal(0, std::string(kPieceSize + 1, 'a')), HasSubstr("larger than 1 MiB"));
  // Two frames in a row decompress to more than one piece may hold.
  const std::string frame = PieceMaker().make(std::string(kPieceSize, 'a'))[0].bytes;
  EXPECT_THAT(refusal(1, frame + frame), HasSubstr("cannot be decompressed"));
}

}  // namespace
}  // namespace prov
