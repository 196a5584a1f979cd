// SPDX-License-Identifier: Apache-2.0
#include "report/entries_about.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <prov/error.h>
#include <prov/summary.h>

#include "model/references.h"

namespace prov::report {
namespace {

/// Whether other entries refer to it without being about it: these do not come along by themselves.
bool is_thing(const Content& content) {
  return std::holds_alternative<DocumentAdd>(content) ||
         std::holds_alternative<DocumentCite>(content) ||
         std::holds_alternative<AgentAdd>(content) || std::holds_alternative<ClaimAdd>(content) ||
         std::holds_alternative<VocabularyAdopt>(content) ||
         std::holds_alternative<LogOpen>(content);
}

class Collector {
 public:
  Collector(Case& opened, const std::vector<DocumentInfo>& documents) : opened_(opened) {
    for (const DocumentInfo& document : documents) {
      for (const EntryId& added : document.added_by)
        same_bytes_[added.whole()] = &document.added_by;
    }
  }

  void add_target(const EntryId& id) {
    const Entry* entry = with_references(id.whole());
    if (entry == nullptr) return;
    const std::optional<EntryId> document = document_of(*entry);
    add_about(document.value_or(id.whole()));
  }

  /// What the targets draw on without being referred to by it.
  void add_context() {
    std::vector<EntryId> claims, texts, publishers;
    const auto note = [&](const Entry& entry) {
      if (const auto* one = std::get_if<ClaimAppear>(&entry.content)) {
        claims.push_back(one->claim.whole());
      }
      if (const auto* one = std::get_if<StatementRecord>(&entry.content)) {
        for (const Property& property : one->properties) {
          if (property.name == "publisher" && property.ref) {
            publishers.push_back(property.ref->whole());
          }
        }
      }
    };
    for (const EntryId& id : about_) note(entries_.at(id));
    for (const EntryId& claim : claims) add_about(claim);
    for (const EntryId& id : about_) {
      const auto* one = std::get_if<ClaimAppear>(&entries_.at(id).content);
      if (one != nullptr) texts.push_back(one->passage.text.whole());
    }
    for (const EntryId& text : texts) add_attributions_in(text);
    for (const EntryId& publisher : publishers) add_ties_of(publisher);
    add_judgements();
  }

  std::vector<Entry> take() {
    std::vector<Entry> result;
    for (auto& [id, entry] : entries_) result.push_back(std::move(entry));
    std::sort(result.begin(), result.end(), [](const Entry& a, const Entry& b) {
      return std::tie(a.lamport, a.id.log, a.id.seq) < std::tie(b.lamport, b.id.log, b.id.seq);
    });
    return result;
  }

 private:
  /// The entry as read, kept or not; nothing when it is not held.
  std::optional<Entry> peek(const EntryId& id) {
    if (const auto known = entries_.find(id); known != entries_.end()) return known->second;
    try {
      return opened_.entry(id);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::not_found) throw;
      return std::nullopt;
    }
  }

  /// Keeps the entry, what it refers to, and so on.
  const Entry* with_references(const EntryId& id) {
    std::vector<EntryId> open{id};
    while (!open.empty()) {
      const EntryId next = open.back();
      open.pop_back();
      if (entries_.contains(next)) continue;
      std::optional<Entry> entry = peek(next);
      if (!entry) continue;
      for (const EntryId& other : references_of(entry->content)) open.push_back(other);
      if (const auto same = same_bytes_.find(next); same != same_bytes_.end()) {
        for (const EntryId& added : *same->second) open.push_back(added.whole());
      }
      if (is_thing(entry->content)) things_.push_back(next);
      entries_.emplace(next, *std::move(entry));
    }
    const auto found = entries_.find(id);
    return found == entries_.end() ? nullptr : &found->second;
  }

  /// Keeps what refers to an entry that is held, and what refers to that, but not through things.
  void add_about(const EntryId& id) {
    std::vector<EntryId> open{id};
    while (!open.empty()) {
      const EntryId target = open.back();
      open.pop_back();
      if (!asked_.insert(target).second) continue;
      for (const EntryId& source : opened_.referring(target)) {
        const Entry* entry = with_references(source.whole());
        if (entry == nullptr || !about_.insert(source.whole()).second) continue;
        if (!is_thing(entry->content)) open.push_back(source.whole());
      }
    }
  }

  void add_attributions_in(const EntryId& text) {
    const Entry* entry = with_references(text);
    if (entry == nullptr) return;
    const EntryId document = document_of(*entry).value_or(text);
    if (!surveyed_.insert(document).second) return;
    for (const EntryId& source : opened_.referring(document)) {
      const std::optional<Entry> one = peek(source.whole());
      if (!one) continue;
      if (std::holds_alternative<AttributionRecord>(one->content)) with_references(source.whole());
      if (!std::holds_alternative<TextRecord>(one->content)) continue;
      with_references(source.whole());
      for (const EntryId& other : opened_.referring(source.whole())) {
        const std::optional<Entry> inner = peek(other.whole());
        if (inner && std::holds_alternative<AttributionRecord>(inner->content)) {
          with_references(other.whole());
        }
      }
    }
  }

  void add_ties_of(const EntryId& publisher) {
    if (asked_.contains(publisher) || !surveyed_.insert(publisher).second) return;
    for (const EntryId& source : opened_.referring(publisher)) {
      const std::optional<Entry> one = peek(source.whole());
      const auto* tie = one ? std::get_if<AffiliationRecord>(&one->content) : nullptr;
      if (tie != nullptr && tie->subject.whole() == publisher) keep_with_remarks(source.whole());
    }
  }

  /// Judgements about everything named so far, and about what they join it with.
  void add_judgements() {
    for (std::size_t i = 0; i < things_.size(); ++i) {
      const EntryId thing = things_[i];
      const Content& content = entries_.at(thing).content;
      if (std::holds_alternative<VocabularyAdopt>(content)) continue;
      for (const EntryId& source : opened_.referring(thing)) {
        const std::optional<Entry> one = peek(source.whole());
        if (one && std::holds_alternative<IdentityAssert>(one->content)) {
          keep_with_remarks(source.whole());
        }
      }
    }
  }

  void keep_with_remarks(const EntryId& id) {
    if (with_references(id) != nullptr) add_about(id);
  }

  static std::optional<EntryId> document_of(const Entry& entry) {
    if (const auto* text = std::get_if<TextRecord>(&entry.content)) return text->document.whole();
    if (const auto* one = std::get_if<CaptureRecord>(&entry.content)) return one->document.whole();
    return std::nullopt;
  }

  Case& opened_;
  std::map<EntryId, const std::vector<EntryId>*> same_bytes_;  ///< of each that adds a document
  std::map<EntryId, Entry> entries_;
  std::vector<EntryId> things_;  ///< among them, in the order in which they were met
  std::set<EntryId> about_;      ///< that refer to a target, directly or through others
  std::set<EntryId> asked_, surveyed_;
};

}  // namespace

std::vector<Entry> entries_about(Case& opened, const std::vector<EntryId>& targets,
                                 const std::vector<DocumentInfo>& documents) {
  Collector collector(opened, documents);
  for (const EntryId& target : targets) collector.add_target(target);
  collector.add_context();
  return collector.take();
}

}  // namespace prov::report

namespace prov {

std::vector<EntryId> summary_entries(Case& opened, const std::vector<EntryId>& targets) {
  const ReadLock lock(opened);
  std::vector<EntryId> out;
  for (const Entry& entry : report::entries_about(opened, targets, opened.documents())) {
    out.push_back(entry.id);
  }
  return out;
}

}  // namespace prov
