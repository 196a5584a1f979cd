// SPDX-License-Identifier: Apache-2.0
#include "desk/comparison.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include <prov/error.h>

#include "model/entry_codec.h"

namespace prov {
namespace {

std::string* handle_of(Content& content) {
  if (auto* agent = std::get_if<AgentAdd>(&content)) return &agent->handle;
  if (auto* claim = std::get_if<ClaimAdd>(&content)) return &claim->handle;
  if (auto* cited = std::get_if<DocumentCite>(&content)) return &cited->handle;
  return nullptr;
}

/// Makes the references of one content those of another where they mean the same: an entry may
/// name a document by another one that added it, a label an earlier version of its vocabulary.
class Alike {
 public:
  explicit Alike(CaseImpl& impl) : impl_(impl) {}

  void operator()(StatementRecord& asked, const StatementRecord& held) {
    thing(asked.subject, held.subject);
    thing(asked.by, held.by);
    each(asked.properties, held.properties, [this](Property& a, const Property& b) {
      thing(a.ref, b.ref);
      passages(a.evidence, b.evidence);
    });
  }
  void operator()(AffiliationRecord& asked, const AffiliationRecord& held) {
    thing(asked.by, held.by);
    passages(asked.evidence, held.evidence);
  }
  void operator()(IdentityAssert& asked, const IdentityAssert& held) {
    thing(asked.a, held.a);
    thing(asked.b, held.b);
  }
  void operator()(ClaimAppear& asked, const ClaimAppear& held) {
    passage(asked.passage, held.passage);
    label(asked.stance, held.stance);
    each(asked.fields, held.fields,
         [this](Field& a, const Field& b) { passage(a.passage, b.passage); });
  }
  void operator()(AttributionRecord& asked, const AttributionRecord& held) {
    passage(asked.content, held.content);
    passage(asked.cue, held.cue);
    passage(asked.source_passage, held.source_passage);
    thing(asked.source, held.source);
    label(asked.form, held.form);
    each(asked.via, held.via, [this](Relay& a, const Relay& b) {
      thing(a.who, b.who);
      passage(a.cue, b.cue);
    });
  }
  void operator()(LabelAttach& asked, const LabelAttach& held) {
    thing(asked.target, held.target);
    passage(asked.passage, held.passage);
    label(asked.label, held.label);
  }
  void operator()(NoteAdd& asked, const NoteAdd& held) {
    thing(asked.target, held.target);
    passage(asked.passage, held.passage);
  }
  template <typename Asked, typename Held>
  void operator()(Asked&, const Held&) {}

 private:
  template <typename List, typename Act>
  static void each(List& asked, const List& held, Act act) {
    for (std::size_t i = 0; i < std::min(asked.size(), held.size()); ++i) act(asked[i], held[i]);
  }
  void thing(EntryId& asked, const EntryId& held) {
    if (asked == held || asked.item != 0 || held.item != 0) return;
    if (kind_of(impl_.entry(impl_.row_of(held)).content) != ThingKind::document) return;
    const std::vector<std::int64_t> same = impl_.same_documents(impl_.row_of(held));
    const bool one = std::any_of(same.begin(), same.end(),
                                 [&](std::int64_t row) { return impl_.id_of(row) == asked; });
    if (one) asked = held;
  }
  void thing(std::optional<EntryId>& asked, const std::optional<EntryId>& held) {
    if (asked && held) thing(*asked, *held);
  }
  void passage(Passage& asked, const Passage& held) { thing(asked.text, held.text); }
  void passage(std::optional<Passage>& asked, const std::optional<Passage>& held) {
    if (asked && held) passage(*asked, *held);
  }
  void passages(std::vector<Passage>& asked, const std::vector<Passage>& held) {
    each(asked, held, [this](Passage& a, const Passage& b) { passage(a, b); });
  }
  std::string vocabulary_of(const ConceptRef& label) {
    const Entry& entry = impl_.entry(impl_.row_of(label.vocabulary));
    const auto* adopted = std::get_if<VocabularyAdopt>(&entry.content);
    return adopted == nullptr ? std::string() : adopted->id;
  }
  void label(ConceptRef& asked, const ConceptRef& held) {
    if (asked.vocabulary == held.vocabulary || asked.concept_id != held.concept_id) return;
    if (vocabulary_of(asked) == vocabulary_of(held)) asked.vocabulary = held.vocabulary;
  }
  void label(std::optional<ConceptRef>& asked, const std::optional<ConceptRef>& held) {
    if (asked && held) label(*asked, *held);
  }

  CaseImpl& impl_;
};

}  // namespace

NewEntry encode_for(CaseImpl& impl, std::int64_t log, const Content& content) {
  EncodedEntry encoded = encode_entry(content, {impl.store().log(log).origin, "", ""});
  return {type_name(content), std::move(encoded.body), std::move(encoded.sealed)};
}

bool says(CaseImpl& impl, std::int64_t log, Entry entry, const Draft& draft) {
  if (entry.body == PartState::erased || entry.sealed == PartState::erased) return true;
  if (!draft.identity.empty()) return document_identity(impl, entry.content) == draft.identity;
  if (draft.existing) return std::holds_alternative<VocabularyAdopt>(entry.content);
  Content content = draft.content;
  if (content.index() != entry.content.index()) return false;
  std::string* const handle = handle_of(content);
  if (handle != nullptr && handle->empty()) *handle = *handle_of(entry.content);
  NewEntry asked = encode_for(impl, log, content);
  NewEntry there = encode_for(impl, log, entry.content);
  return asked.body.text() == there.body.text() && asked.sealed.text() == there.sealed.text();
}

Comparison::Comparison(CaseImpl& impl, std::int64_t log, std::uint64_t size)
    : impl_(impl), log_(log), targets_(impl, log, size), passages_(impl, targets_), shelf_(impl) {}

Draft Comparison::draft(const Operation& operation) {
  // What is on record needs no vocabulary that is not: the log's own first entry, which is none,
  // makes the two differ.
  const std::int64_t none = impl_.row_of({impl_.store().log(log_).origin, 0, 0});
  const Drafter::Tools tools{impl_,
                             targets_,
                             passages_,
                             shelf_,
                             [none](const UsableVocabulary&) { return none; },
                             [none](const Draft&) { return none; },
                             log_,
                             {},
                             false};
  Drafter drafter(tools);
  Draft draft = drafter.draft(operation);
  draft.before_writing.clear();  // they refer to the drafter
  return draft;
}

bool Comparison::says(std::int64_t row, std::uint32_t item, const Operation& operation) {
  Draft asked = draft(operation);
  Entry held = impl_.entry(row);
  // What is typed in the place of words that have been erased says more than they do.
  if (held.body == PartState::erased || held.sealed == PartState::erased) return false;
  if (held.content.index() != asked.content.index()) return false;
  if (auto* statement = std::get_if<StatementRecord>(&held.content); statement && item > 0) {
    if (item > statement->properties.size()) return false;
    statement->properties = {statement->properties[item - 1]};
  }
  Alike alike(impl_);
  std::visit([&](auto& a) { alike(a, std::get<std::decay_t<decltype(a)>>(held.content)); },
             asked.content);
  return prov::says(impl_, log_, std::move(held), asked);
}

}  // namespace prov
