// SPDX-License-Identifier: Apache-2.0
#include "report/naming.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace prov::report {
namespace {

bool starts_other(const std::vector<std::string>& names, std::size_t own, std::string_view start) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != own && std::string_view(names[i]).substr(0, start.size()) == start) return true;
  }
  return false;
}

/// Sorted by merged order, so that the answer does not depend on how a listing was made.
template <class T>
std::vector<T> in_order(std::vector<T> things, const Records& records) {
  std::stable_sort(things.begin(), things.end(), [&](const T& a, const T& b) {
    return records.order(a.id) < records.order(b.id);
  });
  return things;
}

}  // namespace

std::vector<std::string> short_names(const std::vector<std::string>& names) {
  // Sorted, a name's only rivals for a beginning are its neighbours.
  std::vector<std::size_t> by_name(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) by_name[i] = i;
  std::sort(by_name.begin(), by_name.end(),
            [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
  std::vector<std::string> result = names;
  for (std::size_t place = 0; place < by_name.size(); ++place) {
    std::vector<std::string> near{names[by_name[place]]};
    if (place > 0) near.push_back(names[by_name[place - 1]]);
    if (place + 1 < by_name.size()) near.push_back(names[by_name[place + 1]]);
    const std::string& name = near.front();
    const std::size_t dot = name.rfind('.');
    const std::size_t stem = dot == std::string::npos || dot == 0 ? name.size() : dot;
    for (std::size_t end = 1; end <= stem; ++end) {
      if (end < stem && std::string_view("._ ").find(name[end]) == std::string_view::npos) continue;
      if (starts_other(near, 0, std::string_view(name).substr(0, end))) continue;
      result[by_name[place]] = name.substr(0, end);
      break;
    }
  }
  return result;
}

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
  std::vector<std::string> names;
  for (const DocumentInfo& document : documents_) names.push_back(document.name);
  const std::vector<std::string> shorts = short_names(names);
  const std::multiset<std::string> count(shorts.begin(), shorts.end());
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    const DocumentInfo& document = documents_[i];
    for (const EntryId& other : document.added_by) canonical_[other.whole()] = document.id;
    canonical_[document.id.whole()] = document.id;
    Thing thing{ThingKind::document, records_.ref(document.id), shorts[i]};
    if (thing.name.empty() || count.count(shorts[i]) > 1) {
      thing.name += (thing.name.empty() ? "" : " ") + ("(" + thing.entry.shown + ")");
    }
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

Thing Naming::thing(const EntryId& id) const {
  if (const auto found = things_.find(canonical(id)); found != things_.end()) return found->second;
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
