// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "report/reading.h"
#include "report/words.h"

namespace prov::report {
namespace {

CaptureLine capture_line(Reading& reading, const Entry& entry, const Capture& capture) {
  return {capture,
          entry.time,
          reading.records.reviewer(entry.id),
          erased(entry),
          {reading.records.ref(entry.id)}};
}

std::vector<CaptureLine> captures_of(Reading& reading, const EntryId& document) {
  std::vector<CaptureLine> lines;
  for (const Entry* entry : reading.around(document)) {
    const Capture* capture = nullptr;
    if (const auto* add = std::get_if<DocumentAdd>(&entry->content)) capture = &add->capture;
    if (const auto* more = std::get_if<CaptureRecord>(&entry->content)) capture = &more->capture;
    if (capture == nullptr || reading.naming.document_of(entry->id) != document) continue;
    if (!reading.records.withdrawn(entry->id)) {
      lines.push_back(capture_line(reading, *entry, *capture));
    }
  }
  return lines;
}

/// Ties of those whom any column names as publisher: the stated affiliation of a document is mostly
/// that of its publisher. They keep their own row, for the document does not say them itself.
void add_publisher_ties(Reading& reading, std::vector<SourceRow>& rows) {
  std::set<EntryId> publishers;
  for (const std::vector<SourceValue>& column : row_of(rows, "publisher").columns) {
    for (const SourceValue& value : column) {
      if (value.thing) publishers.insert(value.thing->entry.id);
    }
  }
  std::vector<Tie> ties;
  for (const EntryId& publisher : publishers) {
    for (Tie& tie : tie_lines(reading, publisher, [&](const AffiliationRecord& tie) {
           return tie.subject.whole() == publisher;
         })) {
      ties.push_back(std::move(tie));
    }
  }
  std::stable_sort(ties.begin(), ties.end(), [&](const Tie& a, const Tie& b) {
    return reading.records.order(a.entries.front().id) <
           reading.records.order(b.entries.front().id);
  });
  for (const Tie& tie : ties) {
    SourceValue value;
    value.text = tie.subject.name + ": " + relation_words(tie.relation) + " " + tie.object.name;
    value.tie = tie;
    value.erased = tie.erased;
    value.by = tie.by;
    value.reviewer = tie.reviewer;
    value.evidence = tie.evidence;
    value.rationale = tie.rationale;
    value.note = tie.note;
    value.valid_from = tie.valid_from;
    value.valid_to = tie.valid_to;
    value.entries = tie.entries;
    row_of(rows, "publisherAffiliation")
        .columns[static_cast<std::size_t>(tie.basis)]
        .push_back(std::move(value));
  }
  std::erase_if(rows, [](const SourceRow& row) {
    return row.columns[0].empty() && row.columns[1].empty() && row.columns[2].empty();
  });
  sort_rows(rows);
}

bool entry_in_document(Reading& reading, const Entry& entry, const EntryId& document) {
  const auto in = [&](const Passage& passage) {
    return reading.places.in_document(passage, document);
  };
  const auto target_in = [&](const std::optional<EntryId>& target) {
    if (!target) return false;
    if (reading.naming.canonical(*target) == document) return true;
    if (const auto* one = reading.records.content<AttributionRecord>(*target)) {
      return in(one->content);
    }
    const auto* appearance = reading.records.content<ClaimAppear>(*target);
    return appearance != nullptr && in(appearance->passage);
  };
  if (const auto* one = std::get_if<AttributionRecord>(&entry.content)) return in(one->content);
  if (const auto* one = std::get_if<ClaimAppear>(&entry.content)) return in(one->passage);
  if (const auto* one = std::get_if<LabelAttach>(&entry.content)) {
    return one->passage ? in(*one->passage) : target_in(one->target);
  }
  if (const auto* one = std::get_if<NoteAdd>(&entry.content)) {
    return one->passage ? in(*one->passage) : target_in(one->target);
  }
  if (const auto* one = std::get_if<StatementRecord>(&entry.content)) {
    return reading.naming.canonical(one->subject) == document;
  }
  if (const auto* one = std::get_if<AffiliationRecord>(&entry.content)) {
    return std::any_of(one->evidence.begin(), one->evidence.end(), in);
  }
  return reading.naming.document_of(entry.id) == document;
}

About about_document(Reading& reading, const EntryId& document) {
  return [&reading, document](const EntryId* target, const Passage* passage) {
    if (target != nullptr && *target == document) return true;
    return passage != nullptr && reading.places.in_document(*passage, document);
  };
}

/// Labels of the document first, then those of its passages as they stand in it.
void in_text_order(std::vector<LabelLine>& labels) {
  const auto start = [](const LabelLine& label) -> std::uint64_t {
    return !label.place || label.place->ranges.empty() ? 0 : label.place->ranges.front().start + 1;
  };
  std::stable_sort(labels.begin(), labels.end(),
                   [&](const LabelLine& a, const LabelLine& b) { return start(a) < start(b); });
}

void fill_file(DocumentSection& section, const DocumentInfo& info) {
  section.file = info.name;
  section.sha256 = info.sha256;
  section.media_type = info.media_type;
  section.charset = info.charset;
  section.recipe = info.recipe;
  section.bytes = info.bytes;
  section.characters = info.characters;
}

}  // namespace

DocumentSection document_section(Reading& reading, const EntryId& document, bool with_text) {
  DocumentSection section;
  section.document = reading.naming.thing(document);
  for (const DocumentInfo& info : reading.naming.documents()) {
    if (info.id == document) fill_file(section, info);
  }
  section.captures = captures_of(reading, document);
  for (const CaptureLine& capture : section.captures) {
    section.entries.insert(section.entries.end(), capture.entries.begin(), capture.entries.end());
  }
  section.rows = source_rows(reading, document);
  add_publisher_ties(reading, section.rows);
  section.chains = chains(reading, document);
  section.ties = tie_lines(reading, document, [&](const AffiliationRecord& tie) {
    return std::any_of(tie.evidence.begin(), tie.evidence.end(), [&](const Passage& passage) {
      return reading.places.in_document(passage, document);
    });
  });
  section.labels = label_lines(reading, document, about_document(reading, document));
  in_text_order(section.labels);
  section.notes = note_lines(reading, document, about_document(reading, document));
  section.withdrawn = withdrawn_lines(
      reading, [&](const Entry& entry) { return entry_in_document(reading, entry, document); });
  if (with_text) section.text = document_text(reading, document);
  return section;
}

}  // namespace prov::report
