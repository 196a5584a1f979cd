// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "report/reading.h"

namespace prov::report {
namespace {

/// Deeper ones stand at the top and say so; hostile imports could nest without end.
constexpr std::size_t kDeepest = 64;

struct Flat {
  ChainNode node;
  std::vector<std::size_t> inside;
  std::size_t depth = 1;
  bool top = true;
};

ChainNode node_of(Reading& reading, const Entry& entry, const AttributionRecord& attribution) {
  ChainNode node;
  if (attribution.source) node.source = reading.naming.thing(*attribution.source);
  node.source_words = reading.places.place(attribution.source_passage);
  node.source_unknown = !attribution.source && !attribution.source_passage;
  node.content = reading.places.place(attribution.content);
  node.cue = reading.places.place(attribution.cue);
  if (attribution.form) {
    node.form = attribution.form->concept_id;
    node.form_meaning = concept_words(reading, *attribution.form).meaning;
  }
  for (std::size_t i = 0; i < attribution.via.size(); ++i) {
    const EntryId item{entry.id.log, entry.id.seq, static_cast<std::uint32_t>(i + 1)};
    if (reading.records.withdrawn(item)) continue;
    const Relay& relay = attribution.via[i];
    node.via.push_back({reading.naming.thing(relay.who),
                        reading.places.place(relay.cue),
                        {reading.records.ref(item)}});
  }
  node.note = attribution.note;
  node.reviewer = reading.records.reviewer(entry.id);
  node.entries = {reading.records.ref(entry.id)};
  return node;
}

std::string why_at_top(Reading& reading, const EntryId& within) {
  const std::string id = reading.records.ref(within).shown;
  if (reading.records.withdrawn(within)) return "within " + id + ", which is withdrawn";
  if (reading.records.find(within) == nullptr) return "within " + id + ", which is not held here";
  return "within " + id;
}

ChainNode grown(std::vector<Flat>& flat, std::size_t index) {
  Flat& own = flat[index];
  std::stable_sort(own.inside.begin(), own.inside.end(), [&](std::size_t a, std::size_t b) {
    return flat[a].node.content.ranges < flat[b].node.content.ranges;
  });
  ChainNode node = std::move(own.node);
  for (const std::size_t child : own.inside) node.inside.push_back(grown(flat, child));
  return node;
}

}  // namespace

std::vector<ChainNode> chains(Reading& reading, const EntryId& document) {
  std::vector<Flat> flat;
  std::map<EntryId, std::size_t> known;
  Flat root;
  reading.each_around<AttributionRecord>(
      document, [&](const Entry& entry, const AttributionRecord& attribution) {
        if (!reading.places.in_document(attribution.content, document)) return;
        Flat own{node_of(reading, entry, attribution), {}, 1, true};
        if (attribution.within) {
          const auto parent = known.find(attribution.within->whole());
          if (parent != known.end() && flat[parent->second].depth < kDeepest) {
            own.depth = flat[parent->second].depth + 1;
            own.top = false;
            flat[parent->second].inside.push_back(flat.size());
          } else {
            own.node.outside = why_at_top(reading, *attribution.within);
          }
        }
        known[entry.id.whole()] = flat.size();
        if (own.top) root.inside.push_back(flat.size());
        flat.push_back(std::move(own));
      });
  flat.push_back(std::move(root));
  return grown(flat, flat.size() - 1).inside;
}

}  // namespace prov::report
