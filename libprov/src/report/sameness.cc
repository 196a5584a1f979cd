// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>

#include "report/reading.h"

namespace prov::report {
namespace {

/// Classes of things that judgements join.
class Classes {
 public:
  void join(const EntryId& a, const EntryId& b) { parent_[root(a)] = root(b); }

  EntryId root(const EntryId& id) {
    EntryId at = id;
    for (auto found = parent_.find(at); found != parent_.end() && found->second != at;
         found = parent_.find(at)) {
      at = found->second;
    }
    return at;
  }

  std::uint64_t count(const std::vector<Origin>& origins) {
    std::set<EntryId> roots;
    for (const Origin& origin : origins) roots.insert(root(origin.id));
    return roots.size();
  }

 private:
  std::map<EntryId, EntryId> parent_;
};

}  // namespace

std::vector<Judgement> judgements(
    Reading& reading, const std::function<bool(const EntryId&, const EntryId&)>& about) {
  std::vector<Judgement> result;
  reading.records.each_valid<IdentityAssert>([&](const Entry& entry, const IdentityAssert& same) {
    const EntryId a = reading.naming.canonical(same.a), b = reading.naming.canonical(same.b);
    if (!about(a, b)) return;
    result.push_back({reading.naming.thing(a),
                      reading.naming.thing(b),
                      same.reason,
                      reading.records.reviewer(entry.id),
                      erased(entry),
                      {reading.records.ref(entry.id)}});
  });
  return result;
}

std::vector<OriginLine> origin_lines(const std::vector<Origin>& origins,
                                     const std::vector<Judgement>& judged) {
  Classes all;
  for (const Judgement& one : judged) all.join(one.first.entry.id, one.second.entry.id);
  std::map<EntryId, std::set<EntryId>> members;
  for (const Origin& origin : origins) members[all.root(origin.id)].insert(origin.id);
  std::vector<OriginLine> lines;
  OriginLine together{{}, all.count(origins), origins.size()};
  for (const Judgement& one : judged) {
    if (members[all.root(one.first.entry.id)].size() < 2) continue;
    Classes alone;
    alone.join(one.first.entry.id, one.second.entry.id);
    lines.push_back({{one}, alone.count(origins), origins.size()});
    together.judgements.push_back(one);
  }
  if (lines.size() > 1) lines.push_back(std::move(together));
  return lines;
}

}  // namespace prov::report
