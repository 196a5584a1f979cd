// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <set>

#include <prov/case.h>
#include <prov/error.h>

#include "desk/case_impl.h"
#include "desk/listing.h"
#include "desk/targets.h"

namespace prov {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

// Captures of a document in merged order, those of equal bytes in other logs included.
std::vector<EntryId> captures_of(CaseImpl& impl, const std::vector<std::int64_t>& added) {
  std::vector<std::int64_t> rows = added;
  for (const std::int64_t row : added) {
    for (const Mention& mention : impl.index().mentions(row, Role::document)) {
      if (std::holds_alternative<CaptureRecord>(impl.entry(mention.source).content)) {
        rows.push_back(mention.source);
      }
    }
  }
  impl.sort_merged(rows);
  std::vector<EntryId> out;
  for (const std::int64_t row : rows) out.push_back(impl.id_of(row));
  return out;
}

// What a property says, for a listing: the name of whom it refers to, before the words of the text.
std::string shown_value(CaseImpl& impl, const Property& property) {
  if (property.none) return "none";
  if (property.ref) {
    const std::int64_t row = impl.row_of(*property.ref);
    const Entry& entry = impl.entry(row);
    if (const auto* agent = std::get_if<AgentAdd>(&entry.content)) return agent->name;
    if (const auto* cite = std::get_if<DocumentCite>(&entry.content)) return cite->name;
    if (property.value.empty()) return impl.show(row);
  }
  return property.value;
}

void take_properties(DocumentStatus& status, CaseImpl& impl, std::int64_t row,
                     const StatementRecord& statement) {
  std::uint32_t item = 0;
  for (const Property& property : statement.properties) {
    if (impl.index().withdrawn(row, ++item)) continue;
    const std::string value = shown_value(impl, property);
    if (property.name == "title" && status.title.empty()) status.title = value;
    if (property.name == "publisher" && status.publisher.empty()) status.publisher = value;
  }
}

void count(DocumentStatus& status, CaseImpl& impl, const Mention& mention) {
  const Entry entry = impl.entry(mention.source);
  if (const auto* statement = std::get_if<StatementRecord>(&entry.content)) {
    if (mention.role != Role::subject) {
      ++status.others;
      return;
    }
    ++status.statements;
    take_properties(status, impl, mention.source, *statement);
  } else if (std::holds_alternative<AttributionRecord>(entry.content)) {
    ++status.attributions;
  } else if (std::holds_alternative<ClaimAppear>(entry.content)) {
    ++status.appearances;
  } else if (std::holds_alternative<LabelAttach>(entry.content)) {
    ++status.labels;
  } else if (std::holds_alternative<NoteAdd>(entry.content)) {
    ++status.notes;
  } else {
    ++status.others;
  }
}

template <typename Take>
std::vector<NamedThing> named_things(CaseImpl& impl, Take take) {
  std::vector<std::int64_t> rows;
  for (const auto& [handle, row] : impl.index().named_like(NameKind::handle, "", kAll)) {
    rows.push_back(row);
  }
  impl.sort_merged(rows);
  std::vector<NamedThing> out;
  for (const std::int64_t row : rows) {
    NamedThing thing;
    const Entry entry = impl.entry(row);
    if (!take(entry.content, thing)) continue;
    thing.id = entry.id;
    thing.withdrawn = impl.index().withdrawn(row);
    out.push_back(std::move(thing));
  }
  return out;
}

// How many labels, forms and stances refer to a vocabulary, withdrawn ones left out.
std::uint64_t labels_of(CaseImpl& impl, std::int64_t vocabulary) {
  Index& index = impl.index();
  const std::vector<Mention> mentions = index.mentions(vocabulary, Role::vocabulary);
  return static_cast<std::uint64_t>(
      std::count_if(mentions.begin(), mentions.end(),
                    [&index](const Mention& mention) { return !index.withdrawn(mention.source); }));
}

// Rows that stand for one document each: the first of every group of equal bytes.
std::vector<std::int64_t> distinct_documents(CaseImpl& impl) {
  std::set<std::int64_t> seen;
  std::vector<std::int64_t> out;
  for (const std::int64_t row : impl.index().documents()) {
    const std::int64_t first = impl.same_documents(row).front();
    if (seen.insert(first).second) out.push_back(first);
  }
  impl.sort_merged(out);
  return out;
}

}  // namespace

