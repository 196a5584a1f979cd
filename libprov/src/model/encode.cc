// SPDX-License-Identifier: Apache-2.0
#include <prov/error.h>

#include "model/entry_codec.h"
#include "model/parts.h"

namespace prov {
namespace {

// Members that are empty are left out, so that equal contents have one canonical form.
void put(json::Value& object, std::string_view key, const std::string& text) {
  if (!text.empty()) object.set(key, text);
}

void put(json::Value& object, std::string_view key, const std::optional<DateValue>& date) {
  if (date) object.set(key, to_json(*date));
}

void put_list(json::Value& object, std::string_view key, json::Value list) {
  if (!list.as_array().empty()) object.set(key, std::move(list));
}

json::Value recipe_to_json(const Recipe& recipe) {
  json::Value out = json::Value::object().set("charset", recipe.charset).set("name", recipe.name);
  if (recipe.bom) out.set("bom", true);
  put_list(out, "tools", json::array_of(recipe.tools));
  return out;
}

json::Value text_to_json(const TextInfo& text) {
  return json::Value::object().set("length", text.length).set("sha256", text.sha256);
}

// Writes one content into the two parts; `operator()` has one overload for each entry type.
class Encoder {
 public:
  explicit Encoder(const EntryFrame& frame) : frame_(frame) {
    if (!frame.time.empty()) body_.set("time", frame.time);
    if (!frame.key.empty()) sealed_.set("key", frame.key);
  }

  EncodedEntry finish() {
    if (sealed_.as_object().empty()) sealed_ = json::Value();
    return {std::move(body_), std::move(sealed_)};
  }

  void operator()(const LogOpen& open) {
    body_.set("handle", open.handle).set("kind", open.kind).set("key", open.public_key);
    if (open.predecessor_log) {
      body_.set("predecessor", json::Value::object()
                                   .set("log", *open.predecessor_log)
                                   .set("size", open.predecessor_size));
    }
    put(sealed_, "name", open.name);
  }

  void operator()(const DocumentAdd& add) {
    put_capture(add.capture);
    body_.set("recipe", recipe_to_json(add.recipe));
    sealed_.set("bytes", add.bytes).set("sha256", add.sha256).set("text", text_to_json(add.text));
    put(sealed_, "mediaType", add.media_type);
  }

  void operator()(const TextRecord& record) {
    body_.set("document", ref(record.document)).set("recipe", recipe_to_json(record.recipe));
    sealed_.set("text", text_to_json(record.text));
  }

  void operator()(const CaptureRecord& record) {
    body_.set("document", ref(record.document));
    put_capture(record.capture);
  }

  void operator()(const DocumentCite& cite) {
    put_evidence(body_, sealed_, cite.evidence);
    sealed_.set("handle", cite.handle).set("name", cite.name);
    put(sealed_, "note", cite.note);
  }

  void operator()(const AgentAdd& agent) {
    body_.set("kind", agent.kind);
    sealed_.set("handle", agent.handle).set("name", agent.name);
    put_list(sealed_, "aliases", json::array_of(agent.aliases));
    put(sealed_, "note", agent.note);
  }

  void operator()(const StatementRecord& statement) {
    body_.set("subject", ref(statement.subject)).set("basis", to_string(statement.basis));
    if (statement.by) body_.set("by", ref(*statement.by));
    json::Value open = json::Value::array();
    json::Value closed = json::Value::array();
    for (const Property& property : statement.properties) put_property(property, open, closed);
    body_.set("properties", std::move(open));
    sealed_.set("properties", std::move(closed));
    put(sealed_, "rationale", statement.rationale);
    put(sealed_, "note", statement.note);
    put(sealed_, "validFrom", statement.valid_from);
    put(sealed_, "validTo", statement.valid_to);
  }

  void operator()(const AffiliationRecord& tie) {
    body_.set("subject", ref(tie.subject)).set("relation", tie.relation);
    body_.set("object", ref(tie.object)).set("basis", to_string(tie.basis));
    if (tie.by) body_.set("by", ref(*tie.by));
    put_evidence(body_, sealed_, tie.evidence);
    put(sealed_, "wording", tie.wording);
    put(sealed_, "rationale", tie.rationale);
    put(sealed_, "note", tie.note);
    put(sealed_, "validFrom", tie.valid_from);
    put(sealed_, "validTo", tie.valid_to);
  }

  void operator()(const IdentityAssert& identity) {
    body_.set("a", ref(identity.a)).set("b", ref(identity.b));
    sealed_.set("reason", identity.reason);
  }

  void operator()(const ClaimAdd& claim) {
    sealed_.set("handle", claim.handle).set("text", claim.text);
    put(sealed_, "note", claim.note);
  }

  void operator()(const ClaimAppear& appear) {
    body_.set("claim", ref(appear.claim));
    put_passage("passage", "quotes", appear.passage);
    if (appear.stance) body_.set("stance", concept_to_json(*appear.stance, frame_.own_log));
    json::Value open = json::Value::array();
    json::Value closed = json::Value::array();
    for (const Field& field : appear.fields) put_field(field, open, closed);
    put_list(body_, "fields", std::move(open));
    put_list(sealed_, "fields", std::move(closed));
    put(sealed_, "note", appear.note);
  }

  void operator()(const AttributionRecord& attribution) {
    put_passage("content", "content", attribution.content);
    if (attribution.cue) put_passage("cue", "cue", *attribution.cue);
    put_source(attribution);
    if (attribution.form) body_.set("form", concept_to_json(*attribution.form, frame_.own_log));
    json::Value open = json::Value::array();
    json::Value closed = json::Value::array();
    for (const Relay& relay : attribution.via) put_relay(relay, open, closed);
    put_list(body_, "via", std::move(open));
    put_list(sealed_, "via", std::move(closed));
    if (attribution.within) body_.set("within", ref(*attribution.within));
    put(sealed_, "note", attribution.note);
  }

