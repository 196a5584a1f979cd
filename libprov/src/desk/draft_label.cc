// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <prov/error.h>

#include "desk/drafter.h"

namespace prov {
namespace {

// "documents", "claims and appearances".
std::string things_of(const std::vector<std::string>& scopes) {
  std::string out;
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    if (i > 0) out += i + 1 < scopes.size() ? ", " : " and ";
    out += scopes[i] == "agent" ? "people and organizations" : scopes[i] + "s";
  }
  return out;
}

}  // namespace

ConceptRef Drafter::label_ref(FoundConcept found) {
  if (found.label->deprecated) {
    const Deprecation& deprecated = *found.label->deprecated;
    warn(found.vocabulary->vocabulary.id + "/" + found.label->id +
         " is deprecated: " + deprecated.why +
         (deprecated.replaced_by.empty() ? "" : "; use " + deprecated.replaced_by));
  }
  const std::string label = found.label->id;
  std::int64_t row = found.vocabulary->adopted.value_or(0);
  if (row == 0) {
    // Adopting changes the shelf that `found` points into.
    const UsableVocabulary vocabulary = *found.vocabulary;
    const auto known = tools_.shelf.adopted_row(vocabulary.vocabulary.id, vocabulary.sha256);
    if (known) {  // by another process, since the shelf was read
      tools_.shelf.adopted(vocabulary, *known);
    }
    row = known ? *known : tools_.adopt(vocabulary);
    if (!known) {
      echo("vocabulary " + vocabulary.vocabulary.id + ", version " +
           std::to_string(vocabulary.vocabulary.version) + ", is in use from now on (" +
           tools_.impl.show(row) + ")");
    }
  }
  return {tools_.impl.id_of(row), label};
}

ConceptRef Drafter::label_of(std::string_view vocabulary, std::string_view typed) {
  const std::size_t slash = typed.find('/');
  if (slash != std::string_view::npos && typed.substr(0, slash) == vocabulary) {
    typed.remove_prefix(slash + 1);
  }
  return label_ref(tools_.shelf.find_in(vocabulary, typed));
}

void Drafter::set_target(std::string_view target, std::string_view document, std::string_view at,
                         std::optional<EntryId>& entry, std::optional<Passage>& passage,
                         std::optional<Target>& resolved) {
  if (target.empty() == at.empty()) {
    throw Error(ErrorCode::usage, "either a target or a passage is needed");
  }
  if (!at.empty()) {
    passage = find_passage(at, {document}).passage;
    echo_passage("", *passage);
    return;
  }
  resolved = referable(tools_.targets.resolve(target));
  if (resolved->kind == ThingKind::document) {
    resolved->row = tools_.impl.same_documents(resolved->row).front();
  }
  entry = id(*resolved);
}

void Drafter::check_scope(const FoundConcept& found, std::string_view typed,
                          const std::optional<Target>& target) {
  const Vocabulary& vocabulary = found.vocabulary->vocabulary;
  const auto scope = target ? scope_of(target->kind) : std::optional<std::string_view>("passage");
  if (scope && vocabulary.applies_to(*scope)) return;
  const std::string what =
      target ? "\"" + std::string(typed) + "\" is " + std::string(shown_kind(target->kind))
             : "this is a passage";
  const std::string fitting =
      scope ? " (prov vocab list --for " + std::string(*scope == "agent" ? "who" : *scope) + ")"
            : "";
  throw Error(ErrorCode::bad_data, vocabulary.id + "/" + found.label->id + " is for " +
                                       things_of(vocabulary.scopes) + ", " + what + fitting);
}

// One label of an exclusive vocabulary for each target and reviewer: whoever thinks otherwise now
// withdraws the earlier one, so that the change of mind is on record.
void Drafter::check_exclusive(const std::string& vocabulary, const LabelAttach& label) {
  CaseImpl& impl = tools_.impl;
  const EntryId& at = label.target ? *label.target : label.passage->text;
  const Role role = label.target ? Role::target : Role::passage;
  for (const Mention& mention : impl.index().mentions(impl.row_of(at), role)) {
    if (log_of(mention.source) != tools_.own_log || impl.index().withdrawn(mention.source))
      continue;
    const Entry entry = impl.entry(mention.source);
    const auto* other = std::get_if<LabelAttach>(&entry.content);
    if (other == nullptr || other->target != label.target) continue;
    if (label.passage && other->passage->ranges != label.passage->ranges) continue;
    const Entry& adopt = impl.entry(impl.row_of(other->label.vocabulary));
    const auto* adopted = std::get_if<VocabularyAdopt>(&adopt.content);
    if (adopted == nullptr || adopted->id != vocabulary) continue;
    throw Error(ErrorCode::bad_data, vocabulary + " takes one label for each target, and " +
                                         impl.show(mention.source) +
                                         " is yours already (withdraw it first)");
  }
}

void Drafter::operator()(const AttachLabel& operation) {
  if (operation.label.empty()) throw Error(ErrorCode::usage, "which label? (vocabulary/label)");
  if (operation.confidence && (*operation.confidence < 0 || *operation.confidence > 100)) {
    throw Error(ErrorCode::usage, "confidence is a whole number from 0 to 100");
  }
  LabelAttach label;
  std::optional<Target> target;
  set_target(operation.target, operation.document, operation.at, label.target, label.passage,
             target);
  const FoundConcept found = tools_.shelf.find(operation.label);
  check_scope(found, operation.target, target);
  if (found.vocabulary->vocabulary.cardinality == Cardinality::one) {
    draft_.before_writing.push_back(
        [this, vocabulary = found.vocabulary->vocabulary.id](const Draft& draft) {
          check_exclusive(vocabulary, std::get<LabelAttach>(draft.content));
        });
  }
  label.confidence = operation.confidence;
  label.rationale = operation.why;
  label.label = label_ref(found);
  draft_.content = std::move(label);
}

void Drafter::operator()(const AddNote& operation) {
  if (operation.text.empty()) throw Error(ErrorCode::usage, "a note needs words");
  NoteAdd note;
  std::optional<Target> target;
  set_target(operation.target, operation.document, operation.at, note.target, note.passage, target);
  note.text = operation.text;
  draft_.content = std::move(note);
}

}  // namespace prov
