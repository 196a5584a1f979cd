// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <prov/error.h>

#include "desk/drafter.h"
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

std::string days(std::int64_t count) {
  const std::int64_t size = count < 0 ? -count : count;
  return std::to_string(size) + (size == 1 ? " day" : " days");
}

// How two values of one field differ, in words; empty when they do not.
std::string difference(const Field& a, const Field& b) {
  if (a.number && b.number) {
    const std::int64_t by = *b.number - *a.number;
    return by == 0 ? "" : a.name + " by " + std::to_string(by < 0 ? -by : by);
  }
  if (a.from && a.to && b.from && b.to) {
    const DateComparison start = compare(*a.from, *b.from);
    const DateComparison end = compare(*a.to, *b.to);
    std::string out;
    if (start.start_days.value_or(0) != 0) out += "start by " + days(*start.start_days);
    if (end.start_days.value_or(0) != 0) {
      out += (out.empty() ? "" : ", ") + std::string("end by ") + days(*end.start_days);
    }
    return out;
  }
  if (a.date && b.date) {
    const DateComparison comparison = compare(*a.date, *b.date);
    if (comparison.relation == DateRelation::equal) return "";
    if (comparison.start_days.value_or(0) != 0) {
      return a.name + " by " + days(*comparison.start_days);
    }
  }
  return a.value == b.value ? "" : a.name + " (“" + a.value + "” against “" + b.value + "”)";
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
        const std::string text = difference(theirs, mine);
        if (!text.empty()) list += (list.empty() ? "" : ", ") + text;
      }
    }
    if (list.empty()) continue;
    echo("differs from " + impl.show(mention.source) + " (" +
         tools_.passages.address(other->passage) + "): " + list);
  }
}

}  // namespace prov