  void operator()(const LabelAttach& label) {
    put_target(label.target, label.passage);
    body_.set("concept", label.label.concept_id).set("vocabulary", ref(label.label.vocabulary));
    if (label.confidence) body_.set("confidence", *label.confidence);
    put(sealed_, "rationale", label.rationale);
  }

  void operator()(const NoteAdd& note) {
    put_target(note.target, note.passage);
    sealed_.set("text", note.text);
  }

  void operator()(const VocabularyAdopt& adopt) {
    body_.set("id", adopt.id).set("sha256", adopt.sha256).set("version", adopt.version);
    sealed_.set("vocabulary", adopt.vocabulary);
  }

  void operator()(const EntryWithdraw& withdraw) {
    body_.set("target", ref(withdraw.target));
    put(sealed_, "reason", withdraw.reason);
  }

  void operator()(const ExportRecord& record) {
    json::Value contents = json::Value::array();
    for (const ExportedRanges& part : record.contents) {
      json::Value ranges = json::Value::array();
      for (const auto& [first, end] : part.ranges) {
        ranges.push(json::Value::array().push(first).push(end));
      }
      contents.push(json::Value::object().set("log", part.log).set("ranges", std::move(ranges)));
    }
    json::Value files = json::Value::array();
    for (const ExportedFile& file : record.files) {
      files.push(json::Value::object().set("path", file.path).set("sha256", file.sha256));
    }
    sealed_.set("contents", std::move(contents));
    put_list(sealed_, "files", std::move(files));
    sealed_.set("manifest", record.manifest);
  }

  void operator()(const UnknownEntry&) {
    throw Error(ErrorCode::internal, "an entry of unknown type cannot be written");
  }

 private:
  json::Value ref(const EntryId& id) const { return reference_to_json(id, frame_.own_log); }

  void put_capture(const Capture& capture) {
    body_.set("capture", json::Value::object().set("method", capture.method));
    json::Value closed = json::Value::object();
    put(closed, "name", capture.name);
    put(closed, "url", capture.url);
    put(closed, "archiveUrl", capture.archive_url);
    put(closed, "retrievedAt", capture.retrieved_at);
    put(closed, "tool", capture.tool);
    if (!closed.as_object().empty()) sealed_.set("capture", std::move(closed));
  }

  void put_passage(std::string_view body_key, std::string_view sealed_key, const Passage& passage) {
    body_.set(body_key, passage_to_json(passage, frame_.own_log));
    sealed_.set(sealed_key, quotes_to_json(passage.quotes));
  }

  void put_evidence(json::Value& open, json::Value& closed,
                    const std::vector<Passage>& evidence) const {
    put_list(open, "evidence", passages_to_json(evidence, frame_.own_log));
    put_list(closed, "evidence", quote_lists_to_json(evidence));
  }

  void put_property(const Property& property, json::Value& open, json::Value& closed) const {
    json::Value shown = json::Value::object().set("property", property.name);
    json::Value hidden = json::Value::object();
    if (property.none) shown.set("none", true);
    if (property.ref) shown.set("value", ref(*property.ref));
    put_evidence(shown, hidden, property.evidence);
    put(hidden, "value", property.value);
    put(hidden, "date", property.date);
    open.push(std::move(shown));
    closed.push(std::move(hidden));
  }

  void put_field(const Field& field, json::Value& open, json::Value& closed) const {
    json::Value shown = json::Value::object();
    json::Value hidden = json::Value::object().set("name", field.name).set("value", field.value);
    if (field.passage) {
      shown.set("passage", passage_to_json(*field.passage, frame_.own_log));
      hidden.set("quotes", quotes_to_json(field.passage->quotes));
    }
    if (field.number) hidden.set("number", *field.number);
    put(hidden, "date", field.date);
    put(hidden, "from", field.from);
    put(hidden, "to", field.to);
    open.push(std::move(shown));
    closed.push(std::move(hidden));
  }

  void put_source(const AttributionRecord& attribution) {
    json::Value source = json::Value::object();
    if (attribution.source) source.set("ref", ref(*attribution.source));
    if (attribution.source_unknown) source.set("unknown", true);
    if (attribution.source_passage) {
      source.set("passage", passage_to_json(*attribution.source_passage, frame_.own_log));
      sealed_.set("source", quotes_to_json(attribution.source_passage->quotes));
    }
    body_.set("source", std::move(source));
  }

  void put_relay(const Relay& relay, json::Value& open, json::Value& closed) const {
    json::Value shown = json::Value::object().set("ref", ref(relay.who));
    json::Value hidden = json::Value::object();
    if (relay.cue) {
      shown.set("cue", passage_to_json(*relay.cue, frame_.own_log));
      hidden.set("cue", quotes_to_json(relay.cue->quotes));
    }
    open.push(std::move(shown));
    closed.push(std::move(hidden));
  }

  void put_target(const std::optional<EntryId>& target, const std::optional<Passage>& passage) {
    if (target) body_.set("target", ref(*target));
    if (passage) put_passage("passage", "quotes", *passage);
  }

  const EntryFrame& frame_;
  json::Value body_ = json::Value::object();
  json::Value sealed_ = json::Value::object();
};

}  // namespace

EncodedEntry encode_entry(const Content& content, const EntryFrame& frame) {
  Encoder encoder(frame);
  std::visit(encoder, content);
  return encoder.finish();
}

}  // namespace prov
