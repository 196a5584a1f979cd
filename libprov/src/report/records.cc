// SPDX-License-Identifier: Apache-2.0
#include "report/records.h"

#include <algorithm>
#include <set>

#include "report/entries_about.h"

namespace prov::report {

Records::Records(Case& opened, const std::vector<EntryId>& targets)
    : opened_(opened), logs_(opened.logs()), documents_(opened.documents()) {
  if (targets.empty()) {
    opened_.log({}, [this](const Entry& entry) {
      entries_.push_back(entry);
      return true;
    });
    std::reverse(entries_.begin(), entries_.end());
  } else {
    entries_ = entries_about(opened_, targets, documents_);
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    order_[entries_[i].id.whole()] = i;
    if (entries_[i].body == PartState::present) by_type_[entries_[i].content.index()].push_back(i);
  }
  each<EntryWithdraw>([this](const Entry& entry, const EntryWithdraw& content) {
    withdrawals_[content.target].push_back(entry.id);
  });
}

const Entry* Records::find(const EntryId& id) const {
  const auto found = order_.find(id.whole());
  return found == order_.end() ? nullptr : &entries_[found->second];
}

std::string Records::last_time(const std::string& log) const {
  for (const LogInfo& info : logs_) {
    if (info.origin == log && info.size > 0) return opened_.entry({log, info.size - 1, 0}).time;
  }
  return {};
}

std::size_t Records::order(const EntryId& id) const {
  const auto found = order_.find(id.whole());
  return found == order_.end() ? entries_.size() : found->second;
}

bool Records::withdrawn(const EntryId& id) {
  const auto known = withdrawn_.find(id);
  if (known != withdrawn_.end()) return known->second;
  if (find(id) == nullptr) return false;  // not held: nobody here can have withdrawn it
  const bool result = opened_.withdrawn(id) || (id.item != 0 && opened_.withdrawn(id.whole()));
  withdrawn_.emplace(id, result);
  return result;
}

std::vector<const Entry*> Records::touched_by_withdrawals() const {
  std::set<std::size_t> places;
  for (const auto& [target, withdrawals] : withdrawals_) {
    if (find(target) != nullptr) places.insert(order(target));
  }
  std::vector<const Entry*> entries;
  for (const std::size_t place : places) entries.push_back(&entries_[place]);
  return entries;
}

EntryRef Records::ref(const EntryId& id) { return {id, opened_.show(id)}; }

std::string Records::reviewer(const EntryId& id) const {
  for (const LogInfo& log : logs_) {
    if (log.origin == id.log) return log.handle;
  }
  return {};
}

std::vector<EntryId> Records::withdrawals(const EntryId& id) {
  std::vector<EntryId> result;
  for (const EntryId& target : {id.whole(), id}) {
    const auto found = withdrawals_.find(target);
    if (found == withdrawals_.end() || (target == id && id.item == 0 && !result.empty())) continue;
    for (const EntryId& withdrawal : found->second) {
      if (withdrawal.log == id.log && !withdrawn(withdrawal)) result.push_back(withdrawal);
    }
  }
  return result;
}

}  // namespace prov::report
