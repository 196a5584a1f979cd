// SPDX-License-Identifier: Apache-2.0
#include "names.h"

#include <array>

#include <prov/error.h>

#include "cli/terminal.h"

namespace prov::cli {
namespace {

struct VerbOfType {
  std::string_view type, verb;
};
constexpr std::array<VerbOfType, 17> kVerbs{{{"log.open", "init"},
                                             {"document.add", "add"},
                                             {"text.record", "text"},
                                             {"capture.record", "capture"},
                                             {"document.cite", "cite"},
                                             {"agent.add", "who"},
                                             {"statement.record", "source"},
                                             {"affiliation.record", "affiliate"},
                                             {"identity.assert", "same"},
                                             {"claim.add", "claim"},
                                             {"claim.appear", "appear"},
                                             {"attribution.record", "attribute"},
                                             {"label.attach", "label"},
                                             {"note.add", "note"},
                                             {"vocabulary.adopt", "adopt"},
                                             {"entry.withdraw", "withdraw"},
                                             {"export.record", "bundle"}}};

std::string name_of(const Content& content) {
  if (const auto* document = std::get_if<DocumentAdd>(&content)) return document->capture.name;
  if (const auto* agent = std::get_if<AgentAdd>(&content)) return agent->name;
  if (const auto* cited = std::get_if<DocumentCite>(&content)) return cited->name;
  if (const auto* claim = std::get_if<ClaimAdd>(&content)) return claim->handle;
  if (const auto* vocabulary = std::get_if<VocabularyAdopt>(&content)) return vocabulary->id;
  return {};
}

}  // namespace

std::string_view verb_of(std::string_view type) {
  for (const VerbOfType& entry : kVerbs) {
    if (entry.type == type) return entry.verb;
  }
  return type;
}

std::vector<std::string_view> verbs() {
  std::vector<std::string_view> words;
  for (const VerbOfType& entry : kVerbs) words.push_back(entry.verb);
  return words;
}

std::string type_of(std::string_view verb) {
  if (verb.empty() || verb.find('.') != std::string_view::npos) return std::string(verb);
  std::string words;
  for (const VerbOfType& entry : kVerbs) {
    if (entry.verb == verb) return std::string(entry.type);
    words += (words.empty() ? "" : ", ") + std::string(entry.verb);
  }
  throw Error(ErrorCode::usage,
              "no entries of type \"" + std::string(verb) + "\" (there are: " + words + ")");
}

std::optional<LogInfo> written_log(Case& opened, std::string_view reviewer) {
  for (LogInfo& log : opened.logs()) {
    if (reviewer.empty() ? log.current : log.handle == reviewer) return std::move(log);
  }
  return std::nullopt;
}

bool reads_as_own_entry(std::string_view word) {
  return word.starts_with('@') && word.find_first_not_of("0123456789-.", 1) == word.npos;
}

bool reads_as_entry(std::string_view word) {
  const std::size_t end = word.find_last_not_of("0123456789.");
  return reads_as_own_entry(word) || (end != word.npos && end > 0 && end + 1 < word.size() &&
                                      word[end] == '-' && word.find(' ') == word.npos);
}

const Named& Names::of(const EntryId& id) {
  const auto known = known_.find(id);
  if (known != known_.end()) return known->second;
  Named named{case_.show(id), {}, {}, {}};
  try {
    const Entry entry = case_.entry(id.whole());
    named.verb = verb_of(entry.type);
    named.kind = kind_words(entry.content);
    if (id.item == 0) named.name = name_of(entry.content);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
  }
  return known_.emplace(id, std::move(named)).first->second;
}

std::string Names::with_id(const EntryId& id) {
  const Named& named = of(id);
  return named.name.empty() ? named.shown : named.name + " (" + named.shown + ")";
}

std::string Names::with_kind(const EntryId& id) {
  const Named& named = of(id);
  return with_id(id) + (named.kind.empty() ? "" : ", " + named.kind);
}

std::string Names::passage(const Passage& passage, std::size_t greatest) {
  try {
    return printable(to_string(case_.print(passage, greatest)));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    return short_name(passage.text);  // an entry that is not held here
  }
}

std::string Names::short_name(const EntryId& id) {
  const Named& named = of(id);
  return named.name.empty() ? named.shown : named.name;
}

std::string Names::label(const ConceptRef& reference) {
  const Named& vocabulary = of(reference.vocabulary);
  return (vocabulary.name.empty() ? "?" : vocabulary.name) + "/" + reference.concept_id;
}

std::string Names::where(const Passage& passage) {
  try {
    return case_.locate(passage);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    return {};
  }
}

std::string words_of(const Passage& passage) {
  std::string words;
  for (const Quote& quote : passage.quotes) {
    if (!words.empty()) words += " … ";
    words += quote.sha256.empty() ? quote.exact : quote.first + " … " + quote.last;
  }
  return words;
}

}  // namespace prov::cli
