// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <prov/error.h>

#include "model/entry_codec.h"
#include "model/parts.h"

namespace prov {
namespace {

using json::Value;

std::optional<DateValue> date_in(const Value* object, std::string_view key) {
  const Value* date = object == nullptr ? nullptr : object->find(key);
  if (date == nullptr) return std::nullopt;
  return date_from_json(*date);
}

std::vector<std::string> strings_in(const Value& object, std::string_view key) {
  std::vector<std::string> out;
  if (const Value* list = object.find(key)) {
    for (const Value& element : list->as_array()) out.push_back(element.as_string());
  }
  return out;
}

Recipe recipe_from_json(const Value& value) {
  return {value.at("name").as_string(), value.at("charset").as_string(),
          value.find("bom") != nullptr, strings_in(value, "tools")};
}

TextInfo text_from_json(const Value* value) {
  if (value == nullptr) return {};
  return {value->at("sha256").as_string(), value->at("length").as_unsigned()};
}

// The element of a sealed array that stands beside the body's element `index`; nullptr where the
// sealed part is erased.
const Value* beside(const Value* list, std::size_t size, std::size_t index, std::string_view name) {
  if (list == nullptr) return nullptr;
  if (list->as_array().size() != size) {
    throw Error(ErrorCode::bad_data,
                "\"" + std::string(name) + "\" differs in number between body and sealed part");
  }
  return &list->as_array()[index];
}

// Reads the two parts of one entry. `sealed_` is an empty object where that part is erased;
// `erased_` then says that parallel members may be missing.
class Decoder {
 public:
  Decoder(const Value& body, const Value& sealed, std::string_view own_log)
      : body_(body),
        sealed_(sealed.is_null() ? empty_ : sealed),
        own_log_(own_log),
        erased_(sealed.is_null() && body.find("sealed") != nullptr) {}

  Content log_open() const {
    LogOpen out{text("handle", body_),
                text("kind", body_),
                text("key", body_),
                sealed_.string_or("name"),
                {},
                0};
    if (const Value* before = body_.find("predecessor")) {
      out.predecessor_log = before->at("log").as_string();
      out.predecessor_size = before->at("size").as_unsigned();
    }
    return out;
  }

  Content document_add() const {
    DocumentAdd out;
    out.capture = capture();
    out.recipe = recipe_from_json(body_.at("recipe"));
    out.sha256 = sealed_.string_or("sha256");
    if (const Value* bytes = sealed_.find("bytes")) out.bytes = bytes->as_unsigned();
    out.media_type = sealed_.string_or("mediaType");
    out.text = text_from_json(sealed_.find("text"));
    return out;
  }

  Content text_record() const {
    return TextRecord{ref("document"), recipe_from_json(body_.at("recipe")),
                      text_from_json(sealed_.find("text"))};
  }

  Content capture_record() const { return CaptureRecord{ref("document"), capture()}; }

  Content document_cite() const {
    return DocumentCite{sealed_.string_or("handle"), sealed_.string_or("name"),
                        sealed_.string_or("note"), evidence(body_, &sealed_)};
  }

  Content agent_add() const {
    return AgentAdd{text("kind", body_), sealed_.string_or("handle"), sealed_.string_or("name"),
                    strings_in(sealed_, "aliases"), sealed_.string_or("note")};
  }

  Content statement() const {
    StatementRecord out;
    out.subject = ref("subject");
    out.basis = parse_basis(text("basis", body_));
    out.by = optional_ref("by", body_);
    const json::Array& list = body_.at("properties").as_array();
    const Value* closed = parallel("properties");
    for (std::size_t i = 0; i < list.size(); ++i) {
      out.properties.push_back(property(list[i], beside(closed, list.size(), i, "properties")));
    }
    out.rationale = sealed_.string_or("rationale");
    out.note = sealed_.string_or("note");
    out.valid_from = date_in(&sealed_, "validFrom");
    out.valid_to = date_in(&sealed_, "validTo");
    return out;
  }

  Content affiliation() const {
    AffiliationRecord out;
    out.subject = ref("subject");
    out.object = ref("object");
    out.relation = text("relation", body_);
    out.basis = parse_basis(text("basis", body_));
    out.by = optional_ref("by", body_);
    out.evidence = evidence(body_, &sealed_);
    out.wording = sealed_.string_or("wording");
    out.rationale = sealed_.string_or("rationale");
    out.note = sealed_.string_or("note");
    out.valid_from = date_in(&sealed_, "validFrom");
    out.valid_to = date_in(&sealed_, "validTo");
    return out;
  }

  Content identity() const {
    return IdentityAssert{ref("a"), ref("b"), sealed_.string_or("reason")};
  }

  Content claim_add() const {
    return ClaimAdd{sealed_.string_or("handle"), sealed_.string_or("text"),
                    sealed_.string_or("note")};
  }

