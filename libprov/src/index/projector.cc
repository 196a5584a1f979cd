// SPDX-License-Identifier: Apache-2.0
#include "index/projector.h"

#include <algorithm>

namespace prov {

std::optional<std::int64_t> Projector::row_of(const EntryId& id) const {
  if (id.log == own_log_) return row_id(log_of(row_), id.seq);
  const LogState* log = index_.store_.find_log(id.log);
  if (log == nullptr) return std::nullopt;
  return row_id(log->number, id.seq);
}

void Projector::mention(const EntryId& target, Role role, std::string_view detail) {
  if (const std::optional<std::int64_t> row = row_of(target)) {
    index_.add_mention(row_, *row, target.item, role, detail);
  }
}

void Projector::mention(const Passage& passage) { mention(passage.text, Role::passage); }

void Projector::mention(const std::vector<Passage>& passages) {
  for (const Passage& passage : passages) mention(passage);
}

void Projector::mention(const ConceptRef& label) {
  mention(label.vocabulary, Role::vocabulary, label.concept_id);
}

// A name whose sealed part is erased is empty, and finds nothing.
void Projector::name(NameKind kind, const std::string& text) {
  if (!text.empty()) index_.add_name(kind, text, row_);
}

void Projector::operator()(const LogOpen& open) { name(NameKind::reviewer, open.handle); }

void Projector::operator()(const DocumentAdd& add) {
  name(NameKind::file, add.capture.name);
  if (!add.sha256.empty()) index_.add_document(row_, add);
}

void Projector::operator()(const TextRecord& record) { mention(record.document, Role::document); }

void Projector::operator()(const CaptureRecord& record) {
  mention(record.document, Role::document);
  name(NameKind::file, record.capture.name);
}

void Projector::operator()(const DocumentCite& cite) {
  name(NameKind::handle, cite.handle);
  name(NameKind::name, cite.name);
  mention(cite.evidence);
}

void Projector::operator()(const AgentAdd& agent) {
  name(NameKind::handle, agent.handle);
  name(NameKind::name, agent.name);
  for (const std::string& alias : agent.aliases) name(NameKind::name, alias);
}

void Projector::operator()(const StatementRecord& statement) {
  mention(statement.subject, Role::subject);
  mention(statement.by, Role::by);
  for (const Property& property : statement.properties) {
    mention(property.ref, Role::value);
    mention(property.evidence);
  }
}

void Projector::operator()(const AffiliationRecord& tie) {
  mention(tie.subject, Role::subject);
  mention(tie.object, Role::object);
  mention(tie.by, Role::by);
  mention(tie.evidence);
}

void Projector::operator()(const IdentityAssert& identity) {
  mention(identity.a, Role::same);
  mention(identity.b, Role::same);
}

void Projector::operator()(const ClaimAdd& claim) { name(NameKind::handle, claim.handle); }

void Projector::operator()(const ClaimAppear& appear) {
  mention(appear.claim, Role::claim);
  mention(appear.passage);
  mention(appear.stance);
  for (const Field& field : appear.fields) mention(field.passage);
}

void Projector::operator()(const AttributionRecord& attribution) {
  mention(attribution.content);
  mention(attribution.cue);
  mention(attribution.source, Role::source);
  mention(attribution.source_passage);
  mention(attribution.form);
  for (const Relay& relay : attribution.via) {
    mention(relay.who, Role::via);
    mention(relay.cue);
  }
  mention(attribution.within, Role::within);
}

void Projector::operator()(const LabelAttach& label) {
  mention(label.target, Role::target);
  mention(label.passage);
  mention(label.label);
}

void Projector::operator()(const NoteAdd& note) {
  mention(note.target, Role::target);
  mention(note.passage);
}

void Projector::operator()(const VocabularyAdopt& adopt) { name(NameKind::vocabulary, adopt.id); }

void Projector::operator()(const EntryWithdraw& withdraw) {
  mention(withdraw.target, Role::withdraws);
  // On an entry of another log it is an objection and changes nothing. A foreign log might name a
  // later entry, or the withdrawal itself, which then has no sense.
  if (withdraw.target.log != own_log_ || withdraw.target.seq >= place_of(row_)) return;
  const std::int64_t target = row_id(log_of(row_), withdraw.target.seq);
  if (can_be_withdrawn(target)) index_.add_withdrawal(row_, target, withdraw.target.item);
}

// This library writes no withdrawal of log.open, of an export or of a vocabulary in use (by
// withdrawn labels too, which may be restored); another program may.
// Only what the log itself held before the withdrawal counts, so that the answer does not depend on
// which other logs are here.
bool Projector::can_be_withdrawn(std::int64_t target) const {
  if (place_of(target) == 0 || index_.type(target) == "export.record") return false;
  const std::vector<Mention> uses = index_.mentions(target, Role::vocabulary);
  return std::none_of(uses.begin(), uses.end(), [&](const Mention& use) {
    return log_of(use.source) == log_of(row_) && use.source < row_;
  });
}

}  // namespace prov
