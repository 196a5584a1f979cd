// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include <prov/case.h>

#include "desk/case_impl.h"
#include "desk/field_difference.h"
#include "desk/listing.h"
#include "desk/targets.h"

namespace prov {
namespace {

// A document with the latest use of any entry that added its bytes.
struct Use {
  std::int64_t row = 0;
  bool used = false;
  std::uint64_t when = 0;  // lamport time
};

void add_use(CaseImpl& impl, Use& use, const IndexedDocument& document) {
  use.used = use.used || document.used;
  if (!document.used) return;
  use.when = std::max(use.when, impl.index().lamport(document.latest).value_or(0));
}

// Documents in order of their rows; only where a hash occurs twice are entries read.
std::vector<Use> uses(CaseImpl& impl) {
  const std::vector<IndexedDocument> all = impl.index().documents_with_use();
  std::map<std::int64_t, int> times;
  for (const IndexedDocument& document : all) ++times[document.hash];
  std::map<std::int64_t, Use> by_first;
  for (const IndexedDocument& document : all) {
    const bool alone = times[document.hash] == 1;
    const std::int64_t first = alone ? document.row : impl.same_documents(document.row).front();
    Use& use = by_first[first];
    use.row = first;
    add_use(impl, use, document);
  }
  std::vector<Use> out;
  for (const auto& [row, use] : by_first) out.push_back(use);
  return out;
}

bool all_withdrawn(CaseImpl& impl, std::int64_t row) {
  if (!impl.index().withdrawn(row)) return false;
  const std::vector<std::int64_t> same = impl.same_documents(row);
  return std::all_of(same.begin(), same.end(),
                     [&impl](std::int64_t each) { return impl.index().withdrawn(each); });
}

std::vector<std::int64_t> first_rows(CaseImpl& impl, const std::vector<Use>& uses,
                                     std::size_t most) {
  std::vector<std::int64_t> rows;
  for (std::size_t i = 0; i < std::min(most, uses.size()); ++i) rows.push_back(uses[i].row);
  impl.sort_merged(rows);
  return rows;
}

// The fields of appearances of one claim that are not all the same. Every value is compared with
// the first of its field, so that many appearances cost no more than once each.
std::vector<std::string> differing_fields(CaseImpl& impl, std::int64_t claim) {
  std::map<std::string, Field> first;
  std::vector<std::string> out;
  for (const Mention& mention : impl.index().mentions(claim, Role::claim)) {
    if (impl.index().withdrawn(mention.source)) continue;
    const Entry entry = impl.entry(mention.source);
    const auto* appear = std::get_if<ClaimAppear>(&entry.content);
    if (appear == nullptr) continue;
    std::uint32_t item = 0;
    for (const Field& field : appear->fields) {
      if (impl.index().withdrawn(mention.source, ++item) || field.value.empty()) continue;
      const auto [known, fresh] = first.emplace(field.name, field);
      if (fresh) continue;
      for (const FieldDifference& each : differences(known->second, field)) {
        if (std::find(out.begin(), out.end(), each.name) == out.end()) out.push_back(each.name);
      }
    }
  }
  return out;
}

}  // namespace

DocumentsAtAGlance Case::at_a_glance(std::size_t most) {
  const ReadLock lock(*this);
  std::vector<Use> used;
  std::vector<Use> untouched;
  for (const Use& use : uses(*impl_)) {
    if (!all_withdrawn(*impl_, use.row)) (use.used ? used : untouched).push_back(use);
  }
  std::stable_sort(used.begin(), used.end(),
                   [](const Use& a, const Use& b) { return a.when > b.when; });
  DocumentsAtAGlance out;
  out.documents = used.size() + untouched.size();
  out.looked_at = used.size();
  for (const std::int64_t row : first_rows(*impl_, used, most)) {
    out.latest.push_back(document_status(*impl_, row));
  }
  for (const std::int64_t row : first_rows(*impl_, untouched, most)) {
    out.untouched.push_back(document_info(*impl_, row));
  }
  return out;
}

std::vector<DifferingClaim> Case::differing_claims() {
  const ReadLock lock(*this);
  std::vector<DifferingClaim> out;
  for (const NamedThing& claim : claims()) {
    if (claim.withdrawn) continue;
    std::vector<std::string> fields = differing_fields(*impl_, impl_->row_of(claim.id));
    if (!fields.empty()) out.push_back({claim.id, claim.handle, std::move(fields)});
  }
  return out;
}

std::string Case::typed_name(const EntryId& document) {
  const ReadLock lock(*this);
  return impl_->typed_name(impl_->row_of(document));
}

}  // namespace prov
