// SPDX-License-Identifier: Apache-2.0
#include "json_forms.h"

namespace prov::cli {
namespace {

using json::Value;

/// Writes the content of an entry of each type.
class ContentWriter {
 public:
  ContentWriter(Names& names, const Entry& entry) : names_(names), entry_(entry) {}

  Value operator()(const LogOpen& open) {
    Value predecessor;
    if (open.predecessor_log) {
      predecessor =
          Value::object().set("log", *open.predecessor_log).set("size", open.predecessor_size);
    }
    return Value::object()
        .set("handle", or_null(open.handle))
        .set("name", or_null(open.name))
        .set("kind", or_null(open.kind))
        .set("publicKey", or_null(open.public_key))
        .set("predecessor", std::move(predecessor));
  }

  Value operator()(const DocumentAdd& document) {
    return Value::object()
        .set("capture", capture(document.capture))
        .set("sha256", or_null(document.sha256))
        .set("bytes", document.bytes)
        .set("mediaType", or_null(document.media_type))
        .set("text", text(document.recipe, document.text));
  }

  Value operator()(const TextRecord& record) {
    return Value::object()
        .set("document", reference(record.document))
        .set("text", text(record.recipe, record.text));
  }

  Value operator()(const CaptureRecord& record) {
    return Value::object()
        .set("document", reference(record.document))
        .set("capture", capture(record.capture));
  }

  Value operator()(const DocumentCite& cited) {
    return Value::object()
        .set("handle", or_null(cited.handle))
        .set("name", or_null(cited.name))
        .set("evidence", passages(cited.evidence))
        .set("note", or_null(cited.note));
  }

  Value operator()(const AgentAdd& agent) {
    return Value::object()
        .set("handle", or_null(agent.handle))
        .set("name", or_null(agent.name))
        .set("kind", or_null(agent.kind))
        .set("aliases", array_of(agent.aliases))
        .set("note", or_null(agent.note));
  }

  Value operator()(const StatementRecord& statement) {
    Value properties = Value::array();
    for (std::size_t i = 0; i < statement.properties.size(); ++i) {
      properties.push(property(statement.properties[i], i));
    }
    return Value::object()
        .set("subject", reference(statement.subject))
        .set("basis", to_string(statement.basis))
        .set("by", reference(statement.by))
        .set("properties", std::move(properties))
        .set("why", or_null(statement.rationale))
        .set("note", or_null(statement.note))
        .set("validFrom", date(statement.valid_from))
        .set("validTo", date(statement.valid_to));
  }

  Value operator()(const AffiliationRecord& tie) {
    return Value::object()
        .set("subject", reference(tie.subject))
        .set("relation", tie.relation)
        .set("object", reference(tie.object))
        .set("basis", to_string(tie.basis))
        .set("by", reference(tie.by))
        .set("wording", or_null(tie.wording))
        .set("evidence", passages(tie.evidence))
        .set("why", or_null(tie.rationale))
        .set("note", or_null(tie.note))
        .set("validFrom", date(tie.valid_from))
        .set("validTo", date(tie.valid_to));
  }

  Value operator()(const IdentityAssert& same) {
    return Value::object()
        .set("a", reference(same.a))
        .set("b", reference(same.b))
        .set("why", or_null(same.reason));
  }

  Value operator()(const ClaimAdd& claim) {
    return Value::object()
        .set("handle", or_null(claim.handle))
        .set("text", or_null(claim.text))
        .set("note", or_null(claim.note));
  }

  Value operator()(const ClaimAppear& appearance) {
    Value fields = Value::array();
    for (std::size_t i = 0; i < appearance.fields.size(); ++i) {
      fields.push(field(appearance.fields[i], i));
    }
    return Value::object()
        .set("claim", reference(appearance.claim))
        .set("passage", passage_json(names_, appearance.passage))
        .set("stance", label(appearance.stance))
        .set("fields", std::move(fields))
        .set("note", or_null(appearance.note));
  }

  Value operator()(const AttributionRecord& attribution) {
    Value via = Value::array();
    for (const Relay& relay : attribution.via) {
      via.push(Value::object().set("who", reference(relay.who)).set("cue", passage(relay.cue)));
    }
    return Value::object()
        .set("content", passage_json(names_, attribution.content))
        .set("cue", passage(attribution.cue))
        .set("source", reference(attribution.source))
        .set("sourceWords", passage(attribution.source_passage))
        .set("sourceUnknown", attribution.source_unknown)
        .set("form", label(attribution.form))
        .set("via", std::move(via))
        .set("within", reference(attribution.within))
        .set("note", or_null(attribution.note));
  }

