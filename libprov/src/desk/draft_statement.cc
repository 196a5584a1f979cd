// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <prov/error.h>

#include "desk/drafter.h"
#include "desk/property_names.h"
#include "desk/targets_nearest.h"

namespace prov {
namespace {

// Both that there is none of a property and that there is one.
std::vector<std::string> contradicted(const std::vector<Property>& properties) {
  std::vector<std::string> out;
  for (const Property& none : properties) {
    const bool value =
        none.none && std::any_of(properties.begin(), properties.end(), [&](const Property& other) {
          return other.name == none.name && !other.none;
        });
    if (value && std::find(out.begin(), out.end(), none.name) == out.end()) {
      out.push_back(none.name);
    }
  }
  return out;
}

// "a translation of" for translationOf.
std::string relation_of(std::string_view property) {
  const std::string noun(property.substr(0, property.size() - 2));
  return (noun.front() == 'e' ? "an " : "a ") + noun + " of";
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", start), text.size());
    if (end > start) out.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

// Whether words beside a date say more than the date: "before 2023", "32 Foo 2023".
bool says_more(const std::vector<std::string_view>& words, const DateValue& found) {
  constexpr std::string_view kLimits[] = {
      "before",  "after", "since",         "until",    "till",   "not",    "never", "later",
      "earlier", "prior", "approximately", "sometime", "around", "nearly", "almost"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    std::string plain;
    for (const char c : word) {
      if (c >= 'A' && c <= 'Z') plain += static_cast<char>(c - 'A' + 'a');
      if (c >= 'a' && c <= 'z') plain += c;
    }
    const bool limit =
        std::find(std::begin(kLimits), std::end(kLimits), plain) != std::end(kLimits);
    const bool other_number = found.precision == DatePrecision::year && word.front() >= '0' &&
                              word.front() <= '9' && found.raw.find(word) == std::string::npos;
    return limit || other_number;
  });
}

}  // namespace

DateValue date_in_words(const std::string& raw) {
  DateValue whole = parse_date(raw);
  if (whole.precision != DatePrecision::unparsed) return whole;
  constexpr std::size_t kMostWords = 24;
  const std::vector<std::string_view> words = words_of(raw);
  if (words.size() > kMostWords) return whole;
  for (std::size_t length = words.size(); length-- > 1;) {
    std::vector<DateValue> found;
    for (std::size_t start = 0; start + length <= words.size(); ++start) {
      const char* begin = words[start].data();
      const char* end = words[start + length - 1].data() + words[start + length - 1].size();
      DateValue part = parse_date(std::string_view(begin, static_cast<std::size_t>(end - begin)));
      if (part.precision != DatePrecision::unparsed) found.push_back(std::move(part));
    }
    if (found.size() == 1) {
      if (says_more(words, found.front())) {
        whole.reason = "the words around the date may change what it says";
        return whole;
      }
      found.front().raw = raw;
      return found.front();
    }
    if (found.size() > 1) return whole;
  }
  return whole;
}

Basis Drafter::basis_of(std::string_view basis, std::string_view why) {
  if (basis.empty()) {
    throw Error(ErrorCode::usage,
                "who says so? (basis stated: the subject itself; reported: somebody else; "
                "assessed: you, with a reason)");
  }
  const Basis parsed = parse_basis(basis);
  if (parsed == Basis::assessed && why.empty()) {
    throw Error(ErrorCode::usage, "what a reviewer judges needs a reason (why)");
  }
  return parsed;
}

std::optional<EntryId> Drafter::by_of(Basis basis, std::string_view by, const EntryId& subject) {
  if (by.empty()) {
    if (basis == Basis::reported) {
      throw Error(ErrorCode::usage, "who reports it? (by: a document, person or organization)");
    }
    return std::nullopt;
  }
  const EntryId who = id(party(by));
  if (basis == Basis::assessed) {
    throw Error(ErrorCode::usage, "what is assessed is judged by you; leave \"by\" out");
  }
  if (basis == Basis::stated && who != subject) {
    throw Error(
        ErrorCode::bad_data,
        "\"" + std::string(by) + "\" is not the subject itself, so it is reported, not stated");
  }
  if (basis == Basis::reported && who == subject) {
    throw Error(ErrorCode::bad_data,
                "\"" + std::string(by) + "\" is the subject itself, so it is stated, not reported");
  }
  return basis == Basis::stated ? std::nullopt : std::optional(who);
}

Property Drafter::property(const std::string& name, const TypedValue& value,
                           std::string_view document) {
  if (!is_property(name)) {
    const std::string near = nearest_of(property_names(), name);
    throw Error(ErrorCode::usage, "\"" + name + "\" is no property" +
                                      (near.empty() ? " (prov help source lists them)" : near));
  }
  Property out;
  out.name = name;
  out.none = value.none;
  out.evidence = evidence(value.at, document);
  if (!value.words.empty()) {
    out.evidence.push_back(find_passage(value.words, {document, nullptr, true}).passage);
    out.value = tools_.passages.words(out.evidence.back());
  } else if (!value.text.empty()) {
    out.value = value.text;
  } else if (!value.who.empty() || !value.document.empty()) {
    const Target target = value.who.empty() ? party_or_document(value.document) : party(value.who);
    if (!value.who.empty() && property_names_party(name) && target.kind != ThingKind::agent) {
      throw Error(ErrorCode::not_found, "\"" + value.who + "\" is " +
                                            std::string(shown_kind(target.kind)) +
                                            ", not a person or organization");
    }
    if (property_names_document(name) && target.kind != ThingKind::document &&
        target.kind != ThingKind::cited_document) {
      throw Error(ErrorCode::not_found, "\"" + (value.who.empty() ? value.document : value.who) +
                                            "\" is " + std::string(shown_kind(target.kind)) +
                                            ", not a document");
    }
    out.ref = id(target);
    if (!out.evidence.empty()) out.value = tools_.passages.words(out.evidence.front());
  } else if (!out.evidence.empty()) {
    out.value = tools_.passages.words(out.evidence.front());
  } else if (!value.none) {
    throw Error(ErrorCode::usage, "property \"" + name +
                                      "\" has no value (none: looked, and there "
                                      "is none)");
  }
  if (is_date_property(name) && !out.value.empty()) out.date = date_in_words(out.value);
  return out;
}

void Drafter::warn_about_date(std::string_view name, const DateValue& date) {
  const std::string kept = std::string(name) + " \"" + date.raw + "\" is kept as worded: ";
  if (date.precision == DatePrecision::ambiguous) {
    std::string readings;
    for (const std::string& day : date.readings) readings += (readings.empty() ? "" : " or ") + day;
    warn(kept + "it can be read as " + readings);
  } else if (date.precision == DatePrecision::impossible ||
             date.precision == DatePrecision::unparsed) {
    warn(kept + date.reason);
  }
}

std::optional<DateValue> Drafter::valid_time(std::string_view name, const std::string& typed) {
  if (typed.empty()) return std::nullopt;
  DateValue date = date_in_words(typed);
  warn_about_date(name, date);
  return date;
}

void Drafter::operator()(const RecordSource& operation) {
  if (operation.set.empty()) throw Error(ErrorCode::usage, "no property is given (PROP=VALUE)");
  const Target subject =
      operation.of.empty()
          ? referable({tools_.targets.document(operation.document), 0, ThingKind::document})
          : party(operation.of);
  StatementRecord statement;
  statement.subject = id(subject);
  if (!operation.infer) statement.basis = basis_of(operation.basis, operation.why);
  for (const auto& [name, value] : operation.set) {
    statement.properties.push_back(property(name, value, operation.document));
  }
  if (operation.infer) {
    const Voice voice = inferred_voice(operation, statement);
    statement.basis = voice.basis;
    statement.by = voice.by;
  }
  if (!statement.by) statement.by = by_of(statement.basis, operation.by, statement.subject);
  for (std::size_t i = 0; i < operation.set.size(); ++i) {
    const std::string& name = operation.set[i].first;
    const Property& last = statement.properties[i];
    if (property_names_document(name) && last.ref == statement.subject) {
      throw Error(ErrorCode::bad_data, tools_.impl.document_name(subject.row) + " (" +
                                           tools_.impl.show(subject.row) + ") cannot be " +
                                           relation_of(name) + " itself");
    }
    if (statement.basis == Basis::stated && !last.none && last.evidence.empty()) {
      warn(name + " is stated without a passage that shows it");
    }
    for (const Passage& passage : last.evidence) echo_passage(name + "  ", passage);
    if (last.none) echo(name + "  none found");
    if (last.date) warn_about_date(name, *last.date);
  }
  for (const std::string& name : contradicted(statement.properties)) {
    warn(name + " has a value here and is said to be none as well");
  }
  statement.rationale = operation.why;
  statement.note = operation.note;
  statement.valid_from = valid_time("valid from", operation.valid_from);
  statement.valid_to = valid_time("valid to", operation.valid_to);
  draft_.content = std::move(statement);
}

void Drafter::operator()(const RecordAffiliation& operation) {
  const std::vector<std::string>& relations = relation_names();
  if (std::find(relations.begin(), relations.end(), operation.relation) == relations.end()) {
    std::string list;
    for (const std::string& name : relations) list += (list.empty() ? "" : ", ") + name;
    const std::string near = nearest_of(relations, operation.relation);
    throw Error(ErrorCode::usage, "\"" + operation.relation + "\" is no relation" +
                                      (near.empty() ? " (" + list + ")" : near));
  }
  AffiliationRecord tie;
  const auto agent = [&](std::string_view typed) {
    if (operation.unknown_names != UnknownNames::refuse &&
        !tools_.targets.find_party(typed, TargetResolver::Files::whole)) {
      return party_or_promise(typed, operation.unknown_names, false);
    }
    const Target target = tools_.targets.party(typed);
    TargetResolver::check_kind(typed, target, {ThingKind::agent}, "a person or organization");
    return id(referable(target));
  };
  tie.subject = agent(operation.subject);
  tie.object = agent(operation.object);
  if (tie.subject == tie.object) {
    throw Error(ErrorCode::bad_data, "both sides of the tie are \"" + operation.subject + "\"");
  }
  tie.relation = operation.relation;
  tie.evidence = evidence(operation.at, operation.document);
  if (operation.infer) {
    const Voice voice =
        inferred_voice(operation.basis, operation.why, operation.by, tie.subject, tie.evidence);
    tie.basis = voice.basis;
    tie.by = voice.by;
  } else {
    tie.basis = basis_of(operation.basis, operation.why);
  }
  if (!tie.by) tie.by = by_of(tie.basis, operation.by, tie.subject);
  tie.wording = operation.wording;
  if (tie.wording.empty() && !tie.evidence.empty()) {
    tie.wording = tools_.passages.words(tie.evidence.front());
  }
  if (tie.basis == Basis::stated && tie.evidence.empty()) {
    warn("the tie is stated without a passage that shows it");
  }
  for (const Passage& passage : tie.evidence) echo_passage("", passage);
  tie.rationale = operation.why;
  tie.note = operation.note;
  tie.valid_from = valid_time("valid from", operation.valid_from);
  tie.valid_to = valid_time("valid to", operation.valid_to);
  draft_.content = std::move(tie);
}

}  // namespace prov
