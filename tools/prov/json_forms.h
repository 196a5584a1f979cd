// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <prov/case.h>
#include <prov/json.h>

#include "names.h"

namespace prov::cli {

// JSON forms of what commands print: fixed members, null for nothing (schemas/cli/).

/// {"schema":"prov.cli.NAME/v1"}, to be filled.
[[nodiscard]] json::Value json_document(std::string_view name);
using json::array_of;
using json::or_null;

/// "present", "absent" or "erased".
[[nodiscard]] std::string_view to_word(PartState state);
/// Adds what became of an operation; with an `id` of null for one that was refused.
void set_recorded(json::Value& object, Case& opened, const Recorded& recorded);
[[nodiscard]] json::Value log_json(const LogInfo& log);
[[nodiscard]] json::Value document_json(Case& opened, const DocumentInfo& document);
[[nodiscard]] json::Value thing_json(Case& opened, const NamedThing& thing);
[[nodiscard]] json::Value reference_json(Names& names, const EntryId& id);
[[nodiscard]] json::Value passage_json(Names& names, const Passage& passage);
/// [{"id":...,"type":...,"withdrawn":...}] of what refers to an entry.
[[nodiscard]] json::Value referring_json(Names& names, const EntryId& id);
/// Members of an entry, in an object that may hold others already.
void set_entry(json::Value& object, Names& names, const Entry& entry);
[[nodiscard]] json::Value content_json(Names& names, const Entry& entry);

}  // namespace prov::cli
