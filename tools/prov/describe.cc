// SPDX-License-Identifier: Apache-2.0
#include "describe.h"

#include <algorithm>

#include <prov/summary.h>

#include "cli/terminal.h"

namespace prov::cli {
namespace {

std::string properties_line(const StatementRecord& statement) {
  std::string line;
  for (const Property& property : statement.properties) {
    line += (line.empty() ? "" : ", ") + property_words(property.name);
    if (property.none) line += " none";
  }
  return line;
}

/// One line for each type.
class OneLine {
 public:
  explicit OneLine(Names& names) : names_(names) {}

  std::string operator()(const LogOpen& open) {
    return "log of " + open.handle + (open.name.empty() ? "" : ", " + open.name);
  }
  std::string operator()(const DocumentAdd& document) {
    return document.capture.name + ", " + counted(document.text.length, "character", "characters");
  }
  std::string operator()(const TextRecord& record) {
    return names_.short_name(record.document) + ", text by " + record.recipe.name;
  }
  std::string operator()(const CaptureRecord& record) {
    const std::string& from = record.capture.url;
    return names_.short_name(record.document) + " again" + (from.empty() ? "" : ", from " + from);
  }
  std::string operator()(const DocumentCite& cited) {
    return cited.name + " (" + cited.handle + ")";
  }
  std::string operator()(const AgentAdd& agent) {
    return agent.name + " (" + agent.handle + "), " + agent.kind;
  }
  std::string operator()(const StatementRecord& statement) {
    return names_.short_name(statement.subject) + ": " + properties_line(statement) + "; " +
           std::string(to_string(statement.basis));
  }
  std::string operator()(const AffiliationRecord& tie) {
    return names_.short_name(tie.subject) + " " + relation_words(tie.relation) + " " +
           names_.short_name(tie.object) + "; " + std::string(to_string(tie.basis));
  }
  std::string operator()(const IdentityAssert& same) {
    return names_.short_name(same.a) + " and " + names_.short_name(same.b);
  }
  std::string operator()(const ClaimAdd& claim) {
    return claim.handle + ": " + in_quotes(claim.text);
  }
  std::string operator()(const ClaimAppear& appearance) {
    return names_.short_name(appearance.claim) + " in " + at(appearance.passage) +
           (appearance.stance ? ", " + appearance.stance->concept_id : "");
  }
  std::string operator()(const AttributionRecord& attribution) {
    std::string source = "source unknown";
    if (attribution.source) {
      source = "by " + names_.short_name(*attribution.source);
    } else if (attribution.source_passage) {
      source = "by " + in_quotes(words_of(*attribution.source_passage), 40);
    }
    return at(attribution.content) + " " + source;
  }
  std::string operator()(const LabelAttach& attached) {
    return names_.label(attached.label) + " on " + on(attached.target, attached.passage);
  }
  std::string operator()(const NoteAdd& note) {
    return on(note.target, note.passage) + ": " + in_quotes(note.text);
  }
  std::string operator()(const VocabularyAdopt& adopted) {
    return adopted.id + ", version " + std::to_string(adopted.version);
  }
  std::string operator()(const EntryWithdraw& withdrawal) {
    const Named& named = names_.of(withdrawal.target);
    return named.shown + " (" + named.verb + "): " + in_quotes(withdrawal.reason);
  }
  std::string operator()(const ExportRecord& record) {
    std::uint64_t entries = 0;
    for (const ExportedRanges& part : record.contents) {
      for (const auto& [first, end] : part.ranges) entries += end - first;
    }
    std::string words = entries == 0 ? "" : counted(entries, "entry", "entries");
    for (const ExportedFile& file : record.files) words += ", " + file.path;
    return words;
  }
  std::string operator()(const UnknownEntry&) { return "of a type this version does not know"; }

 private:
  std::string at(const Passage& passage) { return place(names_, passage, 40); }
  std::string on(const std::optional<EntryId>& target, const std::optional<Passage>& passage) {
    if (passage) return at(*passage);
    return target ? names_.short_name(*target) : "";
  }

  Names& names_;
};

}  // namespace

std::string one_line(Names& names, const Entry& entry) {
  if (entry.body == PartState::erased) return "(erased)";
  return printable(std::visit(OneLine(names), entry.content));
}

std::string withdrawal_words(Names& names, const EntryId& id) {
  Case& opened = names.opened();
  if (!opened.withdrawn(id)) return {};
  for (const EntryId& other : opened.referring(id)) {
    // Other reviewers object; that withdraws nothing.
    if (other.log != id.log || opened.withdrawn(other)) continue;
    const Entry entry = opened.entry(other);
    const auto* withdrawal = std::get_if<EntryWithdraw>(&entry.content);
    if (withdrawal == nullptr || withdrawal->target != id) continue;
    return "withdrawn by " + opened.show(other) +
           (withdrawal->reason.empty() ? "" : ": " + in_quotes(withdrawal->reason));
  }
  return id.item == 0 ? "withdrawn" : "";  // an item goes with its entry
}

std::string place(Names& names, const Passage& passage, std::size_t greatest) {
  return names.passage(passage, greatest) + (passage.quotes.empty() ? " (words erased)" : "");
}

std::string field_words(Names& names, const Field& field) {
  constexpr std::size_t kShownWhole = 60;
  const bool shows_itself = field.passage && !field.value.empty() &&
                            field.value.size() <= kShownWhole &&
                            field.value == words_of(*field.passage);
  const auto date = shows_itself ? days_words : date_words;
  std::string words = shows_itself          ? place(names, *field.passage)
                      : field.value.empty() ? "(erased)"
                                            : field.value;
  if (field.number) words += " = " + std::to_string(*field.number);
  if (field.date) words = (shows_itself ? words + " = " : "") + date(*field.date);
  if (field.from && field.to) words += " = " + date(*field.from) + " to " + date(*field.to);
  if (field.passage && !shows_itself) words += ", " + place(names, *field.passage);
  return words;
}

std::string days_words(const DateValue& date) {
  if (date.first.empty()) return date_words(date);
  return date.first == date.last ? date.first : date.first + " to " + date.last;
}

std::string date_words(const DateValue& date) {
  if (date.first.empty()) {
    return date.raw + " (" +
           (date.reason.empty() ? std::string(to_string(date.precision)) : date.reason) + ")";
  }
  const std::string days = days_words(date);
  return days == date.raw ? days : date.raw + " (" + days + ")";
}

std::string minute_of(const std::string& time) {
  if (time.size() < 16) return "(erased)";
  return time.substr(0, 10) + " " + time.substr(11, 5);
}

std::string_view column_name(Basis basis) {
  switch (basis) {
    case Basis::stated:
      return "says of itself";
    case Basis::reported:
      return "others say";
    case Basis::assessed:
      break;
  }
  return "reviewers judge";
}

}  // namespace prov::cli
