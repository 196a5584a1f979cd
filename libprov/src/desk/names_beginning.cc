// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <set>

#include <prov/case.h>
#include <prov/vocabulary.h>

#include "desk/case_impl.h"

namespace prov {
namespace {

// Names looked at for one answer, which must come while a key is pressed.
constexpr std::size_t kMostSeen = 2000;

std::optional<TypedName> as_kind(const Content& content, NamedKind kind) {
  if (const auto* agent = std::get_if<AgentAdd>(&content)) {
    if (kind == NamedKind::agent) return TypedName{agent->handle, {}, agent->name};
  }
  if (const auto* claim = std::get_if<ClaimAdd>(&content)) {
    if (kind == NamedKind::claim) return TypedName{claim->handle, {}, claim->text};
  }
  if (const auto* cited = std::get_if<DocumentCite>(&content)) {
    if (kind == NamedKind::cited_document) return TypedName{cited->handle, {}, cited->name};
  }
  return std::nullopt;
}

std::int64_t document_of(CaseImpl& impl, std::int64_t row) {
  const Entry& entry = impl.entry(row);
  const auto* capture = std::get_if<CaptureRecord>(&entry.content);
  return impl.same_documents(capture == nullptr ? row : impl.row_of(capture->document)).front();
}

}  // namespace

std::vector<TypedName> Case::names_beginning(std::string_view typed, NamedKind kind,
                                             std::size_t most) {
  const ReadLock lock(*this);
  const bool files = kind == NamedKind::document;
  const auto named = impl_->index().named_like(files ? NameKind::file : NameKind::handle, typed,
                                               files ? most + 1 : kMostSeen);
  if (named.size() == (files ? most + 1 : kMostSeen)) return {};
  std::vector<TypedName> out;
  std::set<std::int64_t> seen;
  for (const auto& [name, row] : named) {
    const std::int64_t thing = files ? document_of(*impl_, row) : row;
    if (impl_->index().withdrawn(thing) || !seen.insert(thing).second) continue;
    const EntryId id = impl_->id_of(thing);
    std::optional<TypedName> found;
    if (files) {
      found = TypedName{typed_name(id), {}, name};
      if (!found->typed.starts_with(typed)) found->typed = name;
    } else {
      found = as_kind(impl_->entry(thing).content, kind);
    }
    if (!found) continue;
    found->id = id;
    out.push_back(std::move(*found));
    if (out.size() > most) return {};
  }
  return out;
}

std::vector<Vocabulary> Case::usable_vocabularies() {
  const ReadLock lock(*this);
  std::vector<Vocabulary> out;
  const auto known = [&out](const Vocabulary& vocabulary) {
    return std::any_of(out.begin(), out.end(), [&](const Vocabulary& each) {
      return each.id == vocabulary.id && each.version == vocabulary.version;
    });
  };
  constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
  for (const auto& [id, row] : impl_->index().named_like(NameKind::vocabulary, "", kAll)) {
    if (impl_->index().withdrawn(row)) continue;
    const Entry entry = impl_->entry(row);
    if (entry.sealed != PartState::present) continue;
    Vocabulary vocabulary = parse_vocabulary(std::get<VocabularyAdopt>(entry.content).vocabulary);
    if (!known(vocabulary)) out.push_back(std::move(vocabulary));
  }
  for (Vocabulary& vocabulary : shipped_vocabularies()) {
    if (!known(vocabulary)) out.push_back(std::move(vocabulary));
  }
  return out;
}

}  // namespace prov
