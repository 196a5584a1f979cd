// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include <prov/vocabulary.h>

namespace prov {

/// What breaks the rules of libprov/doc/vocabularies.md that a schema cannot state. Places are JSON
/// pointers into the vocabulary's file.
[[nodiscard]] std::vector<VocabularyProblem> rule_problems(const Vocabulary& vocabulary);

}  // namespace prov
