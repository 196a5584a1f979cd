// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "model/entry_codec.h"
#include "store/verify_documents.h"
#include "store/verify_findings.h"

namespace prov {

/// Checks what entries hold beside their leaves. One object serves all logs of a store.
class ContentCheck {
 public:
  ContentCheck(Store& store, Findings& findings, StoreReport& report, EntryChecker& checker);

  /// Checks the entries of `log` from `first` on; nothing stands for a leaf that cannot be read.
  void check(const LogState& log, std::uint64_t first,
             const std::vector<std::optional<Leaf>>& leaves);

 private:
  void read(const LogState& log, std::uint64_t first,
            const std::vector<std::optional<Leaf>>& leaves);
  void read_one(std::int64_t row, const std::optional<Leaf>& leaf);
  void take(const Statement& row, const Leaf& leaf);
  void check_entry(std::int64_t row, const Leaf& leaf, const EntryParts& parts);
  void check_known(std::int64_t row, const Leaf& leaf, const OpenedParts& opened);
  void check_log_open(std::int64_t row, const Leaf& leaf, const Content& content);
  void check_references(std::int64_t row, const Leaf& leaf, const json::Value& body);
  void check_reference(std::int64_t row, const Leaf& leaf, const EntryId& id);
  void check_vocabulary(std::int64_t row, const VocabularyAdopt& adopt);
  void fail(std::int64_t row, std::string_view kind, std::string message);

  Store& store_;
  Findings& findings_;
  StoreReport& report_;
  EntryChecker& checker_;
  DocumentCheck documents_;
  Statement range_, single_;
};

}  // namespace prov
