// SPDX-License-Identifier: Apache-2.0
#include "json_forms.h"

namespace prov::cli {
std::string_view to_word(PartState state) {
  switch (state) {
    case PartState::present:
      return "present";
    case PartState::absent:
      return "absent";
    case PartState::erased:
      break;
  }
  return "erased";
}

json::Value json_document(std::string_view name) {
  return json::Value::object().set("schema", "prov.cli." + std::string(name) + "/v1");
}

void set_recorded(json::Value& object, Case& opened, const Recorded& recorded) {
  json::Value also = json::Value::array();
  for (const EntryId& id : recorded.also) also.push(opened.show(id));
  object.set("id", or_null(recorded.shown))
      .set("repeated", recorded.repeated)
      .set("withdrawn", recorded.withdrawn)
      .set("differs", recorded.differs)
      .set("also", std::move(also))
      .set("warnings", array_of(recorded.warnings));
}

json::Value log_json(const LogInfo& log) {
  return json::Value::object()
      .set("handle", log.handle)
      .set("name", or_null(log.name))
      .set("origin", log.origin)
      .set("entries", log.size)
      .set("root", log.root)
      .set("own", log.own)
      .set("current", log.current);
}

json::Value document_json(Case& opened, const DocumentInfo& document) {
  json::Value added = json::Value::array();
  for (const EntryId& id : document.added_by) added.push(opened.show(id));
  json::Value captures = json::Value::array();
  for (const EntryId& id : document.captures) captures.push(opened.show(id));
  return json::Value::object()
      .set("id", opened.show(document.id))
      .set("name", or_null(document.name))
      .set("sha256", or_null(document.sha256))
      .set("bytes", document.bytes)
      .set("mediaType", or_null(document.media_type))
      .set("charset", or_null(document.charset))
      .set("recipe", or_null(document.recipe))
      .set("textSha256", or_null(document.text_sha256))
      .set("characters", document.characters)
      .set("addedBy", std::move(added))
      .set("captures", std::move(captures))
      .set("erased", document.erased)
      .set("withdrawn", document.withdrawn);
}

json::Value thing_json(Case& opened, const NamedThing& thing) {
  return json::Value::object()
      .set("id", opened.show(thing.id))
      .set("handle", or_null(thing.handle))
      .set("name", or_null(thing.name))
      .set("kind", or_null(thing.kind))
      .set("aliases", array_of(thing.aliases))
      .set("withdrawn", thing.withdrawn);
}

json::Value reference_json(Names& names, const EntryId& id) {
  const Named& named = names.of(id);
  return json::Value::object().set("id", named.shown).set("name", or_null(named.name));
}

json::Value passage_json(Names& names, const Passage& passage) {
  return json::Value::object()
      .set("document", reference_json(names, passage.text))
      .set("where", or_null(names.where(passage)))
      .set("ranges", to_json(passage.ranges))
      .set("words", or_null(words_of(passage)));
}

json::Value referring_json(Names& names, const EntryId& id) {
  Case& opened = names.opened();
  json::Value referring = json::Value::array();
  for (const EntryId& other : opened.referring(id)) {
    referring.push(json::Value::object()
                       .set("id", opened.show(other))
                       .set("type", type_of(names.of(other).verb))
                       .set("withdrawn", opened.withdrawn(other)));
  }
  return referring;
}

void set_entry(json::Value& object, Names& names, const Entry& entry) {
  Case& opened = names.opened();
  const std::string shown = opened.show(entry.id);
  object.set("id", shown)
      .set("reviewer", shown.substr(0, shown.rfind('-')))
      .set("log", entry.id.log)
      .set("seq", entry.id.seq)
      .set("type", entry.type)
      .set("version", entry.version)
      .set("lamport", entry.lamport)
      .set("time", or_null(entry.time))
      .set("key", or_null(entry.key))
      .set("body", to_word(entry.body))
      .set("sealed", to_word(entry.sealed))
      .set("withdrawn", opened.withdrawn(entry.id))
      .set("content", content_json(names, entry));
}

}  // namespace prov::cli
