// SPDX-License-Identifier: Apache-2.0
#include "text/quote.h"

#include <algorithm>

#include <prov/error.h>

#include "base/utf8.h"

namespace prov {
namespace {

bool is_long(const Quote& quote) { return quote.exact.empty(); }

// How many bytes the two have in common at their ends, and at their beginnings.
std::size_t common_end(std::string_view a, std::string_view b) {
  const auto ends = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  return static_cast<std::size_t>(ends.first - a.rbegin());
}

std::size_t common_begin(std::string_view a, std::string_view b) {
  const auto begins = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(begins.first - a.begin());
}

Range context_before(Range range) {
  return {range.start > kQuoteContext ? range.start - kQuoteContext : 0, range.start};
}

Range context_after(const Text& text, Range range) {
  return {range.end, std::min(text.length(), range.end + kQuoteContext)};
}

bool same_characters(const Quote& quote, const Text& text, Range range, const Sha256Hex& sha256) {
  if (range.start >= range.end || range.end > text.length()) return false;
  if (!is_long(quote)) return text.slice(range) == quote.exact;
  if (range.end - range.start <= kQuoteLimit) return false;
  return text.slice({range.start, range.start + kQuoteEnds}) == quote.first &&
         text.slice({range.end - kQuoteEnds, range.end}) == quote.last &&
         sha256(text.slice(range)) == quote.sha256;
}

std::vector<Range> places_of(const Quote& quote, Range old_range, const Text& newer,
                             const Sha256Hex& sha256) {
  std::vector<Range> places;
  const std::string_view sought = is_long(quote) ? quote.first : quote.exact;
  if (sought.empty()) return places;
  const std::uint64_t length = old_range.end - old_range.start;
  std::size_t at = newer.utf8().find(sought);
  for (; at != std::string_view::npos; at = newer.utf8().find(sought, at + 1)) {
    const std::uint64_t start = newer.code_point_of(at);
    const Range range{start, start + length};
    if (same_characters(quote, newer, range, sha256)) places.push_back(range);
  }
  return places;
}

std::size_t fit(const Quote& quote, const Text& text, Range range) {
  return common_end(quote.prefix, text.slice(context_before(range))) +
         common_begin(quote.suffix, text.slice(context_after(text, range)));
}

}  // namespace

Quote make_quote(const Text& text, Range range, const Sha256Hex& sha256) {
  if (range.start >= range.end) throw Error{ErrorCode::not_found, "an empty range has no words"};
  const std::string_view words = text.slice(range);
  Quote quote;
  quote.prefix = text.slice(context_before(range));
  quote.suffix = text.slice(context_after(text, range));
  if (range.end - range.start <= kQuoteLimit) {
    quote.exact = words;
    return quote;
  }
  quote.first = text.slice({range.start, range.start + kQuoteEnds});
  quote.last = text.slice({range.end - kQuoteEnds, range.end});
  quote.sha256 = sha256(words);
  return quote;
}

bool quote_holds(const Quote& quote, const Text& text, Range range, const Sha256Hex& sha256) {
  return same_characters(quote, text, range, sha256) &&
         text.slice(context_before(range)) == quote.prefix &&
         text.slice(context_after(text, range)) == quote.suffix;
}

AnchorProposal propose_anchor(const Quote& quote, Range old_range, const Text& newer,
                              const Sha256Hex& sha256) {
  if (quote_holds(quote, newer, old_range, sha256)) return {AnchorState::exact, {old_range}};
  const std::vector<Range> places = places_of(quote, old_range, newer, sha256);
  if (places.empty()) return {AnchorState::orphan, {}};
  std::vector<Range> best;
  std::size_t best_fit = 0;
  for (const Range& place : places) {
    const std::size_t here = fit(quote, newer, place);
    if (here > best_fit) best.clear();
    best_fit = std::max(best_fit, here);
    if (here == best_fit) best.push_back(place);
  }
  if (best.size() > 1) return {AnchorState::ambiguous, best};
  const bool stays = best.front() == old_range;
  return {stays ? AnchorState::exact : AnchorState::moved, best};
}

}  // namespace prov
