// SPDX-License-Identifier: Apache-2.0
#include "report/description.h"
#include "report/reading.h"
#include "report/words.h"

namespace prov::report {
namespace {

Description quoted(const std::string& words) {
  return bring_marks(words) ? theirs(words) : ours("“") + theirs(words) + ours("”");
}

/// The passage as it can be typed, and its words.
Description printed(const Place& place) {
  Description words;
  for (const auto& [where, part] : place.printed.parts) {
    words = words + ours((words.parts.empty() ? "" : " + ") + where);
    if (!part.empty()) words = words + ours(": ") + quoted(part);
  }
  const std::string& beside = place.printed.beside;
  const std::string lines = lines_beside(place.printed);
  if (!beside.empty() && !lines.empty()) words = words + ours(" " + lines);
  if (!beside.empty()) words = words + ours(" ") + quoted(beside);
  return place.erased ? words + ours(" (erased)") : words;
}

Description at(Reading& reading, const Passage& passage) {
  const Place place = reading.places.place(passage);
  return theirs(place.printed.document) + ours(":") + printed(place);
}

/// In the document at hand: "line 16", "16: “words”".
Description content_of(Reading& reading, const AttributionRecord& attribution) {
  const Place place = reading.places.place(attribution.content);
  return place.printed.whole_lines ? ours(whereabouts(place.printed)) : printed(place);
}

Description place_of(Reading& reading, const std::optional<EntryId>& target,
                     const std::optional<Passage>& passage) {
  if (passage) return at(reading, *passage);
  return target ? describe_target(reading, *target) : ours("nothing");
}

std::string properties(const StatementRecord& statement, std::uint32_t item) {
  std::string names;
  for (std::size_t i = 0; i < statement.properties.size(); ++i) {
    if (item != 0 && i + 1 != item) continue;
    names += (names.empty() ? "" : ", ") + property_words(statement.properties[i].name);
  }
  return names;
}

Description speaker_of(Reading& reading, const AttributionRecord& attribution) {
  const SpokenBy by = speaker(reading, {nullptr, &attribution});
  return by.unknown ? ours("unknown source") : theirs(by.speaker);
}

/// Whom an attribution, or one item of it, is about, in their part: "X as source of ".
Description part_in(Reading& reading, const AttributionRecord& attribution, std::uint32_t item) {
  if (item == 0 || item > attribution.via.size()) {
    return speaker_of(reading, attribution) + ours(" as source of ");
  }
  return theirs(reading.naming.thing(attribution.via[item - 1].who).name) +
         ours(" as the one who passed on ");
}

/// An appearance, or the value of one field in it: "count of claim X".
Description part_in(Reading& reading, const ClaimAppear& appearance, std::uint32_t item) {
  const Description claim = ours("claim ") + theirs(reading.naming.thing(appearance.claim).name);
  if (item == 0 || item > appearance.fields.size()) return claim;
  const std::string& field = appearance.fields[item - 1].name;
  return (field.empty() ? ours("(erased)") : theirs(field)) + ours(" of ") + claim;
}

/// One overload for each type of entry that people name.
struct Describer {
  Reading& reading;
  const EntryId& id;

  [[nodiscard]] Description name(const EntryId& of) const {
    return theirs(reading.naming.thing(of).name);
  }

  Description operator()(const DocumentAdd&) const { return ours("document ") + name(id); }
  Description operator()(const TextRecord& text) const {
    return ours("text of ") + name(text.document);
  }
  Description operator()(const CaptureRecord& capture) const {
    return ours("capture of ") + name(capture.document);
  }
  Description operator()(const DocumentCite&) const { return ours("cited document ") + name(id); }
  Description operator()(const AgentAdd&) const { return name(id); }
  Description operator()(const StatementRecord& statement) const {
    return ours(properties(statement, id.item) + " of ") + name(statement.subject);
  }
  Description operator()(const AffiliationRecord& tie) const {
    return name(tie.subject) + ours(" " + relation_words(tie.relation) + " ") + name(tie.object);
  }
  Description operator()(const IdentityAssert& same) const {
    return name(same.a) + ours(" and ") + name(same.b) + ours(" judged the same");
  }
  Description operator()(const ClaimAdd&) const { return ours("claim ") + name(id); }
  Description operator()(const ClaimAppear& appearance) const {
    return part_in(reading, appearance, id.item) + ours(" in ") + at(reading, appearance.passage);
  }
  Description operator()(const AttributionRecord& attribution) const {
    return part_in(reading, attribution, id.item) + at(reading, attribution.content);
  }
  Description operator()(const LabelAttach& label) const {
    return ours("label ") + theirs(label.label.concept_id) + ours(" on ") +
           place_of(reading, label.target, label.passage);
  }
  Description operator()(const NoteAdd& note) const {
    return ours("note on ") + place_of(reading, note.target, note.passage);
  }
  Description operator()(const VocabularyAdopt& adopt) const {
    return ours("vocabulary ") + theirs(adopt.id);
  }
  Description operator()(const EntryWithdraw& withdrawal) const {
    return ours("withdrawal of " + reading.records.ref(withdrawal.target).shown);
  }
  Description operator()(const LogOpen& log) const { return ours("log of ") + theirs(log.handle); }
  Description operator()(const ExportRecord&) const { return ours("record of an export"); }
  Description operator()(const UnknownEntry&) const { return ours("entry of an unknown type"); }
};

}  // namespace

Description describe(Reading& reading, const EntryId& id) {
  const Entry* entry = reading.records.find(id);
  if (entry == nullptr) return ours("entry that is not held here");
  if (entry->body != PartState::present) return ours("(erased)");
  return std::visit(Describer{reading, id}, entry->content);
}

Description describe_target(Reading& reading, const EntryId& id) {
  Description words;
  if (const auto* attribution = reading.records.content<AttributionRecord>(id)) {
    words = part_in(reading, *attribution, id.item) + content_of(reading, *attribution);
  } else if (const auto* appearance = reading.records.content<ClaimAppear>(id)) {
    words =
        part_in(reading, *appearance, id.item) + ours(" at ") + at(reading, appearance->passage);
  } else {
    words = describe(reading, id);
  }
  return reading.records.withdrawn(id) ? words + ours(" (withdrawn)") : words;
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
