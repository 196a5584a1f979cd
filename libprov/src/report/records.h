// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <prov/case.h>
#include <prov/summary_parts.h>

namespace prov::report {

/// All entries of a case in merged order, with what a summary asks about each. Not thread-safe; the
/// case must outlive it and stay unchanged.
class Records {
 public:
  /// Reads every entry. Throws what Case throws.
  explicit Records(Case& opened);

  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  [[nodiscard]] Case& opened() const { return opened_; }

  /// Every entry, oldest first.
  [[nodiscard]] const std::vector<Entry>& all() const { return entries_; }

  /// Calls visit(entry, content) for each readable entry of one type, oldest first, withdrawn ones
  /// included.
  template <class T, class Visit>
  void each(Visit&& visit) const {
    for (const Entry& entry : entries_) {
      if (const T* content = std::get_if<T>(&entry.content); content && readable(entry)) {
        visit(entry, *content);
      }
    }
  }

  /// As `each`, without withdrawn entries.
  template <class T, class Visit>
  void each_valid(Visit&& visit) {
    each<T>([&](const Entry& entry, const T& content) {
      if (!withdrawn(entry.id)) visit(entry, content);
    });
  }

  /// The entry (its item is ignored), or nullptr when it is not held.
  [[nodiscard]] const Entry* find(const EntryId& id) const;
  /// The content of that type, or nullptr.
  template <class T>
  [[nodiscard]] const T* content(const EntryId& id) const {
    const Entry* entry = find(id);
    return entry != nullptr ? std::get_if<T>(&entry->content) : nullptr;
  }

  /// Place in the merged order, from 0; entries that are not held come last.
  [[nodiscard]] std::size_t order(const EntryId& id) const;
  /// Whether the item, or the whole entry, has been withdrawn.
  [[nodiscard]] bool withdrawn(const EntryId& id);
  [[nodiscard]] EntryRef ref(const EntryId& id);
  /// Handle of the log that holds the entry, as shown.
  [[nodiscard]] std::string reviewer(const EntryId& id) const;
  /// Withdrawals of the entry or item by its own log that have not been withdrawn.
  [[nodiscard]] std::vector<EntryId> withdrawals(const EntryId& id);
  [[nodiscard]] const std::vector<LogInfo>& logs() const { return logs_; }

 private:
  static bool readable(const Entry& entry) { return entry.body == PartState::present; }

  Case& opened_;
  std::vector<LogInfo> logs_;
  std::vector<Entry> entries_;
  std::map<EntryId, std::size_t> order_;
  std::map<EntryId, std::vector<EntryId>> withdrawals_;
  std::map<EntryId, bool> withdrawn_;
};

/// Whether words of the entry have been erased.
[[nodiscard]] inline bool erased(const Entry& entry) { return entry.sealed == PartState::erased; }

}  // namespace prov::report
