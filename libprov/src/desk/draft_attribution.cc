// SPDX-License-Identifier: Apache-2.0
#include <prov/error.h>

#include "desk/drafter.h"

namespace prov {

bool covers(const Passage& outer, const Passage& inner) {
  if (outer.text != inner.text) return false;
  for (const Range& range : inner.ranges) {
    bool inside = false;
    for (const Range& around : outer.ranges) {
      inside = inside || (around.start <= range.start && range.end <= around.end);
    }
    if (!inside) return false;
  }
  return true;
}

void Drafter::operator()(const RecordAttribution& operation) {
  if (operation.at.empty()) throw Error(ErrorCode::usage, "what is said? (a passage)");
  const AttributionSource& source = operation.source;
  if (source.who.empty() && source.document.empty() && source.at.empty() && !source.unknown) {
    throw Error(ErrorCode::usage,
                "who says it? (a person, organization or document, words of the "
                "text, or unknown)");
  }
  if (source.unknown && (!source.who.empty() || !source.document.empty())) {
    throw Error(ErrorCode::usage, "the source cannot be both named and unknown");
  }
  AttributionRecord attribution;
  const FoundPassage content = find_passage(operation.at, {operation.document});
  attribution.content = content.passage;
  echo_passage("", content.passage);
  const PassageFinder::Where near{{}, &content};
  if (!operation.cue.empty()) {
    attribution.cue = find_passage(operation.cue, near).passage;
    echo_passage("cue  ", *attribution.cue);
  }
  if (!source.who.empty() || !source.document.empty()) {
    const bool cited = source.who.empty();
    attribution.source =
        party_or_promise(cited ? source.document : source.who, operation.unknown_names, cited);
  }
  if (!source.at.empty()) attribution.source_passage = find_passage(source.at, near).passage;
  attribution.source_unknown = source.unknown;
  for (const RelayStep& step : operation.via) {
    Relay relay{party_or_promise(step.who, operation.unknown_names, false), {}};
    if (!step.cue.empty()) relay.cue = find_passage(step.cue, near).passage;
    attribution.via.push_back(std::move(relay));
  }
  if (!operation.within.empty()) {
    const Target within = referable(
        tools_.targets.of_kind(operation.within, {ThingKind::attribution}, "an attribution"));
    attribution.within = id(within);
    const Entry& outer = tools_.impl.entry(within.row);
    if (!covers(std::get<AttributionRecord>(outer.content).content, attribution.content)) {
      warn("the words do not stand inside those of " + tools_.impl.show(within.row));
    }
  }
  if (operation.within.empty() && operation.infer && !operation.outermost) {
    // The same words said by two are as likely a second look as a chain of speech.
    const Entry* around = innermost_around(attribution.content, true);
    if (around != nullptr) attribution.within = around->id;
  }
  attribution.note = operation.note;
  if (!operation.form.empty()) {
    attribution.form = label_of("form", operation.form);
  } else if (operation.infer && in_quotation_marks(attribution.content)) {
    attribution.form = label_of("form", "direct");
  }
  draft_.content = std::move(attribution);
}

}  // namespace prov
