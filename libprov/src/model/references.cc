// SPDX-License-Identifier: Apache-2.0
#include "model/references.h"

namespace prov {
namespace {

/// Notes every reference that a content holds.
class References {
 public:
  std::vector<EntryId> ids;

  void operator()(const LogOpen&) {}
  void operator()(const DocumentAdd&) {}
  void operator()(const TextRecord& text) { add(text.document); }
  void operator()(const CaptureRecord& capture) { add(capture.document); }
  void operator()(const DocumentCite& cite) { add(cite.evidence); }
  void operator()(const AgentAdd&) {}
  void operator()(const StatementRecord& statement) {
    add(statement.subject);
    add(statement.by);
    for (const Property& property : statement.properties) {
      add(property.ref);
      add(property.evidence);
    }
  }
  void operator()(const AffiliationRecord& tie) {
    add(tie.subject);
    add(tie.object);
    add(tie.by);
    add(tie.evidence);
  }
  void operator()(const IdentityAssert& same) {
    add(same.a);
    add(same.b);
  }
  void operator()(const ClaimAdd&) {}
  void operator()(const ClaimAppear& appearance) {
    add(appearance.claim);
    add(appearance.passage);
    add(appearance.stance);
    for (const Field& field : appearance.fields) add(field.passage);
  }
  void operator()(const AttributionRecord& attribution) {
    add(attribution.content);
    add(attribution.cue);
    add(attribution.source);
    add(attribution.source_passage);
    add(attribution.form);
    for (const Relay& relay : attribution.via) {
      add(relay.who);
      add(relay.cue);
    }
    add(attribution.within);
  }
  void operator()(const LabelAttach& label) {
    add(label.target);
    add(label.passage);
    add(label.label);
  }
  void operator()(const NoteAdd& note) {
    add(note.target);
    add(note.passage);
  }
  void operator()(const VocabularyAdopt&) {}
  void operator()(const EntryWithdraw& withdrawal) { add(withdrawal.target); }
  void operator()(const ExportRecord&) {}
  void operator()(const UnknownEntry&) {}

 private:
  void add(const EntryId& id) { ids.push_back(id.whole()); }
  void add(const Passage& passage) { add(passage.text); }
  void add(const ConceptRef& label) { add(label.vocabulary); }
  void add(const std::vector<Passage>& passages) {
    for (const Passage& passage : passages) add(passage);
  }
  template <class T>
  void add(const std::optional<T>& value) {
    if (value) add(*value);
  }
};

}  // namespace

std::vector<EntryId> references_of(const Content& content) {
  References references;
  std::visit(references, content);
  return std::move(references.ids);
}

}  // namespace prov
