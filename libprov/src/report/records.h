// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <prov/case.h>
#include <prov/summary_parts.h>

namespace prov::report {

/// The entries of a case in merged order, with what a summary asks about each. Not thread-safe; the
/// case must outlive it and stay unchanged.
class Records {
 public:
  /// Reads every entry, or those that a summary of `targets` draws on. Throws what Case throws.
  explicit Records(Case& opened, const std::vector<EntryId>& targets = {});

  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  [[nodiscard]] Case& opened() const { return opened_; }

  /// Every entry that was read, oldest first.
  [[nodiscard]] const std::vector<Entry>& all() const { return entries_; }

  /// Calls visit(entry, content) for each readable entry of one type, oldest first, withdrawn ones
  /// included.
  template <class T, class Visit>
  void each(Visit&& visit) const {
    // Entries lie apart in memory: a list for each type spares a look at all the others.
    for (const std::size_t i : by_type_[Content(T{}).index()]) {
      visit(entries_[i], std::get<T>(entries_[i].content));
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
  /// Entries of which a withdrawal names the whole or an item, in merged order.
  [[nodiscard]] std::vector<const Entry*> touched_by_withdrawals() const;
  [[nodiscard]] const std::vector<LogInfo>& logs() const { return logs_; }
  /// As Case::documents.
  [[nodiscard]] const std::vector<DocumentInfo>& documents() const { return documents_; }
  /// The claimed time of a log's last entry; empty when it is erased.
  [[nodiscard]] std::string last_time(const std::string& log) const;

 private:
  Case& opened_;
  std::vector<LogInfo> logs_;
  std::vector<DocumentInfo> documents_;
  std::vector<Entry> entries_;
  std::array<std::vector<std::size_t>, std::variant_size_v<Content>> by_type_;
  std::map<EntryId, std::size_t> order_;
  std::map<EntryId, std::vector<EntryId>> withdrawals_;
  std::map<EntryId, bool> withdrawn_;
};

/// Whether words of the entry have been erased.
[[nodiscard]] inline bool erased(const Entry& entry) { return entry.sealed == PartState::erased; }

/// Whether the entry has not the form of its type: of such a one nothing is read, of one of an
/// unknown type the body is.
[[nodiscard]] inline bool malformed(const Entry& entry) {
  const auto* unknown = std::get_if<UnknownEntry>(&entry.content);
  return unknown != nullptr && entry.body == PartState::present && unknown->body.is_null();
}

}  // namespace prov::report
