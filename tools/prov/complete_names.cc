// SPDX-License-Identifier: Apache-2.0
#include "complete_names.h"

#include <algorithm>
#include <chrono>
#include <map>

#include <prov/environment.h>
#include <prov/error.h>
#include <prov/vocabulary.h>

#include "cli/environment.h"
#include "cli/terminal.h"
#include "describe.h"

namespace prov::cli {
namespace {

constexpr std::size_t kMost = 200;  // of one kind; more are no help
constexpr std::size_t kHint = 60;
constexpr std::chrono::milliseconds kWait{100};

std::string value_after(const std::vector<std::string>& words, const std::string& option) {
  const auto at = std::find(words.begin(), words.end(), option);
  return at == words.end() || at + 1 == words.end() ? std::string() : *(at + 1);
}

std::optional<std::filesystem::path> folder_of_case(const std::vector<std::string>& before) {
  std::string named = value_after(before, "--store");
  if (named.empty()) named = variable("PROV_STORE");
  if (!named.empty()) return named;
  return Case::find(std::filesystem::current_path());
}

std::optional<Case> open_at_once(const std::vector<std::string>& before, const World& world) {
  try {
    const auto folder = folder_of_case(before);
    if (!folder) return std::nullopt;
    return Case::open(*folder, Access::glance,
                      {world.clock, world.entropy, key_folder(), state_folder(), kWait, {}});
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace

void Offers::add(std::string word, std::string_view hint) {
  const bool harmless = printable(word) == word;
  if (!word.starts_with(typed_) || !harmless || !seen_.insert(word).second) return;
  offers_.emplace_back(std::move(word), fitted(hint, kHint));
}

void Offers::print(Output& out) const {
  for (const auto& [word, hint] : offers_) {
    out.line(before_ + (hint.empty() ? word : word + "\t" + hint));
  }
}

RecordedNames::RecordedNames(const std::vector<std::string>& before, std::string typed,
                             const World& world)
    : typed_(std::move(typed)),
      reviewer_(value_after(before, "--as")),
      case_(open_at_once(before, world)) {}

void RecordedNames::offer(Offers& offers, std::initializer_list<NamedKind> kinds) {
  if (!case_) return;
  for (const NamedKind kind : kinds) {
    for (const TypedName& each : case_->names_beginning(typed_, kind, kMost)) {
      // A name that would be read as an option goes by its id.
      offers.add(each.typed.starts_with("-") ? case_->show(each.id) : each.typed, each.name);
    }
  }
}

void RecordedNames::offer_targets(Offers& offers) {
  offer(offers,
        {NamedKind::document, NamedKind::agent, NamedKind::claim, NamedKind::cited_document});
  if (typed_.starts_with("@")) offer_own(offers);
}

void RecordedNames::offer_own(Offers& offers, std::string_view type) {
  constexpr std::uint64_t kLast = 10;
  if (!case_) return;
  const std::optional<LogInfo> own = written_log(*case_, reviewer_);
  if (!own) return;
  EntryFilter filter;
  filter.reviewer = own->handle;
  filter.type = type;
  filter.limit = kLast;
  Names names(*case_);
  case_->log(filter, [&](const Entry& entry) {
    const std::string hint = std::string(verb_of(entry.type)) + " " + one_line(names, entry);
    if (entry.id.seq + 1 == own->size) offers.add("@", hint);
    if (entry.id.seq + 2 == own->size) offers.add("@-1", hint);
    offers.add("@" + std::to_string(entry.id.seq), hint);
    return true;
  });
}

void RecordedNames::offer_logs(Offers& offers) {
  if (!case_) return;
  for (const LogInfo& log : case_->logs()) offers.add(log.handle, log.name);
}

std::vector<Vocabulary> RecordedNames::vocabularies() {
  return case_ ? case_->usable_vocabularies() : shipped_vocabularies();
}

void RecordedNames::offer_labels(Offers& offers) {
  const std::vector<Vocabulary> all = vocabularies();
  std::map<std::string, std::set<std::string>> having;
  for (const Vocabulary& vocabulary : all) {
    for (const Concept& label : vocabulary.concepts) having[label.id].insert(vocabulary.id);
  }
  for (const Vocabulary& vocabulary : all) {
    for (const Concept& label : vocabulary.concepts) {
      offers.add(vocabulary.id + "/" + label.id, label.definition);
      if (having[label.id].size() == 1) offers.add(label.id, label.definition);
    }
  }
}

void RecordedNames::offer_labels_of(Offers& offers, std::string_view vocabulary,
                                    const std::string& before) {
  for (const Vocabulary& each : vocabularies()) {
    if (each.id != vocabulary) continue;
    for (const Concept& label : each.concepts) offers.add(before + label.id, label.definition);
  }
}

void RecordedNames::offer_vocabularies(Offers& offers) {
  for (const Vocabulary& each : vocabularies()) offers.add(each.id, each.title);
}

}  // namespace prov::cli
