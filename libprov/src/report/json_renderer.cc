// SPDX-License-Identifier: Apache-2.0
#include "report/description.h"
#include "report/json_parts.h"

namespace prov {
namespace report {
namespace {

json::Value to_json(const DocumentSection& section) {
  return json::Value::object()
      .set("bytes", section.bytes)
      .set("captures", to_json_array(section.captures))
      .set("characters", section.characters)
      .set("charset", json::or_null(section.charset))
      .set("document", to_json(section.document))
      .set("entries", to_json_array(section.entries))
      .set("file", json::or_null(section.file))
      .set("labels", to_json_array(section.labels))
      .set("mediaType", json::or_null(section.media_type))
      .set("notes", to_json_array(section.notes))
      .set("recipe", json::or_null(section.recipe))
      .set("sha256", json::or_null(section.sha256))
      .set("sourceDetails", to_json_array(section.rows))
      .set("ties", to_json_array(section.ties))
      .set("whoSaysIt", to_json_array(section.chains))
      .set("withdrawn", to_json_array(section.withdrawn));
}

json::Value to_json(const SpeechLine& line) {
  return json::Value::object()
      .set("content", to_json(line.content))
      .set("entries", to_json_array(line.entries))
      .set("passesOn", line.passes_on);
}

json::Value to_json(const PublishedLine& line) {
  return json::Value::object()
      .set("basis", std::string(to_string(line.basis)))
      .set("document", to_json(line.document))
      .set("entries", to_json_array(line.entries));
}

json::Value to_json(const PartySection& section) {
  json::Value speech = json::Value::array();
  for (const SpeechLine& line : section.speech) speech.push(to_json(line));
  json::Value publishes = json::Value::array();
  for (const PublishedLine& line : section.publishes) publishes.push(to_json(line));
  return json::Value::object()
      .set("aliases", json::array_of(section.aliases))
      .set("documents", to_json_array(section.documents))
      .set("entries", to_json_array(section.entries))
      .set("handle", json::or_null(section.handle))
      .set("kind", json::or_null(section.kind))
      .set("labels", to_json_array(section.labels))
      .set("mentions", to_json_array(section.mentions))
      .set("note", json::or_null(section.note))
      .set("notes", to_json_array(section.notes))
      .set("publishes", std::move(publishes))
      .set("sourceDetails", to_json_array(section.rows))
      .set("speech", std::move(speech))
      .set("thing", to_json(section.party))
      .set("ties", to_json_array(section.ties))
      .set("tiesOfOthers", to_json_array(section.ties_to))
      .set("withdrawn", to_json_array(section.withdrawn));
}

json::Value to_json(const Unseen& unseen) {
  json::Value lines = json::Value::array();
  for (const auto& [first, last] : unseen.lines) {
    lines.push(json::Value::array().push(first).push(last));
  }
  return json::Value::object()
      .set("document", to_json(unseen.document))
      .set("lines", std::move(lines))
      .set("properties", json::array_of(unseen.properties))
      .set("untouched", unseen.untouched);
}

json::Value to_json(const NotLookedAt& unseen) {
  json::Value documents = json::Value::array();
  for (const Unseen& one : unseen.documents) documents.push(to_json(one));
  return json::Value::object()
      .set("claims", to_json_array(unseen.claims))
      .set("documents", std::move(documents))
      .set("peopleAndOrganizations", to_json_array(unseen.parties));
}

json::Value to_json(const ObjectionLine& line) {
  return json::Value::object()
      .set("entries", to_json_array(line.entries))
      .set("reason", json::or_null(line.reason))
      .set("reviewer", line.reviewer)
      .set("to", to_json(line.to))
      .set("what", plain_words(line.what));
}

json::Value to_json(const LogState& log) {
  return json::Value::object()
      .set("handle", log.handle)
      .set("lastTime", json::or_null(log.last_time))
      .set("name", json::or_null(log.name))
      .set("origin", log.origin)
      .set("root", log.root)
      .set("size", log.size);
}

template <class T>
json::Value sections(const std::vector<T>& values) {
  json::Value array = json::Value::array();
  for (const T& value : values) array.push(to_json(value));
  return array;
}

}  // namespace

json::Value summary_to_json(const Summary& summary) {
  return json::Value::object()
      .set("schema", "prov.cli.summary/v1")
      .set("case", summary.case_name)
      .set("entries", summary.entries)
      .set("reviewers", json::array_of(summary.reviewers))
      .set("targets", summary.whole_case ? json::Value() : to_json_array(summary.targets))
      .set("withdrawnShown", summary.shows_withdrawn)
      .set("documents", sections(summary.documents))
      .set("peopleAndOrganizations", sections(summary.parties))
      .set("citedDocuments", sections(summary.cited))
      .set("claims", to_json_array(summary.claims))
      .set("judgedTheSame", to_json_array(summary.sameness))
      .set("objections", sections(summary.objections))
      .set("withdrawn", to_json_array(summary.withdrawn))
      .set("notLookedAt", to_json(summary.not_looked_at))
      .set("erased", to_json_array(summary.erased))
      .set("unknown", to_json_array(summary.unknown))
      .set("malformed", to_json_array(summary.malformed))
      .set("logs", sections(summary.logs));
}

}  // namespace report

json::Value to_json(const Summary& summary) { return report::summary_to_json(summary); }

}  // namespace prov
