// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "index/index.h"

namespace prov {

/// Writes the rows that one entry's content gives rise to; one overload for each entry type.
class Projector {
 public:
  /// `own_log` is the origin of the log that holds the entry, which may not be in the store yet.
  Projector(Index& index, std::int64_t row, std::string_view own_log)
      : index_(index), row_(row), own_log_(own_log) {}

  void operator()(const LogOpen& open);
  void operator()(const DocumentAdd& add);
  void operator()(const TextRecord& record);
  void operator()(const CaptureRecord& record);
  void operator()(const DocumentCite& cite);
  void operator()(const AgentAdd& agent);
  void operator()(const StatementRecord& statement);
  void operator()(const AffiliationRecord& tie);
  void operator()(const IdentityAssert& identity);
  void operator()(const ClaimAdd& claim);
  void operator()(const ClaimAppear& appear);
  void operator()(const AttributionRecord& attribution);
  void operator()(const LabelAttach& label);
  void operator()(const NoteAdd& note);
  void operator()(const VocabularyAdopt& adopt);
  void operator()(const EntryWithdraw& withdraw);
  void operator()(const ExportRecord&) {}
  void operator()(const UnknownEntry&) {}

 private:
  [[nodiscard]] bool can_be_withdrawn(std::int64_t target) const;
  /// The row of a reference; nothing when no log here holds it (it waits for an import).
  [[nodiscard]] std::optional<std::int64_t> row_of(const EntryId& id) const;
  void mention(const EntryId& target, Role role, std::string_view detail = {});
  void mention(const Passage& passage);
  void mention(const std::vector<Passage>& passages);
  void mention(const ConceptRef& label);
  template <typename T>
  void mention(const std::optional<T>& value) {
    if (value) mention(*value);
  }
  void mention(const std::optional<EntryId>& target, Role role) {
    if (target) mention(*target, role);
  }
  void name(NameKind kind, const std::string& text);

  Index& index_;
  std::int64_t row_;
  std::string_view own_log_;
};

}  // namespace prov
