// SPDX-License-Identifier: Apache-2.0
#include "model/passages.h"

#include <utility>

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

}  // namespace

std::vector<const Passage*> passages_of(const Content& content) {
  Collector collector;
  std::visit(collector, content);
  return std::move(collector.found);
}

}  // namespace prov