  Content claim_appear() const {
    ClaimAppear out;
    out.claim = ref("claim");
    out.passage = passage(body_.at("passage"), parallel("quotes"));
    out.stance = optional_concept("stance");
    if (const Value* list = body_.find("fields")) {
      const std::size_t size = list->as_array().size();
      const Value* closed = parallel("fields");
      for (std::size_t i = 0; i < size; ++i) {
        out.fields.push_back(field(list->as_array()[i], beside(closed, size, i, "fields")));
      }
    }
    out.note = sealed_.string_or("note");
    return out;
  }

  Content attribution() const {
    AttributionRecord out;
    out.content = passage(body_.at("content"), parallel("content"));
    if (const Value* cue = body_.find("cue")) out.cue = passage(*cue, parallel("cue"));
    const Value& source = body_.at("source");
    out.source = optional_ref("ref", source);
    out.source_unknown = source.find("unknown") != nullptr;
    if (const Value* words = source.find("passage")) {
      out.source_passage = passage(*words, parallel("source"));
    }
    out.form = optional_concept("form");
    read_relays(out.via);
    out.within = optional_ref("within", body_);
    out.note = sealed_.string_or("note");
    return out;
  }

  Content label() const {
    LabelAttach out;
    read_target(out.target, out.passage);
    out.label = {ref("vocabulary"), text("concept", body_)};
    if (const Value* confidence = body_.find("confidence")) {
      out.confidence = static_cast<int>(confidence->as_integer());
    }
    out.rationale = sealed_.string_or("rationale");
    return out;
  }

  Content note() const {
    NoteAdd out;
    read_target(out.target, out.passage);
    out.text = sealed_.string_or("text");
    return out;
  }

  Content adopt() const {
    VocabularyAdopt out{
        text("id", body_), body_.at("version").as_unsigned(), text("sha256", body_), {}};
    if (const Value* vocabulary = sealed_.find("vocabulary")) out.vocabulary = *vocabulary;
    return out;
  }

  Content withdraw() const { return EntryWithdraw{ref("target"), sealed_.string_or("reason")}; }

  Content exported() const {
    ExportRecord out;
    if (const Value* contents = sealed_.find("contents")) {
      for (const Value& part : contents->as_array()) out.contents.push_back(ranges_of(part));
    }
    if (const Value* files = sealed_.find("files")) {
      for (const Value& file : files->as_array()) {
        out.files.push_back({file.at("path").as_string(), file.at("sha256").as_string()});
      }
    }
    out.manifest = sealed_.string_or("manifest");
    return out;
  }

 private:
  static ExportedRanges ranges_of(const Value& part) {
    ExportedRanges out{part.at("log").as_string(), {}};
    std::uint64_t end = 0;
    for (const Value& range : part.at("ranges").as_array()) {
      const json::Array& bounds = range.as_array();
      const std::uint64_t first = bounds.at(0).as_unsigned(), last = bounds.at(1).as_unsigned();
      if (first >= last || (!out.ranges.empty() && first <= end)) {
        throw Error(ErrorCode::bad_data, "ranges of exported entries are not in order");
      }
      out.ranges.emplace_back(first, end = last);
    }
    return out;
  }

  static std::string text(std::string_view key, const Value& object) {
    return object.at(key).as_string();
  }

  EntryId ref(std::string_view key) const { return reference_from_json(body_.at(key), own_log_); }

  std::optional<EntryId> optional_ref(std::string_view key, const Value& object) const {
    const Value* value = object.find(key);
    if (value == nullptr) return std::nullopt;
    return reference_from_json(*value, own_log_);
  }

  std::optional<ConceptRef> optional_concept(std::string_view key) const {
    const Value* value = body_.find(key);
    if (value == nullptr) return std::nullopt;
    return concept_from_json(*value, own_log_);
  }

  // A member of the sealed part that must stand beside one of the body; nullptr only where the
  // sealed part is erased.
  const Value* parallel(std::string_view key) const {
    if (const Value* value = sealed_.find(key)) return value;
    if (!erased_) {
      throw Error(ErrorCode::bad_data,
                  "the sealed part lacks \"" + std::string(key) + "\", which the body refers to");
    }
    return nullptr;
  }

  Passage passage(const Value& body, const Value* quotes) const {
    return passage_from_json(body, quotes, own_log_);
  }

  // The quotations that an element of a sealed list must hold; nullptr where the part is erased.
  static const Value* quotes_in(const Value* closed, std::string_view key) {
    return closed == nullptr ? nullptr : &closed->at(key);
  }

  std::vector<Passage> evidence(const Value& body, const Value* sealed) const {
    const Value* list = body.find("evidence");
    if (list == nullptr) return {};
    const Value* quotes = sealed == nullptr ? nullptr : sealed->find("evidence");
    if (quotes == nullptr && !erased_) {
      throw Error(ErrorCode::bad_data, "the sealed part lacks the quotations of \"evidence\"");
    }
    return passages_from_json(*list, quotes, own_log_);
  }

