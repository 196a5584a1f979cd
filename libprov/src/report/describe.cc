// SPDX-License-Identifier: Apache-2.0
#include "report/reading.h"
#include "report/words.h"

namespace prov::report {
namespace {

std::string at(Reading& reading, const Passage& passage) {
  const Place place = reading.places.place(passage);
  return "“" + (place.erased ? "(erased)" : shortened(place.words, kShortQuote)) + "” (" +
         place.document_name + ":" + short_address(place.where) + ")";
}

std::string place_of(Reading& reading, const std::optional<EntryId>& target,
                     const std::optional<Passage>& passage) {
  if (passage) return at(reading, *passage);
  return target ? describe_target(reading, *target) : "nothing";
}

std::string properties(const StatementRecord& statement, std::uint32_t item) {
  std::string names;
  for (std::size_t i = 0; i < statement.properties.size(); ++i) {
    if (item != 0 && i + 1 != item) continue;
    names += (names.empty() ? "" : ", ") + property_words(statement.properties[i].name);
  }
  return names;
}

/// One overload for each type of entry that people name.
struct Describer {
  Reading& reading;
  const EntryId& id;

  [[nodiscard]] std::string name(const EntryId& of) const { return reading.naming.thing(of).name; }

  std::string operator()(const DocumentAdd&) const { return "document " + name(id); }
  std::string operator()(const TextRecord& text) const { return "text of " + name(text.document); }
  std::string operator()(const CaptureRecord& capture) const {
    return "capture of " + name(capture.document);
  }
  std::string operator()(const DocumentCite&) const { return "cited document " + name(id); }
  std::string operator()(const AgentAdd&) const { return name(id); }
  std::string operator()(const StatementRecord& statement) const {
    return properties(statement, id.item) + " of " + name(statement.subject);
  }
  std::string operator()(const AffiliationRecord& tie) const {
    return name(tie.subject) + " " + relation_words(tie.relation) + " " + name(tie.object);
  }
  std::string operator()(const IdentityAssert& same) const {
    return name(same.a) + " and " + name(same.b) + " judged the same";
  }
  std::string operator()(const ClaimAdd&) const { return "claim " + name(id); }
  std::string operator()(const ClaimAppear& appearance) const {
    return "claim " + name(appearance.claim) + " in " + at(reading, appearance.passage);
  }
  std::string operator()(const AttributionRecord& attribution) const {
    const SpokenBy by = speaker(reading, {nullptr, &attribution});
    return (by.unknown ? "unknown source" : by.speaker) + " as source of " +
           at(reading, attribution.content);
  }
  std::string operator()(const LabelAttach& label) const {
    return "label " + label.label.concept_id + " on " +
           place_of(reading, label.target, label.passage);
  }
  std::string operator()(const NoteAdd& note) const {
    return "note on " + place_of(reading, note.target, note.passage);
  }
  std::string operator()(const VocabularyAdopt& adopt) const { return "vocabulary " + adopt.id; }
  std::string operator()(const EntryWithdraw& withdrawal) const {
    return "withdrawal of " + reading.records.ref(withdrawal.target).shown;
  }
  std::string operator()(const LogOpen& log) const { return "log of " + log.handle; }
  std::string operator()(const UnknownEntry&) const { return "entry of an unknown type"; }
};

}  // namespace

std::string describe(Reading& reading, const EntryId& id) {
  const Entry* entry = reading.records.find(id);
  if (entry == nullptr) return "entry that is not held here";
  if (entry->body != PartState::present) return "(erased)";
  return std::visit(Describer{reading, id}, entry->content);
}

std::string describe_target(Reading& reading, const EntryId& id) {
  std::string words;
  if (const auto* attribution = reading.records.content<AttributionRecord>(id)) {
    const SpokenBy by = speaker(reading, {nullptr, attribution});
    const Place place = reading.places.place(attribution->content);
    words = (by.unknown ? "unknown source" : by.speaker) + " as source of " +
            address_words(place.where);
  } else if (const auto* appearance = reading.records.content<ClaimAppear>(id)) {
    const Place place = reading.places.place(appearance->passage);
    words = "claim " + reading.naming.thing(appearance->claim).name + " at " + place.document_name +
            ":" + short_address(place.where);
  } else {
    words = describe(reading, id);
  }
  return reading.records.withdrawn(id) ? words + " (withdrawn)" : words;
}

ConceptWords concept_words(const Reading& reading, const ConceptRef& label) {
  ConceptWords words{{}, label.concept_id, {}};
  const auto* adopted = reading.records.content<VocabularyAdopt>(label.vocabulary);
  if (adopted == nullptr) return words;
  words.vocabulary = adopted->id;
  const json::Value* concepts = adopted->vocabulary.find("concepts");
  if (concepts == nullptr || !concepts->is_array()) return words;
  for (const json::Value& one : concepts->as_array()) {
    const json::Value* id = one.find("id");
    const json::Value* meaning = one.find("label");
    if (id == nullptr || !id->is_string() || id->as_string() != label.concept_id) continue;
    if (meaning != nullptr && meaning->is_string()) words.meaning = meaning->as_string();
  }
  return words;
}

}  // namespace prov::report