DocumentInfo document_info(CaseImpl& impl, std::int64_t row) {
  const std::vector<std::int64_t> same = impl.same_documents(row);
  DocumentInfo info;
  info.id = impl.id_of(same.front());
  for (const std::int64_t each : same) info.added_by.push_back(impl.id_of(each));
  info.captures = captures_of(impl, same);
  const Entry entry = impl.entry(same.front());
  const auto& add = std::get<DocumentAdd>(entry.content);
  info.name = add.capture.name;
  info.sha256 = add.sha256;
  info.media_type = add.media_type;
  info.bytes = add.bytes;
  info.charset = add.recipe.charset;
  info.recipe = add.recipe.name;
  info.text_sha256 = add.text.sha256;
  info.characters = add.text.length;
  info.erased = entry.sealed != PartState::present;
  info.withdrawn = std::all_of(same.begin(), same.end(),
                               [&impl](std::int64_t each) { return impl.index().withdrawn(each); });
  return info;
}

DocumentStatus document_status(CaseImpl& impl, std::int64_t row) {
  DocumentStatus status;
  status.document = document_info(impl, row);
  std::set<std::int64_t> counted;
  for (const std::int64_t same : impl.same_documents(row)) {
    for (const Mention& mention : impl.index().mentions(same)) {
      if (impl.index().withdrawn(mention.source)) continue;
      const bool about = mention.role == Role::subject || mention.role == Role::passage ||
                         mention.role == Role::target;
      if (about && counted.insert(mention.source).second) count(status, impl, mention);
    }
  }
  return status;
}

std::vector<DocumentInfo> Case::documents() {
  const ReadLock lock(*this);
  std::vector<DocumentInfo> out;
  for (const std::int64_t row : distinct_documents(*impl_)) {
    out.push_back(document_info(*impl_, row));
  }
  return out;
}

DocumentInfo Case::document(std::string_view target) {
  if (target.empty()) fail_without_document();
  const EntryId id = resolve(target);
  const std::int64_t row = impl_->row_of(id);
  if (kind_of(impl_->entry(row).content) != ThingKind::document) {
    throw Error(ErrorCode::not_found,
                "\"" + std::string(target) + "\" is " +
                    std::string(shown_kind(kind_of(impl_->entry(row).content))) +
                    ", not a document");
  }
  return document_info(*impl_, row);
}

std::vector<NamedThing> Case::agents() {
  const ReadLock lock(*this);
  return named_things(*impl_, [](const Content& content, NamedThing& thing) {
    const auto* agent = std::get_if<AgentAdd>(&content);
    if (agent == nullptr) return false;
    thing.handle = agent->handle;
    thing.name = agent->name;
    thing.kind = agent->kind;
    thing.aliases = agent->aliases;
    return true;
  });
}

std::vector<NamedThing> Case::claims() {
  const ReadLock lock(*this);
  return named_things(*impl_, [](const Content& content, NamedThing& thing) {
    const auto* claim = std::get_if<ClaimAdd>(&content);
    if (claim == nullptr) return false;
    thing.handle = claim->handle;
    thing.name = claim->text;
    return true;
  });
}

std::vector<NamedThing> Case::cited_documents() {
  const ReadLock lock(*this);
  return named_things(*impl_, [](const Content& content, NamedThing& thing) {
    const auto* cite = std::get_if<DocumentCite>(&content);
    if (cite == nullptr) return false;
    thing.handle = cite->handle;
    thing.name = cite->name;
    return true;
  });
}

std::vector<AdoptedVocabulary> Case::vocabularies() {
  const ReadLock lock(*this);
  std::vector<AdoptedVocabulary> out;
  for (const auto& [id, row] : impl_->index().named_like(NameKind::vocabulary, "", kAll)) {
    if (impl_->index().withdrawn(row)) continue;
    const Entry entry = impl_->entry(row);
    const auto& adopt = std::get<VocabularyAdopt>(entry.content);
    out.push_back({entry.id, adopt.id, adopt.sha256, adopt.version, labels_of(*impl_, row)});
  }
  return out;
}

std::vector<DocumentStatus> Case::status() {
  const ReadLock lock(*this);
  std::vector<DocumentStatus> out;
  for (const std::int64_t row : distinct_documents(*impl_)) {
    out.push_back(document_status(*impl_, row));
  }
  return out;
}

}  // namespace prov
