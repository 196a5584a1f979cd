// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace prov {

/// Largest run of bytes kept in one row of content.db.
inline constexpr std::size_t kPieceSize = std::size_t{1} << 20;

/// How the bytes of a row are kept.
enum class PieceEncoding : std::int64_t { plain = 0, zstd = 1 };

/// Up to 1 MiB of a document or text, as stored.
struct Piece {
  PieceEncoding encoding = PieceEncoding::plain;
  std::string bytes;
};

/// Cuts bytes into pieces, each compressed (zstd, level 3) where that makes it smaller. Holds a
/// compressor, so use one for many documents. Not thread-safe.
class PieceMaker {
 public:
  PieceMaker();
  ~PieceMaker();
  PieceMaker(PieceMaker&&) noexcept;
  PieceMaker& operator=(PieceMaker&&) noexcept;

  /// No pieces for no bytes.
  [[nodiscard]] std::vector<Piece> make(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Undoes PieceMaker for one piece. Not thread-safe.
class PieceReader {
 public:
  PieceReader();
  ~PieceReader();
  PieceReader(PieceReader&&) noexcept;
  PieceReader& operator=(PieceReader&&) noexcept;

  /// The bytes of a piece, valid until the next call. Throws Error{verification} when the encoding
  /// is unknown, the frame damaged or its content larger than kPieceSize.
  [[nodiscard]] std::string_view read(std::int64_t encoding, std::string_view stored);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace prov
