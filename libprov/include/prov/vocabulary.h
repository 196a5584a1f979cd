// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <prov/json.h>

namespace prov {

/// The code of a like concept in a foreign scheme, e.g. {"misp", "admiralty-scale:..."}.
struct ConceptMapping {
  std::string scheme, code;

  friend bool operator==(const ConceptMapping&, const ConceptMapping&) = default;
};

/// Says that a concept should no longer be used; labels that use it stay as they are.
struct Deprecation {
  std::int64_t since = 0;   ///< the version of the vocabulary that deprecated it, from 2
  std::string why;          ///< the reason
  std::string replaced_by;  ///< id of the concept to use in its place; empty: none

  friend bool operator==(const Deprecation&, const Deprecation&) = default;
};

/// One label of a vocabulary.
struct Concept {
  std::string id;          ///< [a-z0-9][a-z0-9-]*, unique in the vocabulary
  std::string label;       ///< short, for people
  std::string definition;  ///< in own words
  std::string use_when, do_not_use_when;
  std::vector<std::string> examples;  ///< exactly two, made up
  std::vector<ConceptMapping> mappings;
  bool off_scale = false;  ///< what cannot be judged: outside the order and its statistics
  std::optional<Deprecation> deprecated;

  friend bool operator==(const Concept&, const Concept&) = default;
};

/// Credit or licence note that mappings to a foreign scheme need.
struct VocabularyCredit {
  std::string scheme, text;

  friend bool operator==(const VocabularyCredit&, const VocabularyCredit&) = default;
};

/// Whether concepts stand in an order.
enum class Level { nominal, ordinal };
/// How many concepts one reviewer may put on one target.
enum class Cardinality { one, many };
/// What software may do with a vocabulary: nothing; warn about labels of people; suggest labels.
enum class MachineUse { never, lint, suggest };

/// A versioned set of labels; the file format is libprov/doc/vocabularies.md.
struct Vocabulary {
  std::string id;            ///< [a-z0-9][a-z0-9-]*
  std::int64_t version = 1;  ///< from 1
  std::string title, description;
  std::vector<std::string> scopes;  ///< document, agent, passage, claim, appearance, attribution
  Level level = Level::nominal;
  std::vector<std::string> order;  ///< ordinal: ids of all concepts on the scale, lowest first
  Cardinality cardinality = Cardinality::one;
  MachineUse machine = MachineUse::never;
  std::vector<std::string> machine_concepts;  ///< what `machine` holds for; empty for never
  std::vector<VocabularyCredit> credits;
  std::vector<Concept> concepts;  ///< in the order shown to people

  /// The concept of that id, or nullptr.
  [[nodiscard]] const Concept* find(std::string_view concept_id) const;
  /// Whether targets of that kind may carry its labels.
  [[nodiscard]] bool applies_to(std::string_view scope) const;

  friend bool operator==(const Vocabulary&, const Vocabulary&) = default;
};

/// One thing wrong with a vocabulary.
struct VocabularyProblem {
  std::string place;    ///< JSON pointer (RFC 6901), or "line N, column N"; empty: the whole text
  std::string message;  ///< lower case, no trailing dot

  friend bool operator==(const VocabularyProblem&, const VocabularyProblem&) = default;
};

/// Reads a vocabulary, checked against its schema and the rules of libprov/doc/vocabularies.md.
/// Throws Error{bad_data} naming the first problem and its place.
[[nodiscard]] Vocabulary parse_vocabulary(const json::Value& value);

/// The reverse: parse_vocabulary(to_json(v)) == v, and to_json(parse_vocabulary(x)) has the
/// canonical form of x.
[[nodiscard]] json::Value to_json(const Vocabulary& vocabulary);

/// The canonical JSON text (RFC 8785) whose SHA-256 is the hash of the vocabulary.
[[nodiscard]] std::string vocabulary_hash_input(const Vocabulary& vocabulary);

/// The vocabularies that come with the library, by ascending id.
[[nodiscard]] std::vector<Vocabulary> shipped_vocabularies();

/// All problems of a vocabulary file, in the order found; empty when there are none. Rules beyond
/// the schema are looked at only when the schema holds. Never throws for bad input.
[[nodiscard]] std::vector<VocabularyProblem> check_vocabulary(std::string_view text);

/// How two versions of one vocabulary differ; ids are ascending.
struct VocabularyComparison {
  std::vector<std::string> added, removed;
  std::vector<std::string> redefined;   ///< meaning changed: definition, off-scale, place in order
  std::vector<std::string> reworded;    ///< other words around it: label, hints, examples, mappings
  std::vector<std::string> deprecated;  ///< newly deprecated
  std::vector<std::string> revived;     ///< no longer deprecated
  /// What breaks "a concept is never removed or redefined, only deprecated", or the numbering of
  /// versions; empty when the newer one may follow the older one.
  std::vector<std::string> broken_rules;

  /// Whether nothing but the version differs.
  [[nodiscard]] bool same_concepts() const;
};

/// Compares the concepts of `newer` with those of `older`.
[[nodiscard]] VocabularyComparison compare_vocabularies(const Vocabulary& older,
                                                        const Vocabulary& newer);

}  // namespace prov
