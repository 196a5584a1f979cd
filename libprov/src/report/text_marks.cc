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
    for (const Entry* entry : reading_.around(document_)) {
      if (reading_.records.withdrawn(entry->id)) continue;
      entry_ = entry;
      std::visit(*this, entry->content);
    }
    return std::move(marks_);
  }

  void operator()(const AttributionRecord& one) {
    add("attribution", one.content, entry_->id, [&] { return said_by(one); });
    evidence(one.cue, entry_->id, [&] { return ours("cue of ") + named({entry_, &one}); });
    evidence(one.source_passage, entry_->id, [&] {
      return ours("names ") + named({entry_, &one});
    });
    for (std::size_t i = 0; i < one.via.size(); ++i) {
      if (!counts(i)) continue;
      evidence(one.via[i].cue, item(i), [&] {
        return ours("cue of ") + name(one.via[i].who) + ours(", through whom it comes");
      });
    }
  }

  void operator()(const ClaimAppear& one) {
    const auto claim = [&] { return ours("claim ") + name(one.claim); };
    add("appearance", one.passage, entry_->id, claim);
    for (std::size_t i = 0; i < one.fields.size(); ++i) {
      if (!counts(i)) continue;
      evidence(one.fields[i].passage, item(i),
               [&] { return theirs(one.fields[i].name) + ours(" of ") + claim(); });
    }
  }

  void operator()(const LabelAttach& one) {
    if (!one.passage) return;
    add("label", *one.passage, entry_->id, [&] { return label_title(reading_, one); });
  }

  void operator()(const NoteAdd& one) {
    if (!one.passage) return;
    add("note", *one.passage, entry_->id, [&] { return note_title(*entry_, one); });
  }

  void operator()(const StatementRecord& one) {
    for (std::size_t i = 0; i < one.properties.size(); ++i) {
      const Property& property = one.properties[i];
      if (!counts(i)) continue;
      all_evidence(property.evidence, id_of_property(*entry_, one, i), [&] {
        const Description title = ours("evidence of ") + theirs(property_words(property.name));
        const bool own = reading_.naming.canonical(one.subject) == document_;
        return own ? title : title + ours(" of ") + name(one.subject);
      });
    }
  }

  void operator()(const AffiliationRecord& one) {
    all_evidence(one.evidence, entry_->id, [&] {
      return ours("evidence of ") + name(one.subject) + ours(": ") +
             theirs(relation_words(one.relation)) + ours(" ") + name(one.object);
    });
  }

  void operator()(const DocumentCite& one) {
    all_evidence(one.evidence, entry_->id, [&] { return ours("mention of ") + name(entry_->id); });
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
    const Description words = thing.erased ? ours("(erased)") : theirs(thing.name);
    return thing.withdrawn ? words + ours(" (withdrawn)") : words;
  }
  [[nodiscard]] Description named(const Enclosing& enclosing) {
    const SpokenBy by = speaker(reading_, enclosing);
    if (by.unknown) return ours("somebody not known");
    const bool withdrawn = by.thing && by.thing->withdrawn;
    return withdrawn ? theirs(by.speaker) + ours(" (withdrawn)") : theirs(by.speaker);
  }

  Description said_by(const AttributionRecord& one) {
    Description title = ours("said by ") + named({entry_, &one});
    for (std::size_t i = 0; i < one.via.size(); ++i) {
      if (counts(i)) title = title + ours(", through ") + name(one.via[i].who);
    }
    if (const auto around = parent_of(reading_, one)) {
      title = title + ours(", within what ") + named(*around) + ours(" says");
    }
    return title;
  }

  template <class Title>
  void evidence(const std::optional<Passage>& passage, const EntryId& id, const Title& title) {
    if (passage) add("evidence", *passage, id, title);
  }
  template <class Title>
  void all_evidence(const std::vector<Passage>& passages, const EntryId& id, const Title& title) {
    for (const Passage& passage : passages) add("evidence", passage, id, title);
  }

  /// `title` is asked only for what lies in this text of the document.
  template <class Title>
  void add(const std::string& kind, const Passage& passage, const EntryId& id, const Title& title) {
    if (reading_.places.text_key(passage.text) != document_) return;
    marks_.push_back({kind, title(), passage.ranges, {reading_.records.ref(id)}});
  }

  Reading& reading_;
  const EntryId document_;
  const Entry* entry_ = nullptr;
  std::vector<TextMark> marks_;
};

}  // namespace

Description label_title(const Reading& reading, const LabelAttach& attached) {
  const ConceptWords words = concept_words(reading, attached.label);
  return ours("label “") + theirs(words.meaning.empty() ? words.label : words.meaning) + ours("”");
}

Description note_title(const Entry& entry, const NoteAdd& note) {
  if (erased(entry)) return ours("note (erased)");
  return ours("note “") + theirs(shortened(note.text, kShortQuote)) + ours("”");
}

std::vector<TextMark> text_marks(Reading& reading, const EntryId& document) {
  return MarkCollector(reading, document).collect();
}

}  // namespace prov::report
