// SPDX-License-Identifier: Apache-2.0
#include "log/quotation.h"

#include <algorithm>

#include "base/hex.h"

namespace prov {
namespace {

bool words_hold(CountedText& text, const Range& range, const Quote& quote, Hasher& hasher) {
  const std::string_view words = text.slice(range.start, range.end);
  if (range.end - range.start <= kQuoteLimit) return quote.exact == words;
  return quote.exact.empty() && quote.first == text.slice(range.start, range.start + kQuoteEnds) &&
         quote.last == text.slice(range.end - kQuoteEnds, range.end) &&
         quote.sha256 == to_hex(hasher.sha256(words));
}

}  // namespace

bool quotation_holds(CountedText& text, const Range& range, const Quote& quote, Hasher& hasher) {
  if (range.start >= range.end || range.end > text.length()) return false;
  const std::uint64_t before = range.start - std::min(range.start, kQuoteContext);
  const std::uint64_t after = std::min(text.length(), range.end + kQuoteContext);
  return words_hold(text, range, quote, hasher) &&
         quote.prefix == text.slice(before, range.start) &&
         quote.suffix == text.slice(range.end, after);
}

}  // namespace prov
