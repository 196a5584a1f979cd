// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <prov/error.h>

#include "desk/drafter.h"
#include "desk/field_difference.h"
#include "model/number_words.h"

namespace prov {
namespace {

// Whether one of the words of a field's name (visitDate, end-of-strike) is about time; letters
// alone do not make it so (endorsers, mandate).
bool about_time(std::string_view field) {
  constexpr std::string_view kWords[] = {"date", "dates", "period", "periods", "time", "start",
                                         "end",  "when",  "year",   "day",     "from", "until"};
  std::string word;
  const auto is_one = [&] {
    return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
  };
  for (const char c : field) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = c >= 'a' && c <= 'z';
    if (!lower && is_one()) return true;
    if (!lower) word.clear();
    if (upper || lower) word.push_back(upper ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return is_one();
}

// Reads a field's value as a count, a date or a period, where it is one; a field named for time is
// read as time first, so that a year is not a count.
void interpret(Field& field) {
  const bool time = about_time(field.name);
  if (!time) field.number = parse_count(field.value);
  if (field.number) return;
  const DateValue date = parse_date(field.value);
  if (date.precision != DatePrecision::unparsed) {
    field.date = date;
    return;
  }
  const PeriodValue period = parse_period(field.value);
  if (period.reason.empty()) {
    field.from = period.start;
    field.to = period.end;
  } else if (time) {
    field.date = date_in_words(field.value);
  }
}

}  // namespace

Field Drafter::field(const std::string& name, const TypedValue& value,
                     const FoundPassage& appearance) {
  if (name == "stance") {
    throw Error(ErrorCode::usage, "stance is no field of an appearance but a part of its own");
  }
  Field out;
  out.name = name;
  const std::string& typed = !value.words.empty() ? value.words
                             : value.at.empty()   ? std::string()
                                                  : value.at.front();
  if (!typed.empty()) {
    const PassageFinder::Where where{{}, &appearance, !value.words.empty()};
    out.passage = find_passage(typed, where).passage;
    out.value = tools_.passages.words(*out.passage);
  }
  if (!value.text.empty()) out.value = value.text;
  if (out.value.empty()) throw Error(ErrorCode::usage, "field \"" + name + "\" has no value");
  interpret(out);
  return out;
}

void Drafter::operator()(const AppearClaim& operation) {
  const Target claim =
      referable(tools_.targets.of_kind(operation.claim, {ThingKind::claim}, "a claim"));
  if (operation.at.empty()) throw Error(ErrorCode::usage, "where does it appear? (a passage)");
  ClaimAppear appear;
  appear.claim = id(claim);
  const FoundPassage found = find_passage(operation.at, {operation.document});
  appear.passage = found.passage;
  echo_passage("", found.passage);
  for (const auto& [name, value] : operation.fields) {
    appear.fields.push_back(field(name, value, found));
  }
  appear.note = operation.note;
  echo_differences(appear);
  if (!operation.stance.empty()) appear.stance = label_of("stance", operation.stance);
  draft_.content = std::move(appear);
}

void Drafter::echo_differences(const ClaimAppear& appear) {
  if (!tools_.echo) return;
  CaseImpl& impl = tools_.impl;
  for (const Mention& mention : impl.index().mentions(impl.row_of(appear.claim), Role::claim)) {
    if (impl.index().withdrawn(mention.source)) continue;
    const Entry entry = impl.entry(mention.source);
    const auto* other = std::get_if<ClaimAppear>(&entry.content);
    if (other == nullptr) continue;
    std::string list;
    for (const Field& mine : appear.fields) {
      for (const Field& theirs : other->fields) {
        if (mine.name != theirs.name) continue;
        for (const FieldDifference& each : differences(theirs, mine)) {
          list += (list.empty() ? "" : ", ") + each.name + each.how;
        }
      }
    }
    if (list.empty()) continue;
    echo("differs from " + impl.show(mention.source) + " (" +
         whereabouts(tools_.passages.print(other->passage, 0)) + "): " + list);
  }
}

}  // namespace prov
