// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/vocabulary.h>

#include "desk/case_impl.h"

namespace prov {

/// A vocabulary that labels can be taken from: adopted here, or shipped and not yet adopted.
struct UsableVocabulary {
  Vocabulary vocabulary;
  std::string sha256;
  std::optional<std::int64_t> adopted;  ///< row of the vocabulary.adopt entry
};

/// A concept found by what a person typed.
struct FoundConcept {
  const UsableVocabulary* vocabulary = nullptr;
  const Concept* label = nullptr;
};

/// The vocabularies of a case. Shipped ones can be used without ceremony: the writer adopts them at
/// first use. Of several versions of one id the highest is used for new labels, so a newer shipped
/// one is adopted in turn. What `find` and `vocabulary` return is valid until the next call.
class VocabularyShelf {
 public:
  explicit VocabularyShelf(CaseImpl& impl) : impl_(impl) {}

  /// `vocabulary/label`, or a label that one vocabulary alone has. Throws Error{not_found} with the
  /// candidates.
  [[nodiscard]] FoundConcept find(std::string_view typed);
  /// A label of this vocabulary. Throws Error{not_found}.
  [[nodiscard]] FoundConcept find_in(std::string_view vocabulary, std::string_view label);
  /// The vocabulary of that id, nullptr when there is none.
  [[nodiscard]] const UsableVocabulary* vocabulary(std::string_view id);
  /// The same. Throws Error{not_found} when there is none.
  [[nodiscard]] const UsableVocabulary& known(std::string_view id);
  /// Notes that a vocabulary has been adopted by this entry.
  void adopted(const UsableVocabulary& vocabulary, std::int64_t row);
  /// The adopt entry that holds a vocabulary of this hash in any log here.
  [[nodiscard]] std::optional<std::int64_t> adopted_row(std::string_view id,
                                                        std::string_view sha256);
  /// SHA-256 of the canonical form, hexadecimal.
  [[nodiscard]] std::string hash(const Vocabulary& vocabulary);
  /// Forgets what was read; for after a rollback.
  void forget() { usable_.clear(); }

 private:
  [[nodiscard]] std::optional<UsableVocabulary> load(std::string_view id);
  [[nodiscard]] std::vector<std::string> ids();
  /// " (did you mean form/direct?)", or nothing when no label is near.
  [[nodiscard]] std::string nearest_label(std::string_view typed);

  CaseImpl& impl_;
  // By id, as far as they were asked for; nothing: there is none of that id.
  std::map<std::string, std::optional<UsableVocabulary>, std::less<>> usable_;
};

}  // namespace prov
