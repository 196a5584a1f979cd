// SPDX-License-Identifier: Apache-2.0
#include <variant>

#include "report/description.h"
#include "report/reading.h"
#include "report/words.h"

namespace prov::report {
namespace {

/// Collects the marks of one document's text, entry by entry.
class MarkCollector {
 public:
  MarkCollector(Reading& reading, const EntryId& document)
      : reading_(reading), document_(document) {}

  std::vector<TextMark> collect() {
    for (const Entry& entry : reading_.records.all()) {
      if (entry.body != PartState::present || reading_.records.withdrawn(entry.id)) continue;
      entry_ = &entry;
      std::visit(*this, entry.content);
    }
    return std::move(marks_);
  }

  void operator()(const AttributionRecord& one) {
    const Description who = named({entry_, &one});
    Description title = ours("said by ") + who;
    for (std::size_t i = 0; i < one.via.size(); ++i) {
      if (counts(i)) title = title + ours(", through ") + name(one.via[i].who);
    }
    if (const auto around = parent_of(reading_, one)) {
      title = title + ours(", within what ") + named(*around) + ours(" says");
    }
    add("attribution", title, one.content, entry_->id);
    evidence(ours("cue of ") + who, one.cue, entry_->id);
    evidence(ours("names ") + who, one.source_passage, entry_->id);
    for (std::size_t i = 0; i < one.via.size(); ++i) {
      if (!counts(i)) continue;
      evidence(ours("cue of ") + name(one.via[i].who) + ours(", through whom it comes"),
               one.via[i].cue, item(i));
    }
  }

  void operator()(const ClaimAppear& one) {
    const Description claim = ours("claim ") + name(one.claim);
    add("appearance", claim, one.passage, entry_->id);
    for (std::size_t i = 0; i < one.fields.size(); ++i) {
      if (!counts(i)) continue;
      evidence(theirs(one.fields[i].name) + ours(" of ") + claim, one.fields[i].passage, item(i));
    }
  }

  void operator()(const LabelAttach& one) {
    if (!one.passage) return;
    const ConceptWords words = concept_words(reading_, one.label);
    add("label",
        ours("label “") + theirs(words.meaning.empty() ? words.label : words.meaning) + ours("”"),
        *one.passage, entry_->id);
  }

  void operator()(const NoteAdd& one) {
    if (!one.passage) return;
    const Description text =
        erased(*entry_) ? ours(" (erased)")
                        : ours(" “") + theirs(shortened(one.text, kShortQuote)) + ours("”");
    add("note", ours("note") + text, *one.passage, entry_->id);
  }

  void operator()(const StatementRecord& one) {
    for (std::size_t i = 0; i < one.properties.size(); ++i) {
      const Property& property = one.properties[i];
      if (!counts(i)) continue;
      Description title = ours("evidence of ") + theirs(property_words(property.name));
      const bool own = reading_.naming.canonical(one.subject) == document_;
      if (!own) title = title + ours(" of ") + name(one.subject);
      all_evidence(title, property.evidence, id_of_property(*entry_, one, i));
    }
  }

  void operator()(const AffiliationRecord& one) {
    all_evidence(ours("evidence of ") + name(one.subject) + ours(": ") +
                     theirs(relation_words(one.relation)) + ours(" ") + name(one.object),
                 one.evidence, entry_->id);
  }

  void operator()(const DocumentCite& one) {
    all_evidence(ours("mention of ") + name(entry_->id), one.evidence, entry_->id);
  }

  template <class Other>
  void operator()(const Other&) {}

 private:
  [[nodiscard]] EntryId item(std::size_t index) const {
    return {entry_->id.log, entry_->id.seq, static_cast<std::uint32_t>(index + 1)};
  }
  [[nodiscard]] bool counts(std::size_t index) { return !reading_.records.withdrawn(item(index)); }

  [[nodiscard]] Description name(const EntryId& id) const {
    const Thing thing = reading_.naming.thing(id);
    return thing.erased ? ours("(erased)") : theirs(thing.name);
  }
  [[nodiscard]] Description named(const Enclosing& enclosing) {
    const SpokenBy by = speaker(reading_, enclosing);
    return by.unknown ? ours("somebody not known") : theirs(by.speaker);
  }

  void evidence(const Description& title, const std::optional<Passage>& passage,
                const EntryId& id) {
    if (passage) add("evidence", title, *passage, id);
  }
  void all_evidence(const Description& title, const std::vector<Passage>& passages,
                    const EntryId& id) {
    for (const Passage& passage : passages) add("evidence", title, passage, id);
  }

  void add(const std::string& kind, const Description& title, const Passage& passage,
           const EntryId& id) {
    if (reading_.places.text_key(passage.text) != document_) return;
    marks_.push_back({kind, title, passage.ranges, {reading_.records.ref(id)}});
  }

  Reading& reading_;
  const EntryId document_;
  const Entry* entry_ = nullptr;
  std::vector<TextMark> marks_;
};

}  // namespace

std::vector<TextMark> text_marks(Reading& reading, const EntryId& document) {
  return MarkCollector(reading, document).collect();
}

}  // namespace prov::report
