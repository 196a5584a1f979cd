// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "report/reading.h"

#include <prov/error.h>

namespace prov::report {
namespace {

/// A property counts as looked at when any of its second names is on record.
struct Wanted {
  std::string_view property;
  std::array<std::string_view, 4> found_by;
};
constexpr std::array<Wanted, 8> kWanted = {{
    {"title", {"title"}},
    {"publisher", {"publisher"}},
    {"author", {"author"}},
    {"date", {"date", "publishedAt", "updatedAt"}},
    {"language", {"language"}},
    {"affiliation", {"affiliation", "publisherAffiliation"}},
    {"url", {"url", "archiveUrl"}},
    {"licence", {"licence"}},
}};

bool has_row(const DocumentSection& section, const Wanted& wanted) {
  return std::any_of(section.rows.begin(), section.rows.end(), [&](const SourceRow& row) {
    return std::find(wanted.found_by.begin(), wanted.found_by.end(), row.property) !=
           wanted.found_by.end();
  });
}

bool captured_from_url(const DocumentSection& section) {
  return std::any_of(section.captures.begin(), section.captures.end(), [](const CaptureLine& line) {
    return !line.capture.url.empty() || !line.capture.archive_url.empty();
  });
}

/// Ranges of everything marked in the document's text: attributions with their cues and sources,
/// appearances with their values, labels, notes, the words of ties and mentions of cited documents.
/// A source detail does not count: a title in line 1 is no reading of line 1.
std::vector<Range> marked(Reading& reading, const EntryId& document) {
  std::vector<Range> ranges;
  const auto add = [&](const Passage& passage) {
    if (reading.places.text_key(passage.text) != document) return;
    ranges.insert(ranges.end(), passage.ranges.begin(), passage.ranges.end());
  };
  const auto add_if = [&](const std::optional<Passage>& passage) {
    if (passage) add(*passage);
  };
  const auto add_all = [&](const std::vector<Passage>& passages) {
    for (const Passage& passage : passages) add(passage);
  };
  for (const Enclosing& one : reading.attributions_in(document)) {
    add(one.attribution->content);
    add_if(one.attribution->cue);
    add_if(one.attribution->source_passage);
    for (const Relay& relay : one.attribution->via) add_if(relay.cue);
  }
  reading.each_around<ClaimAppear>(document, [&](const Entry&, const ClaimAppear& appearance) {
    add(appearance.passage);
    for (const Field& field : appearance.fields) add_if(field.passage);
  });
  reading.each_around<LabelAttach>(
      document, [&](const Entry&, const LabelAttach& label) { add_if(label.passage); });
  reading.each_around<NoteAdd>(document,
                               [&](const Entry&, const NoteAdd& note) { add_if(note.passage); });
  reading.each_around<AffiliationRecord>(
      document, [&](const Entry&, const AffiliationRecord& tie) { add_all(tie.evidence); });
  reading.each_around<DocumentCite>(
      document, [&](const Entry&, const DocumentCite& cited) { add_all(cited.evidence); });
  return ranges;
}

bool has_appearance(Reading& reading, const EntryId& document) {
  bool found = false;
  reading.each_around<ClaimAppear>(document, [&](const Entry&, const ClaimAppear& appearance) {
    found = found || reading.places.in_document(appearance.passage, document);
  });
  return found;
}

}  // namespace

Unseen unseen(Reading& reading, const DocumentSection& section) {
  Unseen result;
  result.document = section.document;
  const EntryId& document = section.document.entry.id;
  result.untouched = section.rows.empty() && section.chains.empty() && section.ties.empty() &&
                     section.labels.empty() && section.notes.empty() &&
                     !has_appearance(reading, document);
  for (const Wanted& wanted : kWanted) {
    const bool captured = wanted.property == "url" && captured_from_url(section);
    if (!captured && !has_row(section, wanted)) result.properties.emplace_back(wanted.property);
  }
  try {
    const std::string text = reading.records.opened().text(document);
    result.lines = untouched_lines(text, marked(reading, document));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;  // erased: there are no lines to look at
  }
  return result;
}

}  // namespace prov::report
