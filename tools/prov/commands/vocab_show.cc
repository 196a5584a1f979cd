// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <prov/error.h>
#include <prov/vocabulary.h>

#include "cli/terminal.h"
#include "commands/vocab.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

/// A vocabulary that can be used: it comes with prov, or has been adopted in the case at hand.
struct Known {
  Vocabulary vocabulary;
  bool shipped = false;
  std::string adopted;       // entry id, "" when not in use here
  std::uint64_t labels = 0;  // that refer to it
};

bool same_version(const Known& known, const AdoptedVocabulary& adopted) {
  return known.vocabulary.id == adopted.vocabulary &&
         static_cast<std::uint64_t>(known.vocabulary.version) == adopted.version;
}

void merge_adopted(std::vector<Known>& all, Case& opened) {
  for (const AdoptedVocabulary& adopted : opened.vocabularies()) {
    auto at = std::find_if(all.begin(), all.end(),
                           [&](const Known& known) { return same_version(known, adopted); });
    if (at == all.end()) {
      const Entry entry = opened.entry(adopted.id);
      const auto* content = std::get_if<VocabularyAdopt>(&entry.content);
      if (content == nullptr || entry.sealed != PartState::present) continue;
      all.push_back({parse_vocabulary(content->vocabulary), false, {}, 0});
      at = all.end() - 1;
    }
    if (at->adopted.empty()) at->adopted = opened.show(adopted.id);
    at->labels += adopted.labels;
  }
}

// The case is looked at where there is one; these commands work without, too.
std::vector<Known> known_vocabularies(Context& context, bool* has_case = nullptr) {
  std::vector<Known> all;
  for (Vocabulary& vocabulary : shipped_vocabularies()) {
    all.push_back({std::move(vocabulary), true, {}, 0});
  }
  try {
    merge_adopted(all, context.opened());
    if (has_case != nullptr) *has_case = true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found || !context.options().store.empty()) throw;
  }
  std::stable_sort(all.begin(), all.end(), [](const Known& a, const Known& b) {
    return a.vocabulary.id < b.vocabulary.id;
  });
  return all;
}

// The kinds of things as people know them.
std::string scopes_of(const Vocabulary& vocabulary) {
  std::string words;
  for (const std::string& scope : vocabulary.scopes) {
    words += (words.empty() ? "" : ", ") + (scope == "agent" ? "who" : scope);
  }
  return words;
}

json::Value summary_json(const Known& known) {
  const Vocabulary& vocabulary = known.vocabulary;
  return json::Value::object()
      .set("vocabulary", vocabulary.id)
      .set("version", vocabulary.version)
      .set("title", vocabulary.title)
      .set("scopes", array_of(vocabulary.scopes))
      .set("concepts", static_cast<std::uint64_t>(vocabulary.concepts.size()))
      .set("shipped", known.shipped)
      .set("adopted", or_null(known.adopted))
      .set("labels", known.labels);
}

std::string near_or_all(const std::vector<std::string>& ids, const std::string& typed) {
  const std::string near = nearest_of(ids, typed);
  if (!near.empty()) return near;
  std::string list;
  for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
  return " (there are: " + list + ")";
}

const Concept& concept_of(const Vocabulary& vocabulary, const std::string& id) {
  const Concept* found = vocabulary.find(id);
  if (found == nullptr) {
    std::vector<std::string> ids;
    for (const Concept& each : vocabulary.concepts) ids.push_back(each.id);
    throw Error(ErrorCode::not_found,
                "no label \"" + id + "\" in " + vocabulary.id + near_or_all(ids, id));
  }
  return *found;
}

std::string paragraph(std::string_view what, const std::string& words) {
  return wrapped(std::string(what) + printable(words), "  ");
}

