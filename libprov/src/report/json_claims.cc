// SPDX-License-Identifier: Apache-2.0
#include "report/json_parts.h"

namespace prov::report {
namespace {

json::Value field_to_json(const FieldValue& field) {
  return json::Value::object()
      .set("date", date_or_null(field.date))
      .set("entries", to_json_array(field.entries))
      .set("erased", field.erased)
      .set("from", date_or_null(field.from))
      .set("name", json::or_null(field.field))
      .set("number", field.number ? json::Value(*field.number) : json::Value())
      .set("place", to_json_or_null(field.place))
      .set("to", date_or_null(field.to))
      .set("value", json::or_null(field.value));
}

json::Value appearance_to_json(const AppearanceColumn& column) {
  json::Value fields = json::Value::array();
  for (const FieldValue& field : column.fields) fields.push(field_to_json(field));
  return json::Value::object()
      .set("entries", to_json_array(column.entries))
      .set("erased", column.erased)
      .set("fields", std::move(fields))
      .set("note", json::or_null(column.note))
      .set("place", to_json(column.place))
      .set("reviewer", column.reviewer)
      .set("saidBy", to_json_array(column.said_by))
      .set("stance", json::or_null(column.stance))
      .set("stanceMeaning", json::or_null(column.stance_meaning))
      .set("through", to_json_array(column.through));
}

json::Value pair_to_json(const PairDifference& pair) {
  return json::Value::object()
      .set("days", pair.days ? json::Value(*pair.days) : json::Value())
      .set("first", std::uint64_t{pair.first})
      .set("number", pair.number ? json::Value(*pair.number) : json::Value())
      .set("relation", pair.relation)
      .set("second", std::uint64_t{pair.second});
}

json::Value row_to_json(const ClaimRow& row) {
  json::Value cells = json::Value::array(), pairs = json::Value::array();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    EntryRefs entries;
    for (const EntryRefs& one : row.entries[i]) {
      entries.insert(entries.end(), one.begin(), one.end());
    }
    cells.push(json::Value::object()
                   .set("entries", to_json_array(entries))
                   .set("values", json::array_of(row.cells[i])));
  }
  for (const PairDifference& pair : row.pairs) pairs.push(pair_to_json(pair));
  return json::Value::object()
      .set("cells", std::move(cells))
      .set("difference", json::or_null(row.difference))
      .set("name", row.name)
      .set("pairs", std::move(pairs));
}

json::Value origin_to_json(const Origin& origin) {
  return json::Value::object()
      .set("entries", to_json_array(origin.entries))
      .set("name", json::or_null(origin.name))
      .set("ownVoice", origin.own_voice)
      .set("withdrawn", origin.withdrawn);
}

json::Value origin_to_json(const OriginLine& line) {
  return json::Value::object()
      .set("judgements", to_json_array(line.judgements))
      .set("with", line.with)
      .set("without", line.without);
}

}  // namespace

json::Value to_json(const ClaimSection& section) {
  json::Value appearances = json::Value::array(), rows = json::Value::array(),
              origins = json::Value::array(), names = json::Value::array();
  for (const AppearanceColumn& one : section.appearances) appearances.push(appearance_to_json(one));
  for (const ClaimRow& row : section.rows) rows.push(row_to_json(row));
  for (const OriginLine& line : section.origin_lines) origins.push(origin_to_json(line));
  for (const Origin& origin : section.origins) names.push(origin_to_json(origin));
  return json::Value::object()
      .set("appearances", std::move(appearances))
      .set("claim", to_json(section.claim))
      .set("comparison", std::move(rows))
      .set("documents", to_json_array(section.documents))
      .set("entries", to_json_array(section.entries))
      .set("erased", section.erased)
      .set("labels", to_json_array(section.labels))
      .set("note", json::or_null(section.note))
      .set("notes", to_json_array(section.notes))
      .set("originJudgements", std::move(origins))
      .set("originNames", std::move(names))
      .set("origins", std::uint64_t{section.origins.size()})
      .set("originsLeftOut", section.origins_left_out)
      .set("originsUnknown", section.origins_unknown)
      .set("text", json::or_null(section.text))
      .set("withdrawn", to_json_array(section.withdrawn));
}

}  // namespace prov::report
