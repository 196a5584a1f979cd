// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <prov/vocabulary.h>

namespace prov {
namespace {

using ById = std::map<std::string, const Concept*>;

ById by_id(const Vocabulary& vocabulary) {
  ById out;
  for (const Concept& item : vocabulary.concepts) out.emplace(item.id, &item);
  return out;
}

// The order without the ids that the other version does not have.
std::vector<std::string> common_order(const Vocabulary& vocabulary, const ById& other) {
  std::vector<std::string> out;
  for (const std::string& id : vocabulary.order) {
    if (other.contains(id)) out.push_back(id);
  }
  return out;
}

// Rank among the concepts that both versions have; -1: not in the order.
std::ptrdiff_t rank(const std::vector<std::string>& order, const std::string& id) {
  const auto found = std::find(order.begin(), order.end(), id);
  return found == order.end() ? -1 : found - order.begin();
}

bool same_meaning(const Concept& a, const Concept& b) {
  return a.definition == b.definition && a.off_scale == b.off_scale;
}

bool same_words(const Concept& a, const Concept& b) {
  return a.label == b.label && a.use_when == b.use_when && a.do_not_use_when == b.do_not_use_when &&
         a.examples == b.examples && a.mappings == b.mappings &&
         (!a.deprecated || !b.deprecated || *a.deprecated == *b.deprecated);
}

class Comparer {
 public:
  Comparer(const Vocabulary& older, const Vocabulary& newer)
      : older_(older), newer_(newer), old_(by_id(older)), new_(by_id(newer)) {}

  VocabularyComparison compare() {
    compare_concepts();
    check_whole();
    for (const std::string& id : out_.removed) {
      out_.broken_rules.push_back("label \"" + id + "\" was removed; deprecate it instead");
    }
    for (const std::string& id : out_.redefined) {
      out_.broken_rules.push_back("label \"" + id +
                                  "\" was redefined; deprecate it and add another");
    }
    return std::move(out_);
  }

 private:
  void compare_concepts() {
    const auto old_order = common_order(older_, new_), new_order = common_order(newer_, old_);
    for (const auto& [id, item] : new_) {
      if (!old_.contains(id)) out_.added.push_back(id);
    }
    for (const auto& [id, item] : old_) {
      const auto found = new_.find(id);
      if (found == new_.end()) {
        out_.removed.push_back(id);
        continue;
      }
      const Concept& now = *found->second;
      if (!same_meaning(*item, now) || rank(old_order, id) != rank(new_order, id)) {
        out_.redefined.push_back(id);
      }
      if (!same_words(*item, now)) out_.reworded.push_back(id);
      if (!item->deprecated && now.deprecated) out_.deprecated.push_back(id);
      if (item->deprecated && !now.deprecated) out_.revived.push_back(id);
    }
  }

  void check_whole() {
    auto& broken = out_.broken_rules;
    if (older_.id != newer_.id) {
      broken.push_back("\"" + newer_.id + "\" is another vocabulary than \"" + older_.id + "\"");
    }
    if (newer_.version <= older_.version && !(older_ == newer_)) {
      broken.push_back("version " + std::to_string(newer_.version) + " differs from version " +
                       std::to_string(older_.version) + " and has no higher number");
    }
    if (older_.level != newer_.level) broken.push_back("the level changed");
    if (older_.cardinality == Cardinality::many && newer_.cardinality == Cardinality::one) {
      broken.push_back("several labels on one target are no longer allowed");
    }
    for (const std::string& scope : older_.scopes) {
      if (!newer_.applies_to(scope)) broken.push_back("the scope \"" + scope + "\" was removed");
    }
  }

  const Vocabulary& older_;
  const Vocabulary& newer_;
  ById old_, new_;
  VocabularyComparison out_;
};

}  // namespace

bool VocabularyComparison::same_concepts() const {
  return added.empty() && removed.empty() && redefined.empty() && reworded.empty() &&
         deprecated.empty() && revived.empty();
}

VocabularyComparison compare_vocabularies(const Vocabulary& older, const Vocabulary& newer) {
  return Comparer(older, newer).compare();
}

}  // namespace prov
