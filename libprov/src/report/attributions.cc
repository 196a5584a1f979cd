// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "model/references.h"
#include "report/reading.h"

namespace prov::report {

Reading::Reading(Case& opened, const std::vector<EntryId>& targets)
    : records(opened, targets), naming(records), places(records, naming) {
  records.each_valid<AttributionRecord>([&](const Entry& entry, const AttributionRecord& one) {
    attributions_[places.text_key(one.content.text)].push_back({&entry, &one});
  });
  for (const Entry& entry : records.all()) {
    if (entry.body == PartState::present) place_around(entry);
  }
}

void Reading::place_around(const Entry& entry) {
  const auto add = [&](const EntryId& id) {
    std::vector<const Entry*>& entries = around_[naming.document_of(id).value_or(id.whole())];
    if (entries.empty() || entries.back() != &entry) entries.push_back(&entry);
  };
  const auto add_all = [&](const Content& content) {
    for (const EntryId& id : references_of(content)) add(id);
  };
  add(entry.id);
  add_all(entry.content);
  std::optional<EntryId> target;
  if (const auto* label = std::get_if<LabelAttach>(&entry.content)) target = label->target;
  if (const auto* note = std::get_if<NoteAdd>(&entry.content)) target = note->target;
  const Entry* remarked = target ? records.find(*target) : nullptr;
  if (remarked != nullptr) add_all(remarked->content);
}

const std::vector<const Entry*>& Reading::around(const EntryId& thing) {
  static const std::vector<const Entry*> none;
  const auto found = around_.find(thing.whole());
  return found == around_.end() ? none : found->second;
}

const std::vector<Enclosing>& Reading::attributions_in(const EntryId& text) const {
  static const std::vector<Enclosing> none;
  const auto found = attributions_.find(places.text_key(text));
  return found == attributions_.end() ? none : found->second;
}

SpokenBy speaker(Reading& reading, const Enclosing& enclosing) {
  SpokenBy spoken;
  const AttributionRecord& attribution = *enclosing.attribution;
  if (enclosing.entry != nullptr)
    spoken.entries.push_back(reading.records.ref(enclosing.entry->id));
  if (attribution.source) {
    spoken.thing = reading.naming.thing(*attribution.source);
    spoken.speaker = spoken.thing->erased ? "(erased)" : spoken.thing->name;
  } else if (attribution.source_passage) {
    const Place place = reading.places.place(*attribution.source_passage);
    spoken.speaker = place.erased ? "(erased)" : "“" + place.words + "”";
  }
  spoken.unknown = spoken.speaker.empty();
  return spoken;
}

std::vector<Enclosing> innermost_around(Reading& reading, const Passage& passage,
                                        const std::optional<EntryId>& except) {
  std::map<std::string, std::vector<Enclosing>> by_log;
  for (const Enclosing& one : reading.attributions_in(passage.text)) {
    if (except && one.entry->id == *except) continue;
    if (!reading.places.encloses(one.attribution->content, passage)) continue;
    std::vector<Enclosing>& best = by_log[one.entry->id.log];
    const std::uint64_t size = length(one.attribution->content);
    const std::uint64_t least = best.empty() ? size : length(best[0].attribution->content);
    if (size > least) continue;
    if (size < least) best.clear();
    best.push_back(one);
  }
  std::vector<Enclosing> result;
  for (const auto& [log, found] : by_log) result.insert(result.end(), found.begin(), found.end());
  std::sort(result.begin(), result.end(), [&](const Enclosing& a, const Enclosing& b) {
    return reading.records.order(a.entry->id) < reading.records.order(b.entry->id);
  });
  return result;
}

std::optional<Enclosing> parent_of(Reading& reading, const AttributionRecord& attribution) {
  if (!attribution.within || reading.records.withdrawn(*attribution.within)) return std::nullopt;
  const Entry* entry = reading.records.find(*attribution.within);
  const auto* parent = reading.records.content<AttributionRecord>(*attribution.within);
  if (entry == nullptr || parent == nullptr) return std::nullopt;
  return Enclosing{entry, parent};
}

}  // namespace prov::report