  Capture capture() const {
    Capture out;
    out.method = text("method", body_.at("capture"));
    if (const Value* closed = sealed_.find("capture")) {
      out.name = closed->string_or("name");
      out.url = closed->string_or("url");
      out.archive_url = closed->string_or("archiveUrl");
      out.retrieved_at = closed->string_or("retrievedAt");
      out.tool = closed->string_or("tool");
    }
    return out;
  }

  Property property(const Value& open, const Value* closed) const {
    Property out;
    out.name = text("property", open);
    out.none = open.find("none") != nullptr;
    out.ref = optional_ref("value", open);
    out.evidence = evidence(open, closed);
    if (closed != nullptr) out.value = closed->string_or("value");
    out.date = date_in(closed, "date");
    return out;
  }

  Field field(const Value& open, const Value* closed) const {
    Field out;
    if (const Value* place = open.find("passage")) {
      out.passage = passage(*place, quotes_in(closed, "quotes"));
    }
    if (closed == nullptr) return out;
    out.name = closed->at("name").as_string();
    out.value = closed->at("value").as_string();
    if (const Value* number = closed->find("number")) out.number = number->as_integer();
    out.date = date_in(closed, "date");
    out.from = date_in(closed, "from");
    out.to = date_in(closed, "to");
    return out;
  }

  void read_relays(std::vector<Relay>& out) const {
    const Value* list = body_.find("via");
    if (list == nullptr) return;
    const std::size_t size = list->as_array().size();
    const Value* closed = parallel("via");
    for (std::size_t i = 0; i < size; ++i) {
      const Value& open = list->as_array()[i];
      const Value* hidden = beside(closed, size, i, "via");
      Relay relay{reference_from_json(open.at("ref"), own_log_), {}};
      if (const Value* cue = open.find("cue")) {
        relay.cue = passage(*cue, quotes_in(hidden, "cue"));
      }
      out.push_back(std::move(relay));
    }
  }

  void read_target(std::optional<EntryId>& target, std::optional<Passage>& place) const {
    target = optional_ref("target", body_);
    if (const Value* value = body_.find("passage")) place = passage(*value, parallel("quotes"));
  }

  const Value& body_;
  const Value empty_ = Value::object();
  const Value& sealed_;
  std::string_view own_log_;
  bool erased_;
};

struct TypeRow {
  std::string_view name;
  Content (Decoder::*decode)() const;
};

constexpr std::array kTypes = {
    TypeRow{"log.open", &Decoder::log_open},
    TypeRow{"document.add", &Decoder::document_add},
    TypeRow{"text.record", &Decoder::text_record},
    TypeRow{"capture.record", &Decoder::capture_record},
    TypeRow{"document.cite", &Decoder::document_cite},
    TypeRow{"agent.add", &Decoder::agent_add},
    TypeRow{"statement.record", &Decoder::statement},
    TypeRow{"affiliation.record", &Decoder::affiliation},
    TypeRow{"identity.assert", &Decoder::identity},
    TypeRow{"claim.add", &Decoder::claim_add},
    TypeRow{"claim.appear", &Decoder::claim_appear},
    TypeRow{"attribution.record", &Decoder::attribution},
    TypeRow{"label.attach", &Decoder::label},
    TypeRow{"note.add", &Decoder::note},
    TypeRow{"vocabulary.adopt", &Decoder::adopt},
    TypeRow{"entry.withdraw", &Decoder::withdraw},
    TypeRow{"export.record", &Decoder::exported},
};

// The rows above stand in the order of the alternatives of Content, UnknownEntry left out.
static_assert(kTypes.size() + 1 == std::variant_size_v<Content>);

}  // namespace

Content decode_entry(std::string_view type, std::uint64_t version, const json::Value& body,
                     const json::Value& sealed, std::string_view own_log) {
  if (version == 1) {
    for (const TypeRow& row : kTypes) {
      if (row.name == type) return (Decoder(body, sealed, own_log).*row.decode)();
    }
  }
  return UnknownEntry{body, sealed};
}

bool known_entry_type(std::string_view type, std::uint64_t version) {
  if (version != 1) return false;
  for (const TypeRow& row : kTypes) {
    if (row.name == type) return true;
  }
  return false;
}

std::string_view type_name_at(std::size_t alternative) {
  return alternative < kTypes.size() ? kTypes[alternative].name : std::string_view();
}

std::string_view type_name(const Content& content) { return type_name_at(content.index()); }

std::string_view to_string(Basis basis) {
  switch (basis) {
    case Basis::stated:
      return "stated";
    case Basis::reported:
      return "reported";
    case Basis::assessed:
      return "assessed";
  }
  return "";
}

Basis parse_basis(std::string_view text) {
  for (const Basis basis : {Basis::stated, Basis::reported, Basis::assessed}) {
    if (to_string(basis) == text) return basis;
  }
  throw Error(ErrorCode::bad_data,
              "basis \"" + std::string(text) + "\" is none of stated, reported, assessed");
}

}  // namespace prov
