// SPDX-License-Identifier: Apache-2.0
#include "report/naming.h"

#include <algorithm>
#include <set>

namespace prov::report {
namespace {

/// Sorted by merged order, so that the answer does not depend on how a listing was made.
template <class T>
std::vector<T> in_order(std::vector<T> things, const Records& records) {
  std::stable_sort(things.begin(), things.end(), [&](const T& a, const T& b) {
    return records.order(a.id) < records.order(b.id);
  });
  return things;
}

}  // namespace

Naming::Naming(Records& records)
    : records_(records),
      documents_(in_order(records.documents(), records)),
      agents_(in_order(records.opened().agents(), records)),
      cited_(in_order(records.opened().cited_documents(), records)),
      claims_(in_order(records.opened().claims(), records)) {
  name_documents();
  name_things(agents_, ThingKind::party);
  name_things(cited_, ThingKind::cited);
  name_things(claims_, ThingKind::claim);
}

void Naming::name_documents() {
  for (const DocumentInfo& document : documents_) {
    for (const EntryId& other : document.added_by) canonical_[other.whole()] = document.id;
    canonical_[document.id.whole()] = document.id;
    Thing thing{ThingKind::document, records_.ref(document.id), document.name};
    const Entry* entry = records_.find(document.id);
    thing.erased = document.erased || (entry != nullptr && erased(*entry));
    thing.withdrawn = document.withdrawn;
    things_[document.id] = std::move(thing);
  }
}

void Naming::name_things(const std::vector<NamedThing>& things, ThingKind kind) {
  const auto plain = [&](const NamedThing& thing) {
    return kind == ThingKind::claim || thing.name.empty() ? thing.handle : thing.name;
  };
  std::multiset<std::string> count;
  for (const NamedThing& thing : agents_)
    count.insert(thing.name.empty() ? thing.handle : thing.name);
  for (const NamedThing& thing : cited_)
    count.insert(thing.name.empty() ? thing.handle : thing.name);
  for (const NamedThing& named : things) {
    Thing thing{kind, records_.ref(named.id), plain(named)};
    const Entry* entry = records_.find(named.id);
    thing.erased = thing.name.empty() && entry != nullptr && entry->sealed != PartState::present;
    const bool twice = kind != ThingKind::claim && count.count(thing.name) > 1;
    if (twice && named.handle != thing.name) thing.name += " (" + named.handle + ")";
    if (twice && named.handle == thing.name) thing.name += " (" + thing.entry.shown + ")";
    thing.withdrawn = named.withdrawn;
    handles_[named.id] = named.handle;
    things_[named.id] = std::move(thing);
  }
}

EntryId Naming::canonical(const EntryId& id) const {
  const auto found = canonical_.find(id.whole());
  return found == canonical_.end() ? id.whole() : found->second;
}

std::optional<EntryId> Naming::document_of(const EntryId& id) const {
  if (const auto found = canonical_.find(id.whole()); found != canonical_.end()) {
    return found->second;
  }
  if (const auto* text = records_.content<TextRecord>(id)) return canonical(text->document);
  if (const auto* capture = records_.content<CaptureRecord>(id))
    return canonical(capture->document);
  return std::nullopt;
}

// Looked up only of what is shown: a case may hold many more.
std::string Naming::document_name(const Thing& document, const EntryId& id) const {
  const std::string& shown = document.entry.shown;
  const std::string typed = records_.opened().typed_name(id);
  if (typed != shown) return typed;
  return document.name + (document.name.empty() ? "(" : " (") + shown + ")";
}

Thing Naming::thing(const EntryId& id) const {
  if (const auto found = things_.find(canonical(id)); found != things_.end()) {
    Thing known = found->second;
    if (known.kind == ThingKind::document) known.name = document_name(known, found->first);
    return known;
  }
  Thing thing{ThingKind::other, records_.ref(id), {}};
  thing.name = thing.entry.shown;
  thing.withdrawn = records_.withdrawn(id);
  return thing;
}

std::string Naming::handle(const EntryId& id) const {
  const auto found = handles_.find(id.whole());
  return found == handles_.end() ? std::string() : found->second;
}

}  // namespace prov::report
