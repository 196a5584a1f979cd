// SPDX-License-Identifier: Apache-2.0
#include "desk/form_printer.h"

#include <algorithm>

#include <prov/error.h>

#include "desk/form_lines.h"
#include "text/locate.h"

namespace prov {
namespace {

constexpr std::size_t kKeyword = 6;  // columns of a keyword below another line

// How a value is written: as words or a passage where it is one, or behind := with its passages;
// names as handles, or as ids.
struct Manner {
  enum class Value { words, passage, text } value = Value::words;
  bool handles = true;
};
using Value = Manner::Value;
constexpr Manner kManners[] = {{Value::words, true},    {Value::passage, true},
                               {Value::text, true},     {Value::words, false},
                               {Value::passage, false}, {Value::text, false}};

std::string padded(std::string_view keyword, std::size_t columns) {
  std::string out(keyword);
  if (out.size() < columns) out.append(columns - out.size(), ' ');
  return out + " ";
}

// Text that may have several lines.
void add_text(FormText& lines, const std::string& begin, const std::string& text) {
  std::size_t start = 0;
  while (true) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string line = text.substr(start, end - start);
    if (start == 0) {
      lines.push_back(begin + line);
    } else {
      lines.push_back(line.empty() ? "  >" : "  > " + line);
    }
    if (end == text.size()) return;
    start = end + 1;
  }
}

struct SetDocument {
  const std::string& document;
  const std::string& below;

  void operator()(RecordSource& operation) const { operation.document = document; }
  void operator()(RecordAffiliation& operation) const { operation.document = document; }
  void operator()(AppearClaim& operation) const { operation.document = document; }
  void operator()(CiteDocument& operation) const {
    if (!operation.at.empty()) operation.document = document;
  }
  void operator()(RecordAttribution& operation) const {
    operation.document = document;
    if (!below.empty()) operation.within = below;
  }
  void operator()(AttachLabel& operation) const { about(operation); }
  void operator()(AddNote& operation) const { about(operation); }
  template <typename Other>
  void operator()(const Other&) const {}

 private:
  template <typename Remark>
  void about(Remark& operation) const {
    if (!operation.at.empty()) {
      operation.document = document;
    } else if (operation.target.empty()) {
      operation.target = below.empty() ? document : below;
    }
  }
};

}  // namespace

void complete(Operation& operation, const std::string& document, const std::string& below) {
  std::visit(SetDocument{document, below}, operation);
}

std::string mark_of(std::int64_t row, std::uint32_t item) {
  return "@" + std::to_string(place_of(row)) + (item == 0 ? "" : "." + std::to_string(item));
}

/// The lines of one entry in one manner.
class FormEntryLines {
 public:
  FormEntryLines(FormPrinter& printer, Manner manner, std::uint32_t item, const std::string& below)
      : printer_(printer), impl_(printer.impl_), manner_(manner), item_(item), below_(below) {}

  void operator()(const StatementRecord& statement) {
    const Property& property = statement.properties.at(item_ - 1);
    const std::string begin = padded(property.name, 11);
    const std::string typed = property.evidence.size() == 1 && !property.ref && !property.none
                                  ? words_of(property.evidence.front(), property.value)
                                  : std::string();
    if (!typed.empty()) {
      lines.push_back(begin + typed);
      return;
    }
    std::size_t shown = 0;
    if (property.none) {
      lines.push_back(begin + "none");
    } else if (property.ref) {
      lines.push_back(begin + "@" + name(*property.ref));
    } else if (!property.evidence.empty() && manner_.value != Value::text &&
               words(property.evidence.front()) == property.value) {
      lines.push_back(begin + "| " + at(property.evidence[shown++]));
    } else {
      add_text(lines, begin + ":= ", property.value);
    }
    for (; shown < property.evidence.size(); ++shown) part("at", at(property.evidence[shown]));
  }

  void operator()(const AttributionRecord& attribution) {
    lines.push_back("said " + at(attribution.content));
    source(attribution);
    if (attribution.source_passage)
      part("by", "words " + near(*attribution.source_passage, attribution.content));
    if (attribution.source_unknown) part("by", "unknown");
    if (attribution.cue) part("cue", near(*attribution.cue, attribution.content));
    for (const Relay& relay : attribution.via) {
      part("via",
           name(relay.who) + (relay.cue ? " | " + near(*relay.cue, attribution.content) : ""));
    }
    if (attribution.form) part("form", attribution.form->concept_id);
    if (attribution.within && below_.empty()) part("within", name(*attribution.within));
    text("remark", attribution.note);
  }

  void operator()(const ClaimAppear& appearance) {
    lines.push_back("claim " + name(appearance.claim) + " | " + at(appearance.passage));
    if (appearance.stance) part("stance", appearance.stance->concept_id);
    for (const Field& each : appearance.fields) field(each, appearance.passage);
    text("remark", appearance.note);
  }

