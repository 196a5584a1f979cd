// SPDX-License-Identifier: Apache-2.0
#include "commands/attribute.h"

#include <prov/error.h>

namespace prov::cli {
namespace {

[[noreturn]] void fail(const char* message) { throw Error(ErrorCode::usage, message); }

AttributionSource parse_speaker(const Arguments& arguments) {
  AttributionSource source;
  source.who = arguments.value("by");
  source.document = arguments.value("by-cited");
  source.at = arguments.value("by-words");
  source.unknown = arguments.has("unknown");
  const bool named = !source.who.empty() || !source.document.empty() || !source.at.empty();
  if (!named && !source.unknown) {
    fail("who says it? (--by, --by-cited, --by-words, or --unknown)");
  }
  if (named && source.unknown) fail("--unknown and a source exclude each other");
  if (!source.who.empty() && !source.document.empty()) {
    fail("--by and --by-cited name two sources: give one of them");
  }
  return source;
}

std::vector<RelayStep> parse_via(const Arguments& arguments) {
  std::vector<RelayStep> steps;
  for (const auto& [name, value] : arguments.items()) {
    if (name == "via") steps.push_back({value, {}});
    if (name != "via-cue") continue;
    if (steps.empty() || !steps.back().cue.empty()) fail("--via-cue belongs after its --via");
    steps.back().cue = value;
  }
  return steps;
}

}  // namespace

AttributeOptions parse_attribute(const Arguments& arguments) {
  arguments.at_most(1);
  AttributeOptions options;
  RecordAttribution& operation = options.operation;
  operation.at = arguments.operand(0, "the passage");
  operation.source = parse_speaker(arguments);
  operation.cue = arguments.value("cue");
  operation.form = arguments.value("form");
  operation.via = parse_via(arguments);
  operation.within = arguments.value("within");
  operation.note = arguments.value("note");
  operation.allow_long = arguments.has("long");
  options.unknown = arguments.has("new") ? UnknownNames::make_even_near : UnknownNames::refuse;
  options.top = arguments.has("top");
  if (options.top && !operation.within.empty()) fail("--within and --top exclude each other");
  options.key = arguments.value("key");
  return options;
}

int run_attribute(AttributeOptions options, Context& context) {
  RecordAttribution& operation = options.operation;
  context.read_passage(operation.at);
  context.read_passage(operation.cue);
  context.read_passage(operation.source.at);
  for (RelayStep& step : operation.via) context.read_passage(step.cue);
  operation.document = context.document();
  operation.unknown_names = context.unknown_names(options.unknown);
  operation.infer = context.comfort();
  operation.outermost = options.top;
  return record(context, operation, options.key);
}

}  // namespace prov::cli
