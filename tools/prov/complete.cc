// SPDX-License-Identifier: Apache-2.0
#include "complete.h"

#include <algorithm>
#include <set>

#include <prov/error.h>

#include "cli/options.h"
#include "command.h"
#include "complete_names.h"
#include "help_lists.h"
#include "names.h"
#include "program.h"

namespace prov::cli {
namespace {

using Strings = std::vector<std::string>;

/// A command line up to the word that is being typed.
struct Typed {
  std::string verb;
  const Command* command = nullptr;  // nullptr: none of that name
  std::vector<OptionSpec> options;   // of the command and common ones, or the global ones
  Strings operands;
  const OptionSpec* waiting = nullptr;  // the option whose value comes next
  bool options_ended = false;
};

Strings split(std::string_view text, char between) {
  Strings out;
  while (!text.empty()) {
    const std::size_t end = text.find(between);
    if (end > 0) out.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
  }
  return out;
}

std::vector<OptionSpec> options_of(const Command* command) {
  const auto global = global_option_specs();
  if (command == nullptr) return {global.begin(), global.end()};
  std::vector<OptionSpec> all(command->options.begin(), command->options.end());
  for (const OptionSpec& each : common_options(*command)) all.push_back(each);
  return all;
}

const OptionSpec* option_named(const std::vector<OptionSpec>& options, const std::string& word) {
  const auto at = std::find_if(options.begin(), options.end(), [&](const OptionSpec& each) {
    return word == "--" + std::string(each.name) ||
           (each.letter != '\0' && word == std::string("-") + each.letter);
  });
  return at == options.end() ? nullptr : &*at;
}

Typed typed_so_far(const Strings& before) {
  Typed typed;
  const CommandLine line = split_command_line(before);
  typed.verb = line.verb;
  typed.command = find_command(line.verb);
  typed.options = options_of(typed.command);
  for (const std::string& word : line.words) {
    if (typed.waiting != nullptr) {
      typed.waiting = nullptr;
    } else if (typed.options_ended || word.size() < 2 || word.front() != '-') {
      typed.operands.push_back(word);
    } else if (word == "--") {
      typed.options_ended = true;
    } else if (const OptionSpec* option = option_named(typed.options, word)) {
      if (!option->value.empty()) typed.waiting = option;
    }
  }
  return typed;
}

void offer_first_words(Offers& offers) {
  std::set<std::string> seen;
  for (const Command& command : commands()) {
    const std::string word(command.name.substr(0, command.name.find(' ')));
    if (seen.insert(word).second) {
      offers.add(word, word == command.name ? command.summary : std::string_view{});
    }
  }
}

void offer_second_words(Offers& offers, const std::string& family) {
  for (const Command& command : commands()) {
    if (command.name.starts_with(family + " ")) {
      offers.add(std::string(command.name.substr(family.size() + 1)), command.summary);
    }
  }
}

void offer_options(Offers& offers, const std::vector<OptionSpec>& options) {
  for (const OptionSpec& option : options) {
    if (!option.help.empty()) offers.add("--" + std::string(option.name), option.help);
  }
}

// Placeholders of help mean the same in all commands; where they do not, the option's name tells.
void offer_value(Offers& offers, RecordedNames& names, const OptionSpec& option) {
  for (const std::string& word : split(option.choices, ' ')) offers.add(word);
  if (option.name == "as" || option.name == "reviewer") return names.offer_logs(offers);
  if (option.name == "within") return names.offer_own(offers, "attribution.record");
  if (option.name == "via") return names.offer(offers, {NamedKind::agent});
  if (option.name == "by") return names.offer(offers, {NamedKind::agent, NamedKind::document});
  if (option.value == "DOC") {
    names.offer(offers, {NamedKind::document});
    if (option.name == "by-cited") names.offer(offers, {NamedKind::cited_document});
  }
  if (option.value == "TARGET") names.offer_targets(offers);
  if (option.value == "STANCE") names.offer_labels_of(offers, "stance");
  if (option.value == "FORM") names.offer_labels_of(offers, "form");
  if (option.value == "TYPE") {
    for (const std::string_view verb : verbs()) offers.add(std::string(verb));
  }
}

void offer_operand(Offers& offers, RecordedNames& names, const std::string& kind) {
  if (kind == "DOC") names.offer(offers, {NamedKind::document});
  if (kind == "CLAIM") names.offer(offers, {NamedKind::claim});
  if (kind == "WHO") names.offer(offers, {NamedKind::agent});
  if (kind == "TARGET" || kind == "A" || kind == "B") names.offer_targets(offers);
  if (kind == "ID") {
    names.offer_targets(offers);
    names.offer_own(offers);
  }
  if (kind == "LABEL") names.offer_labels(offers);
  if (kind == "VOCABULARY" || kind == "VOCABULARY[/LABEL]") names.offer_vocabularies(offers);
  if (kind == "VOCABULARY[/LABEL]") names.offer_labels(offers);
  if (kind == "FIELD=VALUE") names.offer_labels_of(offers, "stance", "stance=");
  if (kind == "RELATION") {
    for (const std::string& relation : relations()) offers.add(relation);
  }
  if (kind == "PROPERTY=VALUE") {
    const std::vector<HelpList> lists = help_lists("source");
    for (const auto& [name, meaning] : lists.front().rows) {
      offers.add(name + "=", meaning);
    }
  }
  if (kind == "COMMAND") offer_first_words(offers);
  const bool literal = std::all_of(kind.begin(), kind.end(), [](char c) { return c >= 'a'; });
  if (literal) offers.add(kind);
}

// The kinds of what may stand next: of "[DOC] PROPERTY=VALUE..." after nothing both.
Strings next_kinds(const Command& command, std::size_t operands) {
  Strings kinds;
  std::size_t place = 0;
  for (std::string each : split(command.operands, ' ')) {
    const bool optional = each.front() == '[';
    if (optional) each = each.substr(1, each.rfind(']') - 1);
    const bool repeats = each.ends_with("...");
    if (repeats) each.resize(each.size() - 3);
    if (operands == place || (repeats && operands > place)) {
      for (const std::string& kind : split(each, '|')) kinds.push_back(kind);
      if (!optional) break;
    }
    if (!(optional && place == 0 && operands == 0)) ++place;
  }
  return kinds;
}

void offer_all(Offers& offers, RecordedNames& names, const Typed& typed) {
  if (typed.waiting != nullptr) return offer_value(offers, names, *typed.waiting);
  if (offers.typed().starts_with("-") && !typed.options_ended) {
    return offer_options(offers, typed.options);
  }
  if (typed.verb.empty()) return offer_first_words(offers);
  if (typed.operands.empty()) offer_second_words(offers, typed.verb);
  if (typed.command == nullptr) return;
  for (const std::string& kind : next_kinds(*typed.command, typed.operands.size())) {
    offer_operand(offers, names, kind);
  }
}

// "--type=la" as "--type" and "la": the parser takes both.
void part_at_equals(Strings& words) {
  Strings parted;
  bool ended = false;
  for (std::string& word : words) {
    ended = ended || word == "--";
    const std::size_t equals = word.find('=');
    if (!ended && word.starts_with("--") && equals != std::string::npos) {
      parted.push_back(word.substr(0, equals));
      word.erase(0, equals + 1);
    }
    parted.push_back(std::move(word));
  }
  words = std::move(parted);
}

}  // namespace

int run_complete(const std::vector<std::string>& words, const World& world, Output& out) {
  Strings before = words;
  if (before.empty()) before.emplace_back();
  const std::string typed_word = before.back();
  part_at_equals(before);
  const std::string last = before.back();
  before.pop_back();
  Offers offers(last, typed_word.substr(0, typed_word.size() - last.size()));
  try {
    const Typed typed = typed_so_far(before);
    RecordedNames names(before, last, world);
    offer_all(offers, names, typed);
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): who types is not disturbed
  }
  offers.print(out);
  return 0;
}

}  // namespace prov::cli
