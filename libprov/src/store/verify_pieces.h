// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>

#include "store/content_db.h"

namespace prov {

/// The pieces that a block of entries owns, in one reading for all of them. Where the rows do not
/// stand in order, or cannot be read, this reading ends and says so; they are then to be had one
/// by one (ContentDb::read_pieces), which also has the words for what is wrong.
class BlockPieces {
 public:
  explicit BlockPieces(ContentDb& content);

  /// Starts reading the pieces of the entries first <= row < last.
  void start(std::int64_t first, std::int64_t last);
  /// Whether the next piece is one of that part. Entries must be asked for in ascending order.
  [[nodiscard]] bool at(std::int64_t row, DocumentPart part) const;
  /// Calls `visit` with each piece of the part that comes next, decompressed. False when a piece is
  /// damaged or missing; some may have been visited then.
  bool read(const std::function<void(std::string_view)>& visit);
  /// Passes over what comes before `row`, calling `passed` once for each part of an entry.
  void pass(std::int64_t row, const std::function<void(std::int64_t, std::int64_t)>& passed);
  /// Whether it has not ended before its time.
  [[nodiscard]] bool whole() const { return whole_; }
  void finish();

 private:
  void advance();

  Statement rows_;
  PieceReader reader_;
  bool ahead_ = false;  // the statement stands on a row that was not taken yet
  bool whole_ = true;
  std::array<std::int64_t, 3> last_{};  // owner, part and number read last
};

}  // namespace prov
