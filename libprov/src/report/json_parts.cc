// SPDX-License-Identifier: Apache-2.0
#include "report/json_parts.h"

#include "report/description.h"
#include "report/words.h"

namespace prov::report {
namespace {

json::Value value_to_json(const SourceValue& value) {
  return json::Value::object()
      .set("by", to_json_or_null(value.by))
      .set("date", date_or_null(value.date))
      .set("entries", to_json_array(value.entries))
      .set("erased", value.erased)
      .set("evidence", to_json_array(value.evidence))
      .set("none", value.none)
      .set("note", json::or_null(value.note))
      .set("rationale", json::or_null(value.rationale))
      .set("reviewer", value.reviewer)
      .set("text", json::or_null(value.text))
      .set("thing", to_json_or_null(value.thing))
      .set("validFrom", date_or_null(value.valid_from))
      .set("validTo", date_or_null(value.valid_to));
}

json::Value column_to_json(const std::vector<SourceValue>& column) {
  if (column.empty()) return {};
  json::Value array = json::Value::array();
  for (const SourceValue& value : column) array.push(value_to_json(value));
  return array;
}

std::string_view kind_name(ThingKind kind) {
  switch (kind) {
    case ThingKind::document:
      return "document";
    case ThingKind::cited:
      return "cited-document";
    case ThingKind::party:
      return "person-or-organization";
    case ThingKind::claim:
      return "claim";
    case ThingKind::other:
      break;
  }
  return "entry";
}

json::Value via_to_json(const std::vector<Custodian>& via) {
  json::Value array = json::Value::array();
  for (const Custodian& custodian : via) {
    array.push(json::Value::object()
                   .set("cue", to_json_or_null(custodian.cue))
                   .set("entries", to_json_array(custodian.entries))
                   .set("who", to_json(custodian.who)));
  }
  return array;
}

}  // namespace

json::Value to_json(const EntryRef& ref) {
  return json::Value::object()
      .set("id", ref.shown)
      .set("item", ref.id.item == 0 ? json::Value() : json::Value(std::uint64_t{ref.id.item}))
      .set("log", ref.id.log)
      .set("seq", ref.id.seq);
}

json::Value to_json(const Thing& thing) {
  return json::Value::object()
      .set("entry", to_json(thing.entry))
      .set("erased", thing.erased)
      .set("kind", kind_name(thing.kind))
      .set("name", json::or_null(thing.name))
      .set("withdrawn", thing.withdrawn);
}

json::Value to_json(const Place& place) {
  return json::Value::object()
      .set("at", place.where)
      .set("document", place.document_name)
      .set("erased", place.erased)
      .set("otherText", place.other_text)
      .set("ranges", prov::to_json(place.ranges))
      .set("words", json::or_null(place.words));
}

json::Value date_to_json(const DateValue& date) {
  return json::Value::object()
      .set("first", json::or_null(date.first))
      .set("last", json::or_null(date.last))
      .set("precision", to_string(date.precision))
      .set("raw", date.raw)
      .set("readings", json::array_of(date.readings))
      .set("reason", json::or_null(date.reason))
      .set("time", json::or_null(date.time))
      .set("words", date_words(date))
      .set("zone", json::or_null(date.zone));
}

json::Value date_or_null(const std::optional<DateValue>& date) {
  return date ? date_to_json(*date) : json::Value();
}

json::Value to_json(const SourceRow& row) {
  return json::Value::object()
      .set("othersSay", column_to_json(row.columns[1]))
      .set("property", row.property)
      .set("reviewersJudge", column_to_json(row.columns[2]))
      .set("saysOfItself", column_to_json(row.columns[0]));
}

json::Value to_json(const Tie& tie) {
  return json::Value::object()
      .set("basis", to_string(tie.basis))
      .set("by", to_json_or_null(tie.by))
      .set("entries", to_json_array(tie.entries))
      .set("erased", tie.erased)
      .set("evidence", to_json_array(tie.evidence))
      .set("note", json::or_null(tie.note))
      .set("object", to_json(tie.object))
      .set("rationale", json::or_null(tie.rationale))
      .set("relation", tie.relation)
      .set("reviewer", tie.reviewer)
      .set("subject", to_json(tie.subject))
      .set("validFrom", date_or_null(tie.valid_from))
      .set("validTo", date_or_null(tie.valid_to))
      .set("wording", json::or_null(tie.wording));
}

json::Value to_json(const SpokenBy& spoken) {
  return json::Value::object()
      .set("entries", to_json_array(spoken.entries))
      .set("speaker", json::or_null(spoken.speaker))
      .set("thing", to_json_or_null(spoken.thing));
}

json::Value to_json(const LabelLine& label) {
  return json::Value::object()
      .set("confidence", label.confidence ? json::Value(*label.confidence) : json::Value())
      .set("entries", to_json_array(label.entries))
      .set("erased", label.erased)
      .set("label", label.label)
      .set("meaning", json::or_null(label.meaning))
      .set("onPassage", label.on_passage)
      .set("place", to_json_or_null(label.place))
      .set("rationale", json::or_null(label.rationale))
      .set("reviewer", label.reviewer)
      .set("spokenBy", to_json_array(label.spoken_by))
      .set("target", json::or_null(plain_words(label.target)))
      .set("vocabulary", json::or_null(label.vocabulary));
}

json::Value to_json(const NoteLine& note) {
  return json::Value::object()
      .set("entries", to_json_array(note.entries))
      .set("erased", note.erased)
      .set("place", to_json_or_null(note.place))
      .set("reviewer", note.reviewer)
      .set("target", json::or_null(plain_words(note.target)))
      .set("text", json::or_null(note.text));
}

json::Value to_json(const ChainNode& node) {
  return json::Value::object()
      .set("content", to_json(node.content))
      .set("cue", to_json_or_null(node.cue))
      .set("entries", to_json_array(node.entries))
      .set("form", json::or_null(node.form))
      .set("formMeaning", json::or_null(node.form_meaning))
      .set("inside", to_json_array(node.inside))
      .set("note", json::or_null(node.note))
      .set("outside", json::or_null(node.outside))
      .set("reviewer", node.reviewer)
      .set("source", to_json_or_null(node.source))
      .set("sourceUnknown", node.source_unknown)
      .set("sourceWords", to_json_or_null(node.source_words))
      .set("via", via_to_json(node.via));
}

json::Value to_json(const CaptureLine& line) {
  return json::Value::object()
      .set("archiveUrl", json::or_null(line.capture.archive_url))
      .set("entries", to_json_array(line.entries))
      .set("erased", line.erased)
      .set("method", line.capture.method)
      .set("name", json::or_null(line.capture.name))
      .set("recordedAt", json::or_null(line.recorded_at))
      .set("retrievedAt", json::or_null(line.capture.retrieved_at))
      .set("reviewer", line.reviewer)
      .set("tool", json::or_null(line.capture.tool))
      .set("url", json::or_null(line.capture.url));
}

json::Value to_json(const DocumentLine& line) {
  return json::Value::object()
      .set("document", to_json(line.document))
      .set("entries", to_json_array(line.entries))
      .set("file", json::or_null(line.file))
      .set("sha256", json::or_null(line.sha256));
}

json::Value to_json(const WithdrawnLine& line) {
  return json::Value::object()
      .set("entries", to_json_array(line.entries))
      .set("reason", json::or_null(line.reason))
      .set("reviewer", line.reviewer)
      .set("what", json::or_null(plain_words(line.what)));
}

json::Value to_json(const Judgement& judgement) {
  return json::Value::object()
      .set("entries", to_json_array(judgement.entries))
      .set("erased", judgement.erased)
      .set("first", to_json(judgement.first))
      .set("reason", json::or_null(judgement.reason))
      .set("reviewer", judgement.reviewer)
      .set("second", to_json(judgement.second));
}

}  // namespace prov::report
