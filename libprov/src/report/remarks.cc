// SPDX-License-Identifier: Apache-2.0
// Labels, notes, withdrawn things and objections: what people attach to other entries.
#include <set>

#include "report/reading.h"

namespace prov::report {
namespace {

/// The passage that stands for a target: the content of an attribution, the words of an appearance.
const Passage* passage_of(const Reading& reading, const EntryId& target) {
  if (const auto* found = reading.records.content<AttributionRecord>(target))
    return &found->content;
  if (const auto* found = reading.records.content<ClaimAppear>(target)) return &found->passage;
  return nullptr;
}

template <class Remark>
bool accepted(const Reading& reading, const Remark& remark, const About& about) {
  if (remark.passage) return about(nullptr, &*remark.passage);
  if (!remark.target) return false;
  const EntryId target = reading.naming.canonical(*remark.target);
  return about(&target, passage_of(reading, target));
}

LabelLine label_line(Reading& reading, const Entry& entry, const LabelAttach& label) {
  LabelLine line;
  const ConceptWords words = concept_words(reading, label.label);
  line.vocabulary = words.vocabulary;
  line.label = words.label;
  line.meaning = words.meaning;
  line.on_passage = label.passage.has_value();
  const Passage* passage = label.passage ? &*label.passage : passage_of(reading, *label.target);
  if (passage != nullptr) {
    line.place = reading.places.place(*passage);
    std::optional<EntryId> except;
    if (label.target) except = label.target->whole();
    for (const Enclosing& around : innermost_around(reading, *passage, except)) {
      line.spoken_by.push_back(speaker(reading, around));
    }
  }
  if (label.target) line.target = describe_target(reading, *label.target);
  line.confidence = label.confidence;
  line.rationale = label.rationale;
  line.reviewer = reading.records.reviewer(entry.id);
  line.erased = erased(entry);
  line.entries = {reading.records.ref(entry.id)};
  return line;
}

void add_withdrawn(Reading& reading, const EntryId& id, std::set<EntryId>& seen,
                   std::vector<WithdrawnLine>& lines) {
  if (!reading.records.withdrawn(id) || !seen.insert(id).second) return;
  WithdrawnLine line;
  line.what = describe(reading, id);
  line.entries = {reading.records.ref(id)};
  line.reviewer = reading.records.reviewer(id);
  for (const EntryId& withdrawal : reading.records.withdrawals(id)) {
    const auto* content = reading.records.content<EntryWithdraw>(withdrawal);
    const std::string reason =
        erased(*reading.records.find(withdrawal)) ? "(erased)" : content->reason;
    line.reason += (line.reason.empty() || reason.empty() ? "" : "; ") + reason;
    line.entries.push_back(reading.records.ref(withdrawal));
  }
  lines.push_back(std::move(line));
}

std::size_t items_of(const Entry& entry) {
  if (const auto* content = std::get_if<StatementRecord>(&entry.content)) {
    return content->properties.size();
  }
  if (const auto* content = std::get_if<ClaimAppear>(&entry.content)) return content->fields.size();
  if (const auto* content = std::get_if<AttributionRecord>(&entry.content)) {
    return content->via.size();
  }
  return 0;
}

}  // namespace

std::vector<LabelLine> label_lines(Reading& reading, const EntryId& thing, const About& about) {
  std::vector<LabelLine> lines;
  reading.each_around<LabelAttach>(thing, [&](const Entry& entry, const LabelAttach& label) {
    if (!label.passage && !label.target) return;
    if (accepted(reading, label, about)) lines.push_back(label_line(reading, entry, label));
  });
  return lines;
}

std::vector<NoteLine> note_lines(Reading& reading, const EntryId& thing, const About& about) {
  std::vector<NoteLine> lines;
  reading.each_around<NoteAdd>(thing, [&](const Entry& entry, const NoteAdd& note) {
    if (!accepted(reading, note, about)) return;
    NoteLine line;
    line.text = note.text;
    line.reviewer = reading.records.reviewer(entry.id);
    line.place = reading.places.place(note.passage, kBriefQuote);
    if (note.target) line.target = describe_target(reading, *note.target);
    line.erased = erased(entry);
    line.entries = {reading.records.ref(entry.id)};
    lines.push_back(std::move(line));
  });
  return lines;
}

std::vector<WithdrawnLine> withdrawn_lines(Reading& reading,
                                           const std::function<bool(const Entry&)>& about) {
  std::vector<WithdrawnLine> lines;
  std::set<EntryId> seen;
  for (const Entry* one : reading.records.touched_by_withdrawals()) {
    const Entry& entry = *one;
    if (std::holds_alternative<EntryWithdraw>(entry.content) || !about(entry)) continue;
    if (reading.records.withdrawn(entry.id)) {
      add_withdrawn(reading, entry.id, seen, lines);
      continue;
    }
    for (std::uint32_t item = 1; item <= items_of(entry); ++item) {
      add_withdrawn(reading, {entry.id.log, entry.id.seq, item}, seen, lines);
    }
  }
  return lines;
}

std::vector<ObjectionLine> objections(Reading& reading,
                                      const std::function<bool(const EntryId&)>& about) {
  std::vector<ObjectionLine> lines;
  reading.records.each<EntryWithdraw>([&](const Entry& entry, const EntryWithdraw& objection) {
    const bool own = entry.id.log == objection.target.log;
    if (own || !about(objection.target) || reading.records.withdrawn(entry.id)) return;
    lines.push_back({reading.records.ref(objection.target),
                     describe(reading, objection.target),
                     erased(entry) ? "(erased)" : objection.reason,
                     reading.records.reviewer(entry.id),
                     {reading.records.ref(entry.id)}});
  });
  return lines;
}

}  // namespace prov::report
