// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include "report/reading.h"

namespace prov::report {
namespace {

constexpr std::array<std::string_view, 19> kPropertyOrder = {
    "title",           "subtitle",      "publisher",   "author",
    "editor",          "translator",    "date",        "publishedAt",
    "updatedAt",       "retrievedAt",   "url",         "archiveUrl",
    "language",        "licence",       "affiliation", "publisherAffiliation",
    "republicationOf", "translationOf", "owner"};

std::size_t property_place(std::string_view property) {
  return static_cast<std::size_t>(
      std::find(kPropertyOrder.begin(), kPropertyOrder.end(), property) - kPropertyOrder.begin());
}

std::optional<Thing> stated_by(Reading& reading, const std::optional<EntryId>& by,
                               const EntryId& subject) {
  if (!by || reading.naming.canonical(*by) == subject) return std::nullopt;
  return reading.naming.thing(*by);
}

SourceValue value_of(Reading& reading, const Entry& entry, const StatementRecord& statement,
                     std::size_t index) {
  const Property& property = statement.properties[index];
  SourceValue value;
  value.none = property.none;
  value.text = property.value;
  if (property.ref) value.thing = reading.naming.thing(*property.ref);
  value.date = property.date;
  value.erased = erased(entry) && !property.none && !property.ref;
  value.by = stated_by(reading, statement.by, reading.naming.canonical(statement.subject));
  value.reviewer = reading.records.reviewer(entry.id);
  value.evidence = reading.places.places(property.evidence);
  value.rationale = statement.rationale;
  value.note = statement.note;
  value.valid_from = statement.valid_from;
  value.valid_to = statement.valid_to;
  value.entries = {reading.records.ref(id_of_property(entry, statement, index))};
  return value;
}

}  // namespace

EntryId id_of_property(const Entry& entry, const StatementRecord& statement, std::size_t index) {
  EntryId id = entry.id.whole();
  if (statement.properties.size() > 1) id.item = static_cast<std::uint32_t>(index + 1);
  return id;
}

SourceRow& row_of(std::vector<SourceRow>& rows, const std::string& property) {
  for (SourceRow& row : rows) {
    if (row.property == property) return row;
  }
  rows.push_back({property, {}});
  return rows.back();
}

void sort_rows(std::vector<SourceRow>& rows) {
  std::sort(rows.begin(), rows.end(), [](const SourceRow& a, const SourceRow& b) {
    const std::size_t left = property_place(a.property), right = property_place(b.property);
    return left != right ? left < right : a.property < b.property;
  });
}

std::vector<SourceRow> source_rows(Reading& reading, const EntryId& subject) {
  std::vector<SourceRow> rows;
  reading.each_around<StatementRecord>(
      subject, [&](const Entry& entry, const StatementRecord& statement) {
        if (reading.naming.canonical(statement.subject) != subject) return;
        for (std::size_t i = 0; i < statement.properties.size(); ++i) {
          const EntryId item{entry.id.log, entry.id.seq, static_cast<std::uint32_t>(i + 1)};
          if (reading.records.withdrawn(item)) continue;
          SourceRow& row = row_of(rows, statement.properties[i].name);
          row.columns[static_cast<std::size_t>(statement.basis)].push_back(
              value_of(reading, entry, statement, i));
        }
      });
  sort_rows(rows);
  return rows;
}

std::vector<Tie> tie_lines(Reading& reading, const EntryId& thing,
                           const std::function<bool(const AffiliationRecord&)>& about) {
  std::vector<Tie> ties;
  reading.each_around<AffiliationRecord>(
      thing, [&](const Entry& entry, const AffiliationRecord& record) {
        if (!about(record)) return;
        Tie tie;
        tie.subject = reading.naming.thing(record.subject);
        tie.object = reading.naming.thing(record.object);
        tie.relation = record.relation;
        tie.basis = record.basis;
        tie.by = stated_by(reading, record.by, reading.naming.canonical(record.subject));
        tie.reviewer = reading.records.reviewer(entry.id);
        tie.wording = record.wording;
        tie.rationale = record.rationale;
        tie.note = record.note;
        tie.erased = erased(entry);
        tie.evidence = reading.places.places(record.evidence);
        tie.valid_from = record.valid_from;
        tie.valid_to = record.valid_to;
        tie.entries = {reading.records.ref(entry.id)};
        ties.push_back(std::move(tie));
      });
  return ties;
}

}  // namespace prov::report
