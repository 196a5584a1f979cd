// SPDX-License-Identifier: Apache-2.0
#include "evidence/bundle_entries.h"

#include <set>

#include <prov/error.h>

#include "model/references.h"

namespace prov {
namespace {

class Closure {
 public:
  explicit Closure(Case& opened) : opened_(opened) {}

  void add(const EntryId& id) {
    open_.push_back(id.whole());
    while (!open_.empty()) {
      const EntryId next = std::move(open_.back());
      open_.pop_back();
      if (found_.insert(next).second) follow(next);
    }
  }

  [[nodiscard]] const std::set<EntryId>& found() const { return found_; }

 private:
  void follow(const EntryId& id) {
    for (EntryId& other : references_of(opened_.entry(id).content)) reach(std::move(other));
    reach({id.log, 0, 0});
    for (EntryId& source : opened_.referring(id)) {
      if (is_withdrawal(source)) reach(source.whole());
    }
  }

  void reach(EntryId id) {
    if (!found_.contains(id)) open_.push_back(std::move(id));
  }

  bool is_withdrawal(const EntryId& id) {
    return std::holds_alternative<EntryWithdraw>(opened_.entry(id).content);
  }

  Case& opened_;
  std::set<EntryId> found_;
  std::vector<EntryId> open_;
};

}  // namespace

RangesByLog all_entries(Case& opened) {
  RangesByLog out;
  for (const LogInfo& log : opened.logs()) out[log.origin].emplace_back(0, log.size);
  return out;
}

RangesByLog closed_under_references(Case& opened, const std::vector<EntryId>& from) {
  Closure closure(opened);
  for (const EntryId& id : from) closure.add(id);
  RangesByLog out;
  for (const EntryId& id : closure.found()) {
    auto& ranges = out[id.log];
    if (!ranges.empty() && ranges.back().second == id.seq) {
      ++ranges.back().second;
    } else {
      ranges.emplace_back(id.seq, id.seq + 1);
    }
  }
  return out;
}

}  // namespace prov
