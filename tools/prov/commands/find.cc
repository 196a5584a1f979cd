// SPDX-License-Identifier: Apache-2.0
#include "commands/find.h"

#include <optional>

#include "cli/terminal.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

constexpr long long kMost = 1'000'000;

// What the shell kept together stands together: 'harbour office' is "harbour office".
std::string with_marks(const std::string& operand) {
  const bool several = operand.find_first_of(" \t\n") != std::string::npos;
  const bool marked = operand.find_first_of("\"") != std::string::npos ||
                      operand.find("“") != std::string::npos ||
                      operand.find("«") != std::string::npos;
  return several && !marked ? "\"" + operand + "\"" : operand;
}

std::uint64_t number_or(const Arguments& arguments, std::string_view option,
                        std::uint64_t otherwise) {
  if (!arguments.has(option)) return otherwise;
  return static_cast<std::uint64_t>(number_in(arguments.value(option), option, 0, kMost));
}

json::Value place_json(const FoundPlace& place) {
  json::Value range = json::Value::array();
  range.push(place.range.start);
  range.push(place.range.end);
  return json::Value::object()
      .set("at", place.at)
      .set("range", std::move(range))
      .set("words", place.words)
      .set("before", place.before)
      .set("after", place.after);
}

json::Value document_json(Case& opened, const FoundDocument& document) {
  json::Value places = json::Value::array();
  for (const FoundPlace& place : document.places) places.push(place_json(place));
  return json::Value::object()
      .set("id", opened.show(document.id))
      .set("name", or_null(document.name))
      .set("withdrawn", document.withdrawn)
      .set("places", std::move(places))
      .set("morePlaces", document.more_places);
}

void print_json(Context& context, const TextMatches& matches) {
  json::Value documents = json::Value::array();
  for (const FoundDocument& document : matches.documents) {
    documents.push(document_json(context.opened(), document));
  }
  context.out().json(json_document("find")
                         .set("documents", std::move(documents))
                         .set("moreDocuments", matches.more)
                         .set("moreUnknown", matches.more_unknown));
}

void print_document(Context& context, const FoundDocument& document) {
  Output& out = context.out();
  out.line(context.opened().show(document.id) + "  " + printable(document.name) +
           (document.withdrawn ? " [withdrawn]" : ""));
  for (const FoundPlace& place : document.places) {
    out.line("  " + printable(place.at));
    out.line("      " + printable(place.before) + context.bold(printable(place.words)) +
             printable(place.after));
  }
  if (document.more_places > 0) {
    out.line("  and at " + counted(document.more_places, "more place", "more places"));
  }
}

void print_text(Context& context, const TextMatches& matches) {
  for (const FoundDocument& document : matches.documents) print_document(context, document);
  if (matches.more > 0) {
    context.out().line((matches.more_unknown ? "more than " : "") +
                       counted(matches.more, "further document", "further documents") +
                       " (--limit N shows more)");
  }
}

}  // namespace

FindOptions parse_find(const Arguments& arguments) {
  FindOptions options;
  (void)arguments.operand(0, "what to find");
  for (const std::string& operand : arguments.operands()) {
    options.query.words += (options.query.words.empty() ? "" : " ") + with_marks(operand);
  }
  options.query.limit = number_or(arguments, "limit", options.query.limit);
  options.query.places = number_or(arguments, "places", options.query.places);
  options.query.withdrawn = arguments.has("withdrawn");
  return options;
}

int run_find(FindOptions options, Context& context) {
  options.query.document = context.explicit_document();
  const TextMatches matches = [&] {
    Case& opened = context.opened();
    std::optional<Progress> progress;
    return find_text(opened, options.query, [&](std::uint64_t done, std::uint64_t all) {
      if (!progress) progress.emplace(context.err(), context.err().is_terminal(), "texts", all);
      progress->update(done, done);
    });
  }();
  if (context.options().json) {
    print_json(context, matches);
  } else {
    print_text(context, matches);
  }
  if (!matches.documents.empty()) return 0;
  const std::string& only = options.query.document;
  context.echo("  " + (only.empty() ? "no document has" : only + " has not") +
               " all of: " + options.query.words);
  return 1;
}

}  // namespace prov::cli
