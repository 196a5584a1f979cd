// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "report/reading.h"

namespace prov::report {
namespace {

std::vector<SpeechLine> speech_of(Reading& reading, const EntryId& party) {
  std::vector<SpeechLine> lines;
  reading.each_around<AttributionRecord>(
      party, [&](const Entry& entry, const AttributionRecord& attribution) {
        if (attribution.source && attribution.source->whole() == party) {
          lines.push_back(
              {reading.places.place(attribution.content), false, {reading.records.ref(entry.id)}});
        }
        for (std::size_t i = 0; i < attribution.via.size(); ++i) {
          const EntryId item{entry.id.log, entry.id.seq, static_cast<std::uint32_t>(i + 1)};
          const bool own = attribution.via[i].who.whole() == party;
          if (!own || reading.records.withdrawn(item)) continue;
          lines.push_back(
              {reading.places.place(attribution.content), true, {reading.records.ref(item)}});
        }
      });
  return lines;
}

std::vector<PublishedLine> published_by(Reading& reading, const EntryId& party) {
  std::vector<PublishedLine> lines;
  reading.each_around<StatementRecord>(
      party, [&](const Entry& entry, const StatementRecord& statement) {
        const Thing document = reading.naming.thing(reading.naming.canonical(statement.subject));
        for (std::size_t i = 0; i < statement.properties.size(); ++i) {
          const Property& property = statement.properties[i];
          const EntryId item{entry.id.log, entry.id.seq, static_cast<std::uint32_t>(i + 1)};
          if (property.name != "publisher" || !property.ref || property.ref->whole() != party ||
              reading.records.withdrawn(item)) {
            continue;
          }
          const auto same = std::find_if(lines.begin(), lines.end(), [&](const auto& line) {
            return line.document.entry.id == document.entry.id && line.basis == statement.basis;
          });
          PublishedLine& line =
              same == lines.end() ? lines.emplace_back(PublishedLine{document, statement.basis, {}})
                                  : *same;
          line.entries.push_back(reading.records.ref(item));
        }
      });
  return lines;
}

bool entry_about_party(Reading& reading, const Entry& entry, const EntryId& party) {
  if (entry.id == party) return true;
  if (const auto* one = std::get_if<StatementRecord>(&entry.content)) {
    return one->subject.whole() == party;
  }
  if (const auto* one = std::get_if<AffiliationRecord>(&entry.content)) {
    return one->subject.whole() == party || one->object.whole() == party;
  }
  std::optional<EntryId> target;
  if (const auto* one = std::get_if<LabelAttach>(&entry.content)) target = one->target;
  if (const auto* one = std::get_if<NoteAdd>(&entry.content)) target = one->target;
  return target && reading.naming.canonical(*target) == party;
}

void fill_identity(Reading& reading, PartySection& section, const EntryId& party) {
  section.handle = reading.naming.handle(party);
  if (const auto* agent = reading.records.content<AgentAdd>(party)) {
    section.kind = agent->kind;
    section.aliases = agent->aliases;
    section.note = agent->note;
  } else if (const auto* cited = reading.records.content<DocumentCite>(party)) {
    section.note = cited->note;
    section.mentions = reading.places.places(cited->evidence);
  }
}

}  // namespace

PartySection party_section(Reading& reading, const EntryId& party) {
  PartySection section;
  section.party = reading.naming.thing(party);
  section.entries = {reading.records.ref(party)};
  fill_identity(reading, section, party);
  section.rows = source_rows(reading, party);
  section.ties = tie_lines(
      reading, party, [&](const AffiliationRecord& tie) { return tie.subject.whole() == party; });
  section.ties_to = tie_lines(
      reading, party, [&](const AffiliationRecord& tie) { return tie.object.whole() == party; });
  section.publishes = published_by(reading, party);
  section.speech = speech_of(reading, party);
  const About about = [&](const EntryId* target, const Passage*) {
    return target != nullptr && *target == party;
  };
  section.labels = label_lines(reading, party, about);
  section.notes = note_lines(reading, party, about);
  section.withdrawn = withdrawn_lines(
      reading, [&](const Entry& entry) { return entry_about_party(reading, entry, party); });
  return section;
}

}  // namespace prov::report