  Value operator()(const LabelAttach& attached) {
    return Value::object()
        .set("target", reference(attached.target))
        .set("passage", passage(attached.passage))
        .set("label", names_.label(attached.label))
        .set("confidence", attached.confidence ? Value(*attached.confidence) : Value())
        .set("why", or_null(attached.rationale));
  }

  Value operator()(const NoteAdd& note) {
    return Value::object()
        .set("target", reference(note.target))
        .set("passage", passage(note.passage))
        .set("text", or_null(note.text));
  }

  Value operator()(const VocabularyAdopt& adopted) {
    return Value::object()
        .set("vocabulary", or_null(adopted.id))
        .set("version", adopted.version)
        .set("sha256", or_null(adopted.sha256));
  }

  Value operator()(const EntryWithdraw& withdrawal) {
    return Value::object()
        .set("target", reference(withdrawal.target))
        .set("why", or_null(withdrawal.reason));
  }

  Value operator()(const ExportRecord& record) {
    Value contents = Value::array();
    for (const ExportedRanges& part : record.contents) {
      Value ranges = Value::array();
      for (const auto& [first, end] : part.ranges) {
        ranges.push(Value::array().push(first).push(end));
      }
      contents.push(Value::object().set("log", part.log).set("ranges", std::move(ranges)));
    }
    Value files = Value::array();
    for (const ExportedFile& file : record.files) {
      files.push(Value::object().set("path", file.path).set("sha256", file.sha256));
    }
    return Value::object()
        .set("contents", std::move(contents))
        .set("files", std::move(files))
        .set("manifest", or_null(record.manifest));
  }

  Value operator()(const UnknownEntry& unknown) {
    return Value::object().set("body", unknown.body).set("sealed", unknown.sealed);
  }

 private:
  Value reference(const EntryId& id) { return reference_json(names_, id); }
  Value reference(const std::optional<EntryId>& id) { return id ? reference(*id) : Value(); }
  Value passage(const std::optional<Passage>& place) {
    return place ? passage_json(names_, *place) : Value();
  }
  Value passages(const std::vector<Passage>& places) {
    Value all = Value::array();
    for (const Passage& place : places) all.push(passage_json(names_, place));
    return all;
  }
  static Value date(const std::optional<DateValue>& value) {
    return value ? to_json(*value) : Value();
  }
  Value label(const std::optional<ConceptRef>& reference) {
    return reference ? Value(names_.label(*reference)) : Value();
  }
  Value item(std::size_t index) {
    return names_.opened().show(
        EntryId{entry_.id.log, entry_.id.seq, static_cast<std::uint32_t>(index + 1)});
  }

  static Value capture(const Capture& made) {
    return Value::object()
        .set("method", or_null(made.method))
        .set("name", or_null(made.name))
        .set("url", or_null(made.url))
        .set("archiveUrl", or_null(made.archive_url))
        .set("retrievedAt", or_null(made.retrieved_at))
        .set("tool", or_null(made.tool));
  }

  static Value text(const Recipe& recipe, const TextInfo& info) {
    return Value::object()
        .set("recipe", or_null(recipe.name))
        .set("charset", or_null(recipe.charset))
        .set("byteOrderMark", recipe.bom)
        .set("tools", array_of(recipe.tools))
        .set("sha256", or_null(info.sha256))
        .set("characters", info.length);
  }

  Value property(const Property& value, std::size_t index) {
    return Value::object()
        .set("id", item(index))
        .set("property", value.name)
        .set("none", value.none)
        .set("value", or_null(value.value))
        .set("names", reference(value.ref))
        .set("date", date(value.date))
        .set("evidence", passages(value.evidence));
  }

  Value field(const Field& value, std::size_t index) {
    return Value::object()
        .set("id", item(index))
        .set("field", or_null(value.name))
        .set("value", or_null(value.value))
        .set("number", value.number ? Value(*value.number) : Value())
        .set("date", date(value.date))
        .set("from", date(value.from))
        .set("to", date(value.to))
        .set("passage", passage(value.passage));
  }

  Names& names_;
  const Entry& entry_;
};

}  // namespace

Value content_json(Names& names, const Entry& entry) {
  if (entry.body == PartState::erased) return {};
  return std::visit(ContentWriter(names, entry), entry.content);
}

}  // namespace prov::cli
