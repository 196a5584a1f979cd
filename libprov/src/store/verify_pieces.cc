// SPDX-License-Identifier: Apache-2.0
#include "store/verify_pieces.h"

#include "base/hex.h"
#include "store/verify_findings.h"

namespace prov {

BlockPieces::BlockPieces(ContentDb& content)
    : rows_(content.database().prepare("SELECT owner,part,n,encoding,bytes FROM chunk "
                                       "WHERE owner>=? AND owner<? ORDER BY owner,part,n")) {}

void BlockPieces::start(std::int64_t first, std::int64_t last) {
  whole_ = true;
  last_ = {first - 1, 0, 0};
  rows_.bind(first).bind(last);
  advance();
}

void BlockPieces::advance() {
  try {
    ahead_ = rows_.step();
    if (!ahead_) return;
    const std::array<std::int64_t, 3> key{rows_.integer(0), rows_.integer(1), rows_.integer(2)};
    if (key <= last_) ahead_ = whole_ = false;
    last_ = key;
  } catch (const Error& error) {
    Findings::rethrow_unless_finding(error);
    ahead_ = whole_ = false;
  }
}

bool BlockPieces::at(std::int64_t row, DocumentPart part) const {
  return ahead_ && rows_.integer(0) == row && rows_.integer(1) == static_cast<std::int64_t>(part);
}

bool BlockPieces::read(const std::function<void(std::string_view)>& visit) {
  const std::int64_t row = rows_.integer(0);
  const auto part = static_cast<DocumentPart>(rows_.integer(1));
  try {
    for (std::int64_t expected = 0; at(row, part); ++expected) {
      if (rows_.integer(2) != expected || !rows_.is_blob(4)) return false;
      visit(reader_.read(rows_.integer(3), as_chars(rows_.blob(4))));
      advance();
    }
  } catch (const Error& error) {
    Findings::rethrow_unless_finding(error);
    return false;
  }
  return whole_;
}

void BlockPieces::pass(std::int64_t row,
                       const std::function<void(std::int64_t, std::int64_t)>& passed) {
  while (ahead_ && rows_.integer(0) < row) {
    const std::int64_t owner = rows_.integer(0), part = rows_.integer(1);
    passed(owner, part);
    while (ahead_ && rows_.integer(0) == owner && rows_.integer(1) == part) advance();
  }
}

void BlockPieces::finish() {
  rows_.reset();
  ahead_ = false;
}

}  // namespace prov
