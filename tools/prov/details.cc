// SPDX-License-Identifier: Apache-2.0
#include "describe.h"

#include <prov/summary.h>

#include "cli/terminal.h"

namespace prov::cli {
namespace {

constexpr std::size_t kLongQuote = 400;

/// Gathers the details of each type.
class Details {
 public:
  Details(Names& names, EntryId id) : names_(names), item_(std::move(id)) {}

  void operator()(const LogOpen& open) {
    add("handle", open.handle);
    add("name", open.name);
    add("kind", open.kind);
    add("public key", open.public_key);
    if (open.predecessor_log) add("follows", *open.predecessor_log);
  }
  void operator()(const DocumentAdd& document) {
    capture(document.capture);
    add("bytes", grouped(document.bytes));
    add("sha256", document.sha256);
    add("media type", document.media_type);
    text(document.recipe, document.text);
  }
  void operator()(const TextRecord& record) {
    add("document", names_.with_id(record.document));
    text(record.recipe, record.text);
  }
  void operator()(const CaptureRecord& record) {
    add("document", names_.with_id(record.document));
    capture(record.capture);
  }
  void operator()(const DocumentCite& cited) {
    add("name", cited.name);
    add("handle", cited.handle);
    evidence(cited.evidence);
    add("note", cited.note);
  }
  void operator()(const AgentAdd& agent) {
    add("name", agent.name);
    add("handle", agent.handle);
    add("kind", agent.kind);
    for (const std::string& alias : agent.aliases) add("also called", alias);
    add("note", agent.note);
  }
  void operator()(const StatementRecord& statement) {
    add("about", names_.with_id(statement.subject));
    basis(statement.basis, statement.by);
    for (const Property& property : statement.properties) {
      item(property_words(property.name), value_of(property));
      evidence(property.evidence);
      withdrawal_of_item();
    }
    ending(statement.rationale, statement.note, statement.valid_from, statement.valid_to);
  }
  void operator()(const AffiliationRecord& tie) {
    add("tie", names_.with_id(tie.subject) + " " + relation_words(tie.relation) + " " +
                   names_.with_id(tie.object));
    basis(tie.basis, tie.by);
    add("wording", tie.wording);
    evidence(tie.evidence);
    ending(tie.rationale, tie.note, tie.valid_from, tie.valid_to);
  }
  void operator()(const IdentityAssert& same) {
    add("one and the same", names_.with_id(same.a));
    add("", names_.with_id(same.b));
    add("why", same.reason);
  }
  void operator()(const ClaimAdd& claim) {
    add("claim", claim.text);
    add("handle", claim.handle);
    add("note", claim.note);
  }
  void operator()(const ClaimAppear& appearance) {
    add("claim", names_.with_id(appearance.claim));
    at("passage", appearance.passage);
    if (appearance.stance) add("stance", appearance.stance->concept_id);
    for (const Field& field : appearance.fields) {
      item(field.name, field_words(names_, field));
      withdrawal_of_item();
    }
    add("note", appearance.note);
  }
  void operator()(const AttributionRecord& attribution) {
    at("words", attribution.content);
    if (attribution.source) add("said by", names_.with_id(*attribution.source));
    if (attribution.source_unknown) add("said by", "unknown");
    at("named as", attribution.source_passage);
    at("cue", attribution.cue);
    if (attribution.form) add("form", attribution.form->concept_id);
    for (const Relay& relay : attribution.via) {
      item("passed on by", names_.with_id(relay.who));
      at("", relay.cue);
      withdrawal_of_item();
    }
    if (attribution.within) add("within", names_.with_id(*attribution.within));
    add("note", attribution.note);
  }
  void operator()(const LabelAttach& attached) {
    add("label", names_.label(attached.label));
    if (attached.target) add("on", names_.with_id(*attached.target));
    at("on", attached.passage);
    if (attached.confidence) add("confidence", std::to_string(*attached.confidence));
    add("why", attached.rationale);
  }
  void operator()(const NoteAdd& note) {
    if (note.target) add("on", names_.with_id(*note.target));
    at("on", note.passage);
    add("note", note.text);
  }
  void operator()(const VocabularyAdopt& adopted) {
    add("vocabulary", adopted.id + ", version " + std::to_string(adopted.version));
    add("sha256", adopted.sha256);
  }
  void operator()(const EntryWithdraw& withdrawal) {
    add("withdraws", names_.with_kind(withdrawal.target));
    add("why", withdrawal.reason);
  }
  void operator()(const ExportRecord& record) {
    for (const ExportedRanges& part : record.contents) add("entries", ranges(part));
    for (const ExportedFile& file : record.files) add("file", file.path + ", " + file.sha256);
    add("manifest", record.manifest);
  }
  void operator()(const UnknownEntry& unknown) {
    add("body", json::compact(unknown.body));
    if (!unknown.sealed.is_null()) add("sealed", json::compact(unknown.sealed));
  }

