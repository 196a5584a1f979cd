// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <prov/case.h>

#include "cli/output.h"
#include "world.h"

namespace prov::cli {

/// Words that what is typed may become.
class Offers {
 public:
  /// `typed`: what is to be completed; `before`: what stands before it in the same word.
  explicit Offers(std::string typed, std::string before = {})
      : typed_(std::move(typed)), before_(std::move(before)) {}

  [[nodiscard]] const std::string& typed() const { return typed_; }
  /// Takes a word that begins with what is typed, once.
  void add(std::string word, std::string_view hint = {});
  /// "word", or "word\thint", a line each in the order they were added.
  void print(Output& out) const;

 private:
  std::string typed_, before_;
  std::set<std::string> seen_;
  std::vector<std::pair<std::string, std::string>> offers_;
};

/// Names from the case at hand; none where there is no case, or none that can be read at once.
class RecordedNames {
 public:
  /// `before`: the words of the command line so far, for --store and --as.
  RecordedNames(const std::vector<std::string>& before, std::string typed, const World& world);

  /// What goes by a name of these kinds, in this order; of a kind with too many none.
  void offer(Offers& offers, std::initializer_list<NamedKind> kinds);
  /// All that has a name.
  void offer_targets(Offers& offers);
  /// `@`, `@-1`, `@17`: the last entries of the own log, or those of a type.
  void offer_own(Offers& offers, std::string_view type = {});
  /// Handles of logs.
  void offer_logs(Offers& offers);
  /// "vocabulary/label", and the label where only one vocabulary has it.
  void offer_labels(Offers& offers);
  /// The labels of one vocabulary, each after `before`.
  void offer_labels_of(Offers& offers, std::string_view vocabulary, const std::string& before = {});
  /// Ids of the vocabularies that can be used here.
  void offer_vocabularies(Offers& offers);

 private:
  [[nodiscard]] std::vector<Vocabulary> vocabularies();

  std::string typed_;
  std::string reviewer_;
  std::optional<Case> case_;
};

}  // namespace prov::cli
