// SPDX-License-Identifier: Apache-2.0
#include "store/verify_passages.h"

#include <algorithm>

#include "base/hex.h"
#include "store/verify_documents.h"

namespace prov {
namespace {

class Collector {
 public:
  void operator()(const DocumentCite& cite) { add(cite.evidence); }
  void operator()(const StatementRecord& statement) {
    for (const Property& property : statement.properties) add(property.evidence);
  }
  void operator()(const AffiliationRecord& tie) { add(tie.evidence); }
  void operator()(const ClaimAppear& appear) {
    add(appear.passage);
    for (const Field& field : appear.fields) add(field.passage);
  }
  void operator()(const AttributionRecord& attribution) {
    add(attribution.content);
    add(attribution.cue);
    add(attribution.source_passage);
    for (const Relay& relay : attribution.via) add(relay.cue);
  }
  void operator()(const LabelAttach& label) { add(label.passage); }
  void operator()(const NoteAdd& note) { add(note.passage); }
  template <typename Other>
  void operator()(const Other&) {}

  std::vector<const Passage*> found;

 private:
  void add(const Passage& passage) { found.push_back(&passage); }
  void add(const std::optional<Passage>& passage) {
    if (passage) add(*passage);
  }
  void add(const std::vector<Passage>& passages) {
    for (const Passage& passage : passages) add(passage);
  }
};

bool words_hold(CountedText& text, const Range& range, const Quote& quote, Hasher& hasher) {
  const std::string_view words = text.slice(range.start, range.end);
  if (range.end - range.start <= kQuoteLimit) return quote.exact == words;
  return quote.exact.empty() && quote.first == text.slice(range.start, range.start + kQuoteEnds) &&
         quote.last == text.slice(range.end - kQuoteEnds, range.end) &&
         quote.sha256 == to_hex(hasher.sha256(words));
}

}  // namespace

std::vector<const Passage*> passages_of(const Content& content) {
  Collector collector;
  std::visit(collector, content);
  return std::move(collector.found);
}

bool quotation_holds(CountedText& text, const Range& range, const Quote& quote, Hasher& hasher) {
  if (range.start >= range.end || range.end > text.length()) return false;
  const std::uint64_t before = range.start - std::min(range.start, kQuoteContext);
  const std::uint64_t after = std::min(text.length(), range.end + kQuoteContext);
  return words_hold(text, range, quote, hasher) &&
         quote.prefix == text.slice(before, range.start) &&
         quote.suffix == text.slice(range.end, after);
}

}  // namespace prov
