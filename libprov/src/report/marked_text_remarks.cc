// SPDX-License-Identifier: Apache-2.0
#include "report/marked_text_remarks.h"

#include <map>
#include <set>
#include <utility>

namespace prov::report {
namespace {

using Remarks = std::map<EntryId, std::vector<MarkedText::Remark>>;

/// By the entry that they are on.
Remarks remarks_in(Reading& reading) {
  Remarks out;
  reading.records.each_valid<LabelAttach>([&](const Entry& entry, const LabelAttach& one) {
    if (!one.target) return;
    out[one.target->whole()].push_back(
        {"label", label_title(reading, one), false, {reading.records.ref(entry.id)}});
  });
  reading.records.each_valid<NoteAdd>([&](const Entry& entry, const NoteAdd& one) {
    if (!one.target) return;
    out[one.target->whole()].push_back(
        {"note", note_title(entry, one), false, {reading.records.ref(entry.id)}});
  });
  return out;
}

void add_remarks(const Remarks& remarks, const EntryId& on, bool on_claim, MarkedText::Mark& mark) {
  const auto found = remarks.find(on);
  if (found == remarks.end()) return;
  for (MarkedText::Remark one : found->second) {
    one.on_claim = on_claim;
    mark.remarks.push_back(std::move(one));
  }
}

}  // namespace

void fill_remarks(Reading& reading, std::vector<MarkedText::Mark>& marks) {
  const Remarks remarks = remarks_in(reading);
  std::set<EntryId> claims;
  for (MarkedText::Mark& mark : marks) {
    if (mark.mark.kind != "attribution" && mark.mark.kind != "appearance") continue;
    const EntryId id = mark.mark.entries.front().id.whole();
    add_remarks(remarks, id, false, mark);
    const auto* appearance = reading.records.content<ClaimAppear>(id);
    if (appearance == nullptr || !claims.insert(appearance->claim.whole()).second) continue;
    add_remarks(remarks, appearance->claim.whole(), true, mark);
  }
}

}  // namespace prov::report
