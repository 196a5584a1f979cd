// SPDX-License-Identifier: Apache-2.0
#include "vocab/vocabulary_rules.h"

#include <algorithm>
#include <set>
#include <utility>

namespace prov {
namespace {

using Problems = std::vector<VocabularyProblem>;

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string place_of(const char* array, std::size_t index, const char* member = "") {
  return "/" + std::string(array) + "/" + std::to_string(index) + member;
}

void check_unique(const Vocabulary& vocabulary, Problems& problems) {
  std::set<std::string> ids, labels;
  for (std::size_t i = 0; i < vocabulary.concepts.size(); ++i) {
    const Concept& item = vocabulary.concepts[i];
    if (!ids.insert(item.id).second) {
      problems.push_back({place_of("concepts", i, "/id"), "a second label " + quoted(item.id)});
    }
    if (!labels.insert(item.label).second) {
      problems.push_back(
          {place_of("concepts", i, "/label"), "a second label worded " + quoted(item.label)});
    }
  }
}

void check_order_entries(const Vocabulary& vocabulary, Problems& problems) {
  for (std::size_t i = 0; i < vocabulary.order.size(); ++i) {
    const std::string& id = vocabulary.order[i];
    const Concept* found = vocabulary.find(id);
    if (!found) {
      problems.push_back({place_of("order", i), "no label " + quoted(id)});
    } else if (found->off_scale) {
      problems.push_back({place_of("order", i), quoted(id) + " is off the scale, take it out"});
    }
  }
}

void check_order(const Vocabulary& vocabulary, Problems& problems) {
  if (vocabulary.level == Level::nominal) {
    if (!vocabulary.order.empty()) {
      problems.push_back({"/order", "a nominal vocabulary has no order"});
    }
    return;
  }
  if (vocabulary.order.empty()) {
    problems.push_back({"/order", "an ordinal vocabulary needs its order, lowest first"});
    return;
  }
  check_order_entries(vocabulary, problems);
  for (std::size_t i = 0; i < vocabulary.concepts.size(); ++i) {
    const Concept& item = vocabulary.concepts[i];
    const bool ordered = std::count(vocabulary.order.begin(), vocabulary.order.end(), item.id) > 0;
    if (!item.off_scale && !ordered) {
      problems.push_back({place_of("concepts", i), quoted(item.id) + " is missing in the order"});
    }
  }
}

void check_machine(const Vocabulary& vocabulary, Problems& problems) {
  const bool never = vocabulary.machine == MachineUse::never;
  if (never != vocabulary.machine_concepts.empty()) {
    problems.push_back({"/machine/concepts", never ? "must be empty where software may do nothing"
                                                   : "must name the labels that software may use"});
  }
  for (std::size_t i = 0; i < vocabulary.machine_concepts.size(); ++i) {
    const std::string& id = vocabulary.machine_concepts[i];
    if (!vocabulary.find(id)) {
      problems.push_back({place_of("machine/concepts", i), "no label " + quoted(id)});
    }
  }
}

void check_credits(const Vocabulary& vocabulary, Problems& problems) {
  std::set<std::string> used, credited;
  for (const Concept& item : vocabulary.concepts) {
    for (const ConceptMapping& mapping : item.mappings) used.insert(mapping.scheme);
  }
  for (std::size_t i = 0; i < vocabulary.credits.size(); ++i) {
    const std::string& scheme = vocabulary.credits[i].scheme;
    if (!credited.insert(scheme).second) {
      problems.push_back({place_of("credits", i), "a second credit for " + quoted(scheme)});
    }
    if (!used.contains(scheme)) {
      problems.push_back({place_of("credits", i), "no label is mapped to " + quoted(scheme)});
    }
  }
}

std::string replacement_problem(const Vocabulary& vocabulary, const Concept& item) {
  const std::string& id = item.deprecated->replaced_by;
  if (id.empty()) return {};
  const Concept* replacement = vocabulary.find(id);
  if (!replacement) return "no label " + quoted(id);
  if (replacement->deprecated) return quoted(id) + " is deprecated itself";
  return {};
}

void check_deprecations(const Vocabulary& vocabulary, Problems& problems) {
  for (std::size_t i = 0; i < vocabulary.concepts.size(); ++i) {
    const Concept& item = vocabulary.concepts[i];
    if (!item.deprecated) continue;
    if (item.deprecated->since > vocabulary.version) {
      problems.push_back({place_of("concepts", i, "/deprecated/since"),
                          "is after this version, " + std::to_string(vocabulary.version)});
    }
    if (std::string problem = replacement_problem(vocabulary, item); !problem.empty()) {
      problems.push_back({place_of("concepts", i, "/deprecated/replacedBy"), std::move(problem)});
    }
  }
}

}  // namespace

std::vector<VocabularyProblem> rule_problems(const Vocabulary& vocabulary) {
  Problems problems;
  check_unique(vocabulary, problems);
  check_order(vocabulary, problems);
  check_machine(vocabulary, problems);
  check_credits(vocabulary, problems);
  check_deprecations(vocabulary, problems);
  return problems;
}

}  // namespace prov
