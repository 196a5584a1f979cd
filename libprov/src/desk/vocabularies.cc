// SPDX-License-Identifier: Apache-2.0
#include "desk/vocabularies.h"

#include <algorithm>

#include <prov/error.h>

#include "base/hex.h"
#include "desk/targets_nearest.h"
#include "vocab/shipped.h"
#include "vocab/vocabulary_json.h"

namespace prov {
namespace {

constexpr std::size_t kMostVocabularies = 10000;

}  // namespace

std::string VocabularyShelf::hash(const Vocabulary& vocabulary) {
  return to_hex(impl_.hasher().sha256(vocabulary_hash_input(vocabulary)));
}

// An erased or withdrawn vocabulary cannot give new labels; of several versions the highest can.
// What was adopted was checked then; one that another program adopted may say less, never crash.
std::optional<UsableVocabulary> VocabularyShelf::load(std::string_view id) {
  std::optional<UsableVocabulary> best;
  for (const std::int64_t row : impl_.index().named(NameKind::vocabulary, id)) {
    if (impl_.index().withdrawn(row)) continue;
    const Entry& entry = impl_.entry(row);
    const auto* adopt = std::get_if<VocabularyAdopt>(&entry.content);
    if (adopt == nullptr || adopt->vocabulary.is_null()) continue;
    if (best && best->vocabulary.version >= static_cast<std::int64_t>(adopt->version)) continue;
    best = {decode_vocabulary(adopt->vocabulary), adopt->sha256, row};
  }
  const std::int64_t adopted = best ? best->vocabulary.version : 0;
  if (shipped_vocabulary_version(id) > adopted) {
    Vocabulary shipped = *shipped_vocabulary(id);
    std::string sha256 = hash(shipped);
    best = {std::move(shipped), std::move(sha256), std::nullopt};
  }
  return best;
}

std::vector<std::string> VocabularyShelf::ids() {
  std::vector<std::string> out = shipped_vocabulary_ids();
  for (auto& [id, row] : impl_.index().named_like(NameKind::vocabulary, "", kMostVocabularies)) {
    out.push_back(std::move(id));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

const UsableVocabulary* VocabularyShelf::vocabulary(std::string_view id) {
  auto found = usable_.find(id);
  if (found == usable_.end()) found = usable_.emplace(id, load(id)).first;
  return found->second ? &*found->second : nullptr;
}

const UsableVocabulary& VocabularyShelf::known(std::string_view id) {
  const UsableVocabulary* usable = vocabulary(id);
  if (usable != nullptr) return *usable;
  const std::string near = nearest_of(ids(), id);
  throw Error(ErrorCode::not_found, "there is no vocabulary \"" + std::string(id) + "\"" +
                                        (near.empty() ? " (prov vocab list)" : near));
}

FoundConcept VocabularyShelf::find_in(std::string_view vocabulary, std::string_view label) {
  const UsableVocabulary* usable = &known(vocabulary);
  if (const Concept* found = usable->vocabulary.find(label)) return {usable, found};
  std::string list;
  Nearest nearest(label);
  for (const Concept& each : usable->vocabulary.concepts) {
    list += (list.empty() ? "" : ", ") + each.id;
    nearest.offer(each.id, each.id);
  }
  const std::string near = nearest.question();
  throw Error(ErrorCode::not_found, "\"" + std::string(label) + "\" is no label of " +
                                        std::string(vocabulary) +
                                        (near.empty() ? " (" + list + ")" : near));
}

FoundConcept VocabularyShelf::find(std::string_view typed) {
  const std::size_t slash = typed.find('/');
  if (slash != std::string_view::npos) {
    return find_in(typed.substr(0, slash), typed.substr(slash + 1));
  }
  std::vector<FoundConcept> found;
  for (const std::string& id : ids()) {
    const UsableVocabulary* usable = vocabulary(id);
    const Concept* label = usable == nullptr ? nullptr : usable->vocabulary.find(typed);
    if (label != nullptr) found.push_back({usable, label});
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    const std::string near = nearest_label(typed);
    throw Error(ErrorCode::not_found, "there is no label \"" + std::string(typed) + "\"" +
                                          (near.empty() ? " (prov vocab list)" : near));
  }
  std::string list;
  for (const FoundConcept& each : found) {
    list += (list.empty() ? "" : " or ") + each.vocabulary->vocabulary.id + "/" + each.label->id;
  }
  throw Error(ErrorCode::not_found, "label \"" + std::string(typed) + "\" is in " +
                                        std::to_string(found.size()) + " vocabularies (write " +
                                        list + ")");
}

std::string VocabularyShelf::nearest_label(std::string_view typed) {
  Nearest nearest(typed);
  for (const std::string& id : ids()) {
    const UsableVocabulary* usable = vocabulary(id);
    if (usable == nullptr) continue;
    for (const Concept& each : usable->vocabulary.concepts) {
      nearest.offer(each.id, id + "/" + each.id);
    }
  }
  return nearest.question();
}

void VocabularyShelf::adopted(const UsableVocabulary& vocabulary, std::int64_t row) {
  const UsableVocabulary* known = this->vocabulary(vocabulary.vocabulary.id);
  if (known != nullptr && known->sha256 != vocabulary.sha256 &&
      known->vocabulary.version >= vocabulary.vocabulary.version) {
    return;
  }
  UsableVocabulary usable = vocabulary;
  usable.adopted = row;
  usable_[usable.vocabulary.id] = std::move(usable);
}

std::optional<std::int64_t> VocabularyShelf::adopted_row(std::string_view id,
                                                         std::string_view sha256) {
  for (const std::int64_t row : impl_.index().named(NameKind::vocabulary, id)) {
    if (impl_.index().withdrawn(row)) continue;
    const Entry& entry = impl_.entry(row);
    const auto* adopt = std::get_if<VocabularyAdopt>(&entry.content);
    if (adopt != nullptr && adopt->sha256 == sha256) return row;
  }
  return std::nullopt;
}

}  // namespace prov
