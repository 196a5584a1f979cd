// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "report/differences.h"
#include "report/reading.h"

namespace prov::report {
namespace {

FieldValue field_value(Reading& reading, const Entry& entry, const ClaimAppear& appearance,
                       std::size_t index) {
  const Field& field = appearance.fields[index];
  FieldValue value;
  value.field = field.name;
  value.value = field.value;
  value.erased = erased(entry);
  value.number = field.number;
  value.date = field.date;
  value.from = field.from;
  value.to = field.to;
  value.place = reading.places.place(field.passage);
  value.entries = {
      reading.records.ref({entry.id.log, entry.id.seq, static_cast<std::uint32_t>(index + 1)})};
  return value;
}

void add_through(std::vector<SpokenBy>& through, SpokenBy spoken) {
  for (const SpokenBy& known : through) {
    if (known.entries[0].id == spoken.entries[0].id) return;
  }
  through.push_back(std::move(spoken));
}

/// From outside in: those who passed an enclosing speech on, its speaker, and so on to those who
/// passed on the innermost.
void add_chain(Reading& reading, const Enclosing& innermost, std::vector<SpokenBy>& through) {
  std::vector<Enclosing> inside_out{innermost};
  while (const auto parent = parent_of(reading, *inside_out.back().attribution)) {
    inside_out.push_back(*parent);
  }
  for (std::size_t i = inside_out.size(); i-- > 0;) {
    const std::vector<Relay>& via = inside_out[i].attribution->via;
    for (std::size_t k = via.size(); k-- > 0;) {
      const EntryId& id = inside_out[i].entry->id;
      const EntryId item{id.log, id.seq, static_cast<std::uint32_t>(k + 1)};
      if (reading.records.withdrawn(item)) continue;
      const Thing who = reading.naming.thing(via[k].who);
      add_through(through,
                  {who, who.erased ? "(erased)" : who.name, false, {reading.records.ref(item)}});
    }
    if (i > 0) add_through(through, speaker(reading, inside_out[i]));
  }
}

AppearanceColumn column_of(Reading& reading, const Entry& entry, const ClaimAppear& appearance) {
  AppearanceColumn column;
  column.place = reading.places.place(appearance.passage, kLongQuote);
  if (appearance.stance) {
    column.stance = appearance.stance->concept_id;
    column.stance_meaning = concept_words(reading, *appearance.stance).meaning;
  }
  for (std::size_t i = 0; i < appearance.fields.size(); ++i) {
    const EntryId item{entry.id.log, entry.id.seq, static_cast<std::uint32_t>(i + 1)};
    if (reading.records.withdrawn(item)) continue;
    column.fields.push_back(field_value(reading, entry, appearance, i));
  }
  for (const Enclosing& around : innermost_around(reading, appearance.passage)) {
    column.said_by.push_back(speaker(reading, around));
    add_chain(reading, around, column.through);
  }
  column.note = appearance.note;
  column.reviewer = reading.records.reviewer(entry.id);
  column.erased = erased(entry);
  column.entries = {reading.records.ref(entry.id)};
  return column;
}

/// Whether whoever speaks carries the claim, rather than rejecting it.
bool carries(const AppearanceColumn& column) {
  return column.stance != "denies" && column.stance != "disputes" && column.stance != "retracts";
}

/// The speakers of one appearance: a thing by its id, words by the attribution that records them;
/// in no attribution its document speaks.
std::vector<Origin> origins_of(Reading& reading, const AppearanceColumn& column) {
  if (column.said_by.empty()) {
    const Thing document = reading.naming.thing(column.place.document);
    return {{document.entry.id, document.name, true, document.withdrawn, column.entries}};
  }
  std::vector<Origin> origins;
  for (const SpokenBy& spoken : column.said_by) {
    if (spoken.unknown) continue;
    const EntryId id =
        spoken.thing ? reading.naming.canonical(spoken.thing->entry.id) : spoken.entries[0].id;
    const bool withdrawn = spoken.thing && spoken.thing->withdrawn;
    origins.push_back({id, spoken.speaker, false, withdrawn, spoken.entries});
  }
  return origins;
}

void add_origins(Reading& reading, ClaimSection& section) {
  for (const AppearanceColumn& column : section.appearances) {
    if (!carries(column)) {
      ++section.origins_left_out;
      continue;
    }
    const std::vector<Origin> found = origins_of(reading, column);
    if (found.empty()) ++section.origins_unknown;
    for (const Origin& origin : found) {
      const auto same = [&](const Origin& known) { return known.id == origin.id; };
      const auto known = std::find_if(section.origins.begin(), section.origins.end(), same);
      if (known == section.origins.end()) section.origins.push_back(origin);
    }
  }
}

bool concerns(const Reading& reading, const EntryId& id, const EntryId& claim) {
  if (id.whole() == claim) return true;
  const auto* appearance = reading.records.content<ClaimAppear>(id);
  return appearance != nullptr && appearance->claim.whole() == claim;
}

bool entry_about_claim(const Reading& reading, const Entry& entry, const EntryId& claim) {
  if (concerns(reading, entry.id, claim)) return true;
  std::optional<EntryId> target;
  if (const auto* one = std::get_if<LabelAttach>(&entry.content)) target = one->target;
  if (const auto* one = std::get_if<NoteAdd>(&entry.content)) target = one->target;
  return target && concerns(reading, *target, claim);
}

}  // namespace

ClaimSection claim_section(Reading& reading, const EntryId& claim) {
  ClaimSection section;
  section.claim = reading.naming.thing(claim);
  section.entries = {reading.records.ref(claim)};
  if (const auto* content = reading.records.content<ClaimAdd>(claim)) {
    section.text = content->text;
    section.note = content->note;
    section.erased = erased(*reading.records.find(claim));
  }
  reading.each_around<ClaimAppear>(claim, [&](const Entry& entry, const ClaimAppear& appearance) {
    if (appearance.claim.whole() != claim) return;
    section.appearances.push_back(column_of(reading, entry, appearance));
  });
  section.rows = compare_appearances(section.appearances);
  add_origins(reading, section);
  section.origin_lines = origin_lines(
      section.origins, judgements(reading, [](const EntryId&, const EntryId&) { return true; }));
  const About about = [&](const EntryId* target, const Passage*) {
    return target != nullptr && concerns(reading, *target, claim);
  };
  section.labels = label_lines(reading, claim, about);
  section.notes = note_lines(reading, claim, about);
  section.withdrawn = withdrawn_lines(
      reading, [&](const Entry& entry) { return entry_about_claim(reading, entry, claim); });
  return section;
}

}  // namespace prov::report
