// SPDX-License-Identifier: Apache-2.0
#include "desk/vocabularies.h"

#include <algorithm>

#include <prov/error.h>

#include "base/hex.h"

namespace prov {
namespace {

constexpr std::size_t kMostVocabularies = 10000;

}  // namespace

std::string VocabularyShelf::hash(const Vocabulary& vocabulary) {
  return to_hex(impl_.hasher().sha256(vocabulary_hash_input(vocabulary)));
}

void VocabularyShelf::load() {
  if (loaded_) return;
  usable_.clear();
  for (const auto& [id, row] :
       impl_.index().named_like(NameKind::vocabulary, "", kMostVocabularies)) {
    load_adopted(id, row);
  }
  for (Vocabulary& shipped : shipped_vocabularies()) {
    const auto same_id = [&](const UsableVocabulary& usable) {
      return usable.vocabulary.id == shipped.id && usable.vocabulary.version >= shipped.version;
    };
    if (std::any_of(usable_.begin(), usable_.end(), same_id)) continue;
    std::string sha256 = hash(shipped);
    usable_.push_back({std::move(shipped), std::move(sha256), std::nullopt});
  }
  loaded_ = true;
}

// An erased or withdrawn vocabulary cannot give new labels; of several versions the highest can.
void VocabularyShelf::load_adopted(std::string_view id, std::int64_t row) {
  if (impl_.index().withdrawn(row)) return;
  const Entry& entry = impl_.entry(row);
  const auto* adopt = std::get_if<VocabularyAdopt>(&entry.content);
  if (adopt == nullptr || adopt->vocabulary.is_null()) return;
  const auto known = std::find_if(usable_.begin(), usable_.end(),
                                  [&](const auto& usable) { return usable.vocabulary.id == id; });
  if (known != usable_.end()) {
    if (known->vocabulary.version >= static_cast<std::int64_t>(adopt->version)) return;
    usable_.erase(known);
  }
  usable_.push_back({parse_vocabulary(adopt->vocabulary), adopt->sha256, row});
}

const UsableVocabulary* VocabularyShelf::vocabulary(std::string_view id) {
  load();
  for (const UsableVocabulary& usable : usable_) {
    if (usable.vocabulary.id == id) return &usable;
  }
  return nullptr;
}

FoundConcept VocabularyShelf::find_in(std::string_view vocabulary, std::string_view label) {
  const UsableVocabulary* usable = this->vocabulary(vocabulary);
  if (usable == nullptr) {
    throw Error(ErrorCode::not_found,
                "there is no vocabulary \"" + std::string(vocabulary) + "\" (prov vocab list)");
  }
  if (const Concept* found = usable->vocabulary.find(label)) return {usable, found};
  std::string list;
  for (const Concept& each : usable->vocabulary.concepts) {
    list += (list.empty() ? "" : ", ") + each.id;
  }
  throw Error(ErrorCode::not_found, "\"" + std::string(label) + "\" is no label of " +
                                        std::string(vocabulary) + " (" + list + ")");
}

FoundConcept VocabularyShelf::find(std::string_view typed) {
  const std::size_t slash = typed.find('/');
  if (slash != std::string_view::npos) {
    return find_in(typed.substr(0, slash), typed.substr(slash + 1));
  }
  load();
  std::vector<FoundConcept> found;
  for (const UsableVocabulary& usable : usable_) {
    if (const Concept* label = usable.vocabulary.find(typed)) found.push_back({&usable, label});
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    throw Error(ErrorCode::not_found,
                "there is no label \"" + std::string(typed) + "\" (prov vocab list)");
  }
  std::string list;
  for (const FoundConcept& each : found) {
    list += (list.empty() ? "" : " or ") + each.vocabulary->vocabulary.id + "/" + each.label->id;
  }
  throw Error(ErrorCode::not_found, "label \"" + std::string(typed) + "\" is in " +
                                        std::to_string(found.size()) + " vocabularies (write " +
                                        list + ")");
}

void VocabularyShelf::adopted(const UsableVocabulary& vocabulary, std::int64_t row) {
  load();
  for (UsableVocabulary& usable : usable_) {
    if (usable.sha256 == vocabulary.sha256) {
      usable.adopted = row;
      return;
    }
  }
  usable_.push_back(vocabulary);
  usable_.back().adopted = row;
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
