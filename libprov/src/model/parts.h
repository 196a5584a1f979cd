// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <prov/entry.h>
#include <prov/json.h>

namespace prov {

// The parts that several entry types share, as JSON of bodies and sealed parts.
// `own_log` is the origin of the log that holds the entry; references into it leave it out.

[[nodiscard]] json::Value reference_to_json(const EntryId& id, std::string_view own_log);
[[nodiscard]] EntryId reference_from_json(const json::Value& value, std::string_view own_log);

[[nodiscard]] json::Value concept_to_json(const ConceptRef& label, std::string_view own_log);
[[nodiscard]] ConceptRef concept_from_json(const json::Value& value, std::string_view own_log);

/// The body's half of a passage: its text and ranges.
[[nodiscard]] json::Value passage_to_json(const Passage& passage, std::string_view own_log);
/// The sealed half: its quotations, one for each range.
[[nodiscard]] json::Value quotes_to_json(const std::vector<Quote>& quotes);

/// Both halves put together; `quotes` is nullptr where the sealed part is erased.
/// Throws Error{bad_data} when ranges are empty, overlap or run backwards, or when the number of
/// quotations is not that of the ranges.
[[nodiscard]] Passage passage_from_json(const json::Value& body, const json::Value* quotes,
                                        std::string_view own_log);

/// Evidence lists: the body's passages, the sealed part's quotations, and both read together.
[[nodiscard]] json::Value passages_to_json(const std::vector<Passage>& passages,
                                           std::string_view own_log);
[[nodiscard]] json::Value quote_lists_to_json(const std::vector<Passage>& passages);
[[nodiscard]] std::vector<Passage> passages_from_json(const json::Value& body,
                                                      const json::Value* quotes,
                                                      std::string_view own_log);

/// Every reference that a body holds, in the order met (an object with a member "seq" is one; no
/// body schema uses that name otherwise), and the last entry of the log that it says it goes on
/// from.
[[nodiscard]] std::vector<EntryId> references_in(const json::Value& body, std::string_view own_log);

}  // namespace prov
