// SPDX-License-Identifier: Apache-2.0
#include "commands/status_facts.h"

#include <algorithm>

#include <prov/error.h>

#include "cli/drafts.h"
#include "names.h"

namespace prov::cli {

std::string case_name(Case& opened) {
  return std::filesystem::absolute(opened.folder())
      .lexically_normal()
      .parent_path()
      .filename()
      .string();
}

std::uint64_t entries_of(const std::vector<LogInfo>& logs) {
  std::uint64_t all = 0;
  for (const LogInfo& log : logs) all += log.size;
  return all;
}

std::optional<EntryId> current_document_of(Context& context) {
  const std::string named = context.explicit_document();
  try {
    if (!named.empty()) return context.opened().document(named).id;
    const std::string used = context.comfort() ? context.used_document() : std::string();
    if (!used.empty()) return context.opened().document(used).id;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    if (!named.empty()) {
      context.warn("PROV_DOC names no document here: " + std::string(error.what()));
    }
  }
  return std::nullopt;
}

std::vector<LeftForm> left_forms(Context& context) {
  std::vector<LeftForm> forms;
  Case& opened = context.opened();
  const std::optional<LogInfo> log = written_log(opened);
  if (!log) return forms;
  for (Draft& draft : drafts_of(log->origin)) {
    std::optional<EntryId> document;
    try {
      document = opened.document(draft.document).id;
    } catch (const Error& error) {
      // The handle of its log may read differently now.
      if (error.code() != ErrorCode::not_found) throw;
    }
    forms.push_back({document, draft.document, draft.time, draft.path});
  }
  std::reverse(forms.begin(), forms.end());
  return forms;
}

}  // namespace prov::cli