void print_concept(Context& context, const Vocabulary& vocabulary, const Concept& shown) {
  Output& out = context.out();
  out.line(context.bold(vocabulary.id + "/" + shown.id) + "  " + printable(shown.label));
  out.write(paragraph("", shown.definition));
  out.write(paragraph("Use when: ", shown.use_when));
  out.write(paragraph("Do not use when: ", shown.do_not_use_when));
  for (const std::string& example : shown.examples) {
    out.write(paragraph("Example: ", example));
  }
  if (shown.off_scale) out.line("  Outside the order: it says that nothing can be said.");
  for (const ConceptMapping& mapping : shown.mappings) {
    out.line("  Elsewhere: " + printable(mapping.scheme) + " " + printable(mapping.code));
  }
  if (shown.deprecated) {
    out.write(paragraph("No longer to be used: ", shown.deprecated->why));
  }
}

void print_vocabulary(Context& context, const Vocabulary& vocabulary) {
  Output& out = context.out();
  out.line(context.bold(vocabulary.id) + "  " + printable(vocabulary.title) + ", version " +
           std::to_string(vocabulary.version));
  out.write(paragraph("", vocabulary.description));
  out.line("  For: " + scopes_of(vocabulary) + ". " +
           (vocabulary.cardinality == Cardinality::one ? "One label" : "Several labels") +
           " on each thing; " +
           (vocabulary.level == Level::ordinal ? "in an order, lowest first." : "in no order."));
  out.line();
  for (const Concept& each : vocabulary.concepts) {
    out.line("  " + context.bold(each.id) + "  " + printable(each.label));
    out.write(wrapped(printable(each.definition), "      "));
  }
}

}  // namespace

VocabListOptions parse_vocab_list(const Arguments& arguments) {
  arguments.at_most(0);
  const std::string scope = arguments.value("for");
  return {scope == "who" ? "agent" : scope};
}

int run_vocab_list(VocabListOptions options, Context& context) {
  json::Value all = json::Value::array();
  Table table;
  bool has_case = false;
  for (const Known& known : known_vocabularies(context, &has_case)) {
    if (!options.scope.empty() && !known.vocabulary.applies_to(options.scope)) continue;
    all.push(summary_json(known));
    table.row({known.vocabulary.id, printable(known.vocabulary.title),
               "for " + scopes_of(known.vocabulary),
               !has_case ? ""
               : known.adopted.empty()
                   ? "not in use here"
                   : known.adopted + ", " + counted(known.labels, "label", "labels")});
  }
  if (context.options().json) {
    context.out().json(json_document("vocab-list").set("vocabularies", std::move(all)));
  } else {
    table.print(context.out());
  }
  return 0;
}

VocabShowOptions parse_vocab_show(const Arguments& arguments) {
  arguments.at_most(1);
  const std::string& named = arguments.operand(0, "the vocabulary");
  const std::size_t slash = named.find('/');
  if (slash == std::string::npos) return {named, {}};
  return {named.substr(0, slash), named.substr(slash + 1)};
}

int run_vocab_show(VocabShowOptions options, Context& context) {
  const auto all = known_vocabularies(context);
  const auto at = std::find_if(all.rbegin(), all.rend(), [&](const Known& known) {
    return known.vocabulary.id == options.vocabulary;
  });
  if (at == all.rend()) {
    std::vector<std::string> ids;
    for (const Known& known : all) {
      if (ids.empty() || ids.back() != known.vocabulary.id) ids.push_back(known.vocabulary.id);
    }
    throw Error(ErrorCode::not_found, "no vocabulary \"" + options.vocabulary + "\"" +
                                          near_or_all(ids, options.vocabulary));
  }
  if (context.options().json) {
    if (!options.label.empty()) (void)concept_of(at->vocabulary, options.label);
    context.out().json(summary_json(*at)
                           .set("schema", "prov.cli.vocab-show/v1")
                           .set("label", or_null(options.label))
                           .set("definition", to_json(at->vocabulary)));
  } else if (options.label.empty()) {
    print_vocabulary(context, at->vocabulary);
  } else {
    print_concept(context, at->vocabulary, concept_of(at->vocabulary, options.label));
  }
  return 0;
}

}  // namespace prov::cli
