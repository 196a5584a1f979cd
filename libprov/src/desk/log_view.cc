// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <tuple>

#include <prov/case.h>
#include <prov/error.h>

#include "desk/case_impl.h"

namespace prov {
namespace {

bool wanted(const EntryFilter& filter, const Entry& entry) {
  if (!filter.type.empty() && entry.type != filter.type) return false;
  // RFC 3339 times of one form sort as text, and a date sorts before every time of its day.
  if (!filter.since.empty() && entry.time < filter.since) return false;
  return filter.until.empty() || entry.time < filter.until;
}

// Walks several logs from their ends in merged order.
class NewestFirst {
 public:
  NewestFirst(CaseImpl& impl, std::string_view reviewer) : impl_(impl) {
    for (const LogState& log : impl.store().logs()) {
      if (!reviewer.empty() && impl.log_handle(log.number) != reviewer) continue;
      heads_.push_back({&log, log.size, 0});
      load(heads_.back());
    }
    if (heads_.empty() && !reviewer.empty()) {
      throw Error(ErrorCode::not_found,
                  "there is no reviewer \"" + std::string(reviewer) + "\" here (prov key list)");
    }
  }

  // The next row, 0 at the end.
  std::int64_t next() {
    Head* best = nullptr;
    for (Head& head : heads_) {
      if (head.left > 0 && (best == nullptr || key(*best) < key(head))) best = &head;
    }
    if (best == nullptr) return 0;
    const std::int64_t row = row_id(best->log->number, --best->left);
    load(*best);
    return row;
  }

 private:
  struct Head {
    const LogState* log;
    std::uint64_t left;  // entries not visited yet
    std::uint64_t lamport;
  };

  static std::tuple<std::uint64_t, std::string_view, std::uint64_t> key(const Head& head) {
    return {head.lamport, head.log->origin, head.left};
  }

  void load(Head& head) {
    if (head.left == 0) return;
    const std::int64_t row = row_id(head.log->number, head.left - 1);
    head.lamport = impl_.index().lamport(row).value_or(0);
  }

  CaseImpl& impl_;
  std::vector<Head> heads_;
};

// Withdrawals of these, and of those withdrawals, and so on: a restoration is about what it
// restores.
void add_withdrawals(CaseImpl& impl, std::vector<std::int64_t>& rows, std::uint32_t item) {
  const std::size_t targets = rows.size();
  // A foreign log may hold a withdrawal of itself.
  std::set<std::int64_t> seen(rows.begin(), rows.end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const Mention& mention : impl.index().mentions(rows[i], Role::withdraws)) {
      if (i < targets && item != 0 && mention.item != item) continue;
      if (seen.insert(mention.source).second) rows.push_back(mention.source);
    }
  }
}

}  // namespace

void Case::log(const EntryFilter& filter, const std::function<bool(const Entry&)>& visit) {
  std::uint64_t left = filter.limit;
  const auto offer = [&](std::int64_t row) {
    const Entry entry = impl_->entry(row);
    if (!wanted(filter, entry)) return true;
    if (!visit(entry)) return false;
    return filter.limit == 0 || --left > 0;
  };
  if (filter.target.empty()) {
    NewestFirst rows(*impl_, filter.reviewer);
    for (std::int64_t row = rows.next(); row != 0 && offer(row); row = rows.next()) {
    }
    return;
  }
  const EntryId target = resolve(filter.target);
  std::vector<std::int64_t> rows = impl_->same_documents(impl_->row_of(target));
  add_withdrawals(*impl_, rows, target.item);
  for (const EntryId& id : referring(target)) rows.push_back(impl_->row_of(id));
  impl_->sort_merged(rows);
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (!filter.reviewer.empty() && impl_->log_handle(log_of(*row)) != filter.reviewer) continue;
    if (!offer(*row)) return;
  }
}

}  // namespace prov