  void operator()(const AffiliationRecord& tie) {
    const bool shown = !tie.evidence.empty();
    lines.push_back(padded("tie", kKeyword) + name(tie.subject) + " " + tie.relation + " " +
                    name(tie.object) + (shown ? " | " + at(tie.evidence.front()) : ""));
    for (std::size_t i = 1; i < tie.evidence.size(); ++i) part("at", at(tie.evidence[i]));
    part("basis", std::string(to_string(tie.basis)));
    if (tie.by) part("by", name(*tie.by));
    if (!shown || tie.wording != words(tie.evidence.front())) text("wording", tie.wording);
    text("why", tie.rationale);
    text("remark", tie.note);
    if (tie.valid_from) part("valid-from", tie.valid_from->raw);
    if (tie.valid_to) part("valid-to", tie.valid_to->raw);
  }

  void operator()(const IdentityAssert& same) {
    lines.push_back(padded("same", kKeyword) + name(same.a) + " | " + name(same.b));
    text("why", same.reason);
  }

  void operator()(const LabelAttach& label) {
    const Entry& adopted = impl_.entry(impl_.row_of(label.label.vocabulary));
    const auto* vocabulary = std::get_if<VocabularyAdopt>(&adopted.content);
    if (vocabulary == nullptr) return;
    std::string head = padded("label", kKeyword) + vocabulary->id + "/" + label.label.concept_id;
    if (label.passage) {
      head += " | " + at(*label.passage);
    } else if (const std::string target = target_of(label.target); !target.empty()) {
      head += " on " + target;
    }
    lines.push_back(std::move(head));
    if (label.confidence) part("confidence", std::to_string(*label.confidence));
    text("why", label.rationale);
  }

  void operator()(const NoteAdd& note) {
    add_text(lines, padded("note", kKeyword), note.text);
    if (note.passage) {
      part("at", at(*note.passage));
    } else if (const std::string target = target_of(note.target); !target.empty()) {
      part("on", target);
    }
  }

  template <typename Other>
  void operator()(const Other&) {}

  FormText lines;

  void text(std::string_view keyword, const std::string& words) {
    if (!words.empty()) add_text(lines, "  " + padded(keyword, kKeyword), words);
  }
  void part(std::string_view keyword, const std::string& rest) {
    lines.push_back("  " + padded(keyword, kKeyword) + rest);
  }

  std::string name(const EntryId& id) {
    const std::int64_t row = impl_.row_of(id);
    const std::string shown = impl_.show(row, id.item);
    if (!manner_.handles || id.item != 0) return shown;
    const std::string handle = handle_of(row);
    return !handle.empty() && names(handle, row) ? handle : shown;
  }

 private:
  std::string handle_of(std::int64_t row) {
    const Content& content = impl_.entry(row).content;
    if (const auto* agent = std::get_if<AgentAdd>(&content)) return agent->handle;
    if (const auto* claim = std::get_if<ClaimAdd>(&content)) return claim->handle;
    if (const auto* cited = std::get_if<DocumentCite>(&content)) return cited->handle;
    const auto* document = std::get_if<DocumentAdd>(&content);
    return document == nullptr ? std::string() : document->capture.name;
  }

  bool names(const std::string& handle, std::int64_t row) {
    const bool plain = handle.find_first_of(" \t\n|") == std::string::npos;
    try {
      TargetResolver& targets = printer_.comparison_.targets();
      const auto found =
          plain ? targets.find_party(handle, TargetResolver::Files::whole) : std::nullopt;
      if (!found || found->item != 0) return false;
      if (const auto target = targets.find(handle); !target || target->row != found->row)
        return false;
      const std::vector<std::int64_t> same = impl_.same_documents(row);
      return std::find(same.begin(), same.end(), found->row) != same.end();
    } catch (const Error&) {
      return false;  // it names several
    }
  }

  std::string target_of(const std::optional<EntryId>& target) {
    if (!target || !below_.empty()) return {};
    const std::int64_t row = impl_.row_of(*target);
    return printer_.is_document(row) && target->item == 0 ? std::string() : name(*target);
  }

  std::string at(const Passage& passage) {
    const std::int64_t row = impl_.row_of(passage.text);
    const std::string place = locate(passage.ranges, *impl_.text(row));
    return printer_.is_document(row) ? place : impl_.show(row) + ":" + place;
  }

  std::string words(const Passage& passage) {
    return printer_.comparison_.passages().words(passage);
  }

  // A cue or the like, as people type it: the words alone where they are found by them.
  std::string near(const Passage& passage, const Passage& content) {
    const std::string typed = plain_words(passage, content, false);
    return typed.empty() ? at(passage) : typed;
  }

  std::string plain_words(const Passage& passage, const Passage& content, bool value) {
    constexpr std::size_t kLongest = 80;
    if (manner_.value != Value::words || passage.ranges.size() != 1) return {};
    std::string typed = words(passage);
    if (typed.size() > kLongest || typed.find_first_of("\r\n|") != std::string::npos) return {};
    if (value && typed.starts_with(":=")) return {};
    const FoundPassage inside{impl_.row_of(content.text), content};
    try {
      const FoundPassage found =
          printer_.comparison_.passages().find(typed, {{}, &inside, false, value});
      return found.passage.ranges == passage.ranges ? typed : std::string();
    } catch (const Error&) {
      return {};
    }
  }