  [[nodiscard]] std::vector<Detail> take() { return std::move(found_); }

 private:
  std::string ranges(const ExportedRanges& part) {
    std::string words;
    for (const auto& [first, end] : part.ranges) {
      if (!words.empty()) words += ", ";
      words += names_.opened().show({part.log, first, 0});
      if (end > first + 1) words += " to " + names_.opened().show({part.log, end - 1, 0});
    }
    return words;
  }
  void add(std::string name, std::string_view words) {
    if (!words.empty()) found_.emplace_back(std::move(name), printable(words));
  }
  // An item of the entry, under the id by which it can be named.
  void item(const std::string& name, std::string_view words) {
    ++item_.item;
    add(names_.opened().show(item_) + " " + name, words);
  }
  void withdrawal_of_item() { add("", withdrawal_words(names_, item_)); }
  void at(std::string name, const Passage& passage) {
    add(std::move(name), place(names_, passage, kLongQuote));
  }
  void at(std::string name, const std::optional<Passage>& passage) {
    if (passage) at(std::move(name), *passage);
  }
  void evidence(const std::vector<Passage>& passages) {
    for (const Passage& passage : passages) add("", place(names_, passage, kLongQuote));
  }
  void capture(const Capture& made) {
    add("file name", made.name);
    add("obtained", made.method == "file"    ? "from a file"
                    : made.method == "stdin" ? "from standard input"
                                             : "with the record itself");
    add("url", made.url);
    add("archive url", made.archive_url);
    add("retrieved at", made.retrieved_at);
    add("tool", made.tool);
  }
  void text(const Recipe& recipe, const TextInfo& info) {
    add("text", counted(info.length, "character", "characters") + ", recipe " + recipe.name +
                    ", read as " + recipe.charset +
                    (recipe.bom ? ", byte order mark dropped" : ""));
    add("text sha256", info.sha256);
  }
  void basis(Basis value, const std::optional<EntryId>& by) {
    add("basis", std::string(to_string(value)) + " (" + std::string(column_name(value)) + ")");
    if (by) add("by", names_.with_id(*by));
  }
  void ending(const std::string& why, const std::string& note, const std::optional<DateValue>& from,
              const std::optional<DateValue>& to) {
    if (from) add("valid from", date_words(*from));
    if (to) add("valid to", date_words(*to));
    add("why", why);
    add("note", note);
  }
  std::string value_of(const Property& property) {
    if (property.none) return "none found";
    if (property.ref) return names_.with_id(*property.ref);
    if (property.date) return date_words(*property.date);
    return property.value.empty() ? "(erased)" : property.value;
  }

  Names& names_;
  EntryId item_;  // the last one shown; 0 before the first
  std::vector<Detail> found_;
};

}  // namespace

std::vector<Detail> details(Names& names, const Entry& entry) {
  if (entry.body == PartState::erased) return {{"content", "(erased)"}};
  Details gathered(names, entry.id.whole());
  std::visit(gathered, entry.content);
  if (entry.sealed == PartState::erased) {
    auto all = gathered.take();
    all.emplace_back("words", "(erased)");
    return all;
  }
  return gathered.take();
}

}  // namespace prov::cli
