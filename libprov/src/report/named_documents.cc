// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <prov/summary.h>

#include "report/reading.h"

namespace prov::report {
namespace {

/// The documents in which a section's passages lie, in merged order, but those with a section.
class NamedDocuments {
 public:
  NamedDocuments(Reading& reading, const Summary& summary) : reading_(reading) {
    for (const DocumentSection& section : summary.documents) {
      own_.insert(section.document.entry.id);
    }
  }

  void fill(PartySection& section) {
    for (const PublishedLine& line : section.publishes) add(line.document.entry.id);
    for (const Place& place : section.mentions) add(place.document);
    for (const SpeechLine& line : section.speech) add(line.content.document);
    for (const SourceRow& row : section.rows) {
      for (const auto& column : row.columns) add_evidence(column);
    }
    add_evidence(section.ties);
    add_evidence(section.ties_to);
    finish(section);
  }

  void fill(ClaimSection& section) {
    for (const AppearanceColumn& column : section.appearances) add(column.place.document);
    finish(section);
  }

 private:
  void add(const EntryId& id) {
    if (!own_.contains(id)) ids_.insert(id);
  }

  template <class Line>
  void add_evidence(const std::vector<Line>& lines) {
    for (const Line& line : lines) {
      for (const Place& place : line.evidence) add(place.document);
    }
  }

  template <class Section>
  void finish(Section& section) {
    for (const auto& line : section.labels) {
      if (line.place) add(line.place->document);
    }
    for (const auto& line : section.notes) {
      if (line.place) add(line.place->document);
    }
    if (ids_.empty()) return;
    for (const DocumentInfo& info : reading_.naming.documents()) {
      if (!ids_.contains(info.id)) continue;
      DocumentLine line{reading_.naming.thing(info.id), info.name, info.sha256, {}};
      for (const EntryId& added : info.added_by)
        line.entries.push_back(reading_.records.ref(added));
      section.documents.push_back(std::move(line));
    }
    ids_.clear();
  }

  Reading& reading_;
  std::set<EntryId> own_, ids_;
};

}  // namespace

void fill_named_documents(Reading& reading, Summary& summary) {
  NamedDocuments named(reading, summary);
  for (PartySection& section : summary.parties) named.fill(section);
  for (PartySection& section : summary.cited) named.fill(section);
  for (ClaimSection& section : summary.claims) named.fill(section);
}

}  // namespace prov::report