  // `22: words`, where the value is these words and this manner writes them so.
  std::string words_of(const Passage& passage, const std::string& value) {
    if (manner_.value != Value::words || passage.ranges.size() != 1) return {};
    if (words(passage) != value) return {};
    std::string place = at(passage);
    const std::size_t digits = place.find_first_not_of("0123456789");
    const bool scope = digits != 0 && digits != std::string::npos && place[digits] == ':';
    return scope ? place : digits == std::string::npos ? place + ":" : std::string();
  }

  void source(const AttributionRecord& attribution) {
    if (!attribution.source) return;
    const ThingKind kind = kind_of(impl_.entry(impl_.row_of(*attribution.source)).content);
    const bool document = kind == ThingKind::document || kind == ThingKind::cited_document;
    part("by", (document ? "cited " : "") + name(*attribution.source));
  }

  void field(const Field& field, const Passage& appearance) {
    const std::string begin = "  " + (begins_a_line(field.name) ? "field " + field.name + " "
                                                                : padded(field.name, kKeyword));
    const bool shown =
        field.passage && manner_.value != Value::text && words(*field.passage) == field.value;
    std::string typed = shown ? plain_words(*field.passage, appearance, true) : std::string();
    if (shown && typed.empty()) typed = words_of(*field.passage, field.value);
    if (shown && typed.empty()) typed = "| " + at(*field.passage);
    if (!typed.empty()) {
      lines.push_back(begin + typed);
      return;
    }
    add_text(lines, begin + ":= ", field.value);
    if (field.passage) lines.push_back("    at " + at(*field.passage));
  }

  FormPrinter& printer_;
  CaseImpl& impl_;
  Manner manner_;
  std::uint32_t item_;
  std::string below_;
};

bool FormPrinter::is_document(std::int64_t row) const {
  return std::find(document_.begin(), document_.end(), row) != document_.end();
}

bool FormPrinter::plain(const StatementRecord& statement) {
  return statement.basis == Basis::stated && !statement.by && statement.rationale.empty() &&
         statement.note.empty() && !statement.valid_from && !statement.valid_to &&
         is_document(impl_.row_of(statement.subject)) && statement.subject.item == 0;
}

FormText FormPrinter::shared(const StatementRecord& statement) {
  FormEntryLines lines(*this, kManners[0], 0, {});
  lines.lines.push_back("source " + std::string(to_string(statement.basis)));
  const std::int64_t subject = impl_.row_of(statement.subject);
  if (!is_document(subject)) lines.part("of", lines.name(statement.subject));
  if (statement.by) lines.part("by", lines.name(*statement.by));
  lines.text("why", statement.rationale);
  lines.text("remark", statement.note);
  if (statement.valid_from) lines.part("valid-from", statement.valid_from->raw);
  if (statement.valid_to) lines.part("valid-to", statement.valid_to->raw);
  return std::move(lines.lines);
}

FormText FormPrinter::sketch(std::int64_t row, std::uint32_t item, const std::string& below) {
  const Entry entry = impl_.entry(row);
  FormEntryLines lines(*this, kManners[0], item, below);
  std::visit(lines, entry.content);
  return std::move(lines.lines);
}

std::optional<FormText> FormPrinter::print(std::int64_t row, std::uint32_t item,
                                           const std::string& below) {
  const Entry entry = impl_.entry(row);
  if (entry.body == PartState::erased || entry.sealed == PartState::erased) return std::nullopt;
  for (const Manner manner : kManners) {
    try {
      FormEntryLines lines(*this, manner, item, below);
      std::visit(lines, entry.content);
      if (lines.lines.empty()) return std::nullopt;
      if (reads_back(lines.lines, row, item, below)) return std::move(lines.lines);
    } catch (const Error&) {
      // Words that cannot be found again, a text that has been erased.
    }
  }
  return std::nullopt;
}

bool FormPrinter::reads_back(const FormText& lines, std::int64_t row, std::uint32_t item,
                             const std::string& below) {
  std::string text;
  const Entry entry = impl_.entry(row);
  const auto* statement = std::get_if<StatementRecord>(&entry.content);
  const bool grouped = statement != nullptr && !plain(*statement);
  if (grouped) {
    for (const std::string& line : shared(*statement)) text += line + "\n";
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text +=
        (grouped ? "  " : "") + lines[i] + (i == 0 ? " {" + mark_of(row, item) + "}" : "") + "\n";
  }
  Form form = read_form(text);
  if (!form.problems.empty() || form.items.size() != 1 || !form.items.front().operation) {
    return false;
  }
  Operation operation = std::move(*form.items.front().operation);
  complete(operation, impl_.show(document_.front()), below);
  return comparison_.says(row, item, operation);
}

std::string FormPrinter::keep(std::int64_t row, std::uint32_t item) {
  std::string words(shown_kind(kind_of(impl_.entry(row).content)));
  if (item != 0) words = "property " + std::to_string(item) + " of " + words;
  return padded("keep", kKeyword) + words;
}

}  // namespace prov
