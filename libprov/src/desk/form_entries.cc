// SPDX-License-Identifier: Apache-2.0
#include "desk/form_entries.h"

#include <algorithm>

namespace prov {
namespace {

using Rows = std::vector<std::int64_t>;

/// What an entry refers to beside the document itself.
class References {
 public:
  References(CaseImpl& impl, const Rows& document) : impl_(impl), document_(document) {}

  void operator()(const StatementRecord& statement) {
    thing(statement.subject);
    thing(statement.by);
    for (const Property& property : statement.properties) {
      thing(property.ref);
      for (const Passage& passage : property.evidence) evidence(passage);
    }
  }
  void operator()(const AffiliationRecord& tie) {
    thing(tie.subject);
    thing(tie.object);
    thing(tie.by);
    for (const Passage& passage : tie.evidence) evidence(passage);
  }
  void operator()(const ClaimAppear& appearance) { thing(appearance.claim); }
  void operator()(const AttributionRecord& attribution) {
    thing(attribution.source);
    for (const Relay& relay : attribution.via) thing(relay.who);
  }
  void operator()(const IdentityAssert& same) {
    thing(same.a);
    thing(same.b);
  }
  template <typename Other>
  void operator()(const Other&) {}

  std::set<std::int64_t> things;  ///< people, organizations, claims, other documents
  bool here = false;              ///< a passage of the document shows it
  bool elsewhere = false;         ///< one of another document does

 private:
  void thing(const EntryId& id) {
    const std::int64_t row = impl_.row_of(id);
    if (std::find(document_.begin(), document_.end(), row) == document_.end()) things.insert(row);
  }
  void thing(const std::optional<EntryId>& id) {
    if (id) thing(*id);
  }
  void evidence(const Passage& passage) {
    const std::int64_t row = impl_.row_of(passage.text);
    const bool own = std::find(document_.begin(), document_.end(), row) != document_.end();
    (own ? here : elsewhere) = true;
  }

  CaseImpl& impl_;
  const Rows& document_;
};

class Collector {
 public:
  Collector(CaseImpl& impl, std::int64_t log, const Rows& document)
      : impl_(impl), log_(log), document_(document) {}

  FormEntries collect() {
    for (const std::int64_t row : document_) {
      for (const Mention& mention : impl_.index().mentions(row)) take(mention, true);
    }
    const std::set<std::int64_t> named = named_;
    for (const std::int64_t row : named) {
      for (const Role role : {Role::subject, Role::object, Role::same, Role::target}) {
        for (const Mention& mention : impl_.index().mentions(row, role)) take(mention, false);
      }
    }
    for (const Rows* rows : {&out_.sources, &out_.attributions, &out_.appearances, &out_.ties,
                             &out_.sames, &out_.remarks}) {
      for (const std::int64_t row : Rows(*rows)) take_below(row);
    }
    for (Rows* rows : {&out_.sources, &out_.attributions, &out_.appearances, &out_.ties,
                       &out_.sames, &out_.remarks}) {
      std::sort(rows->begin(), rows->end());
    }
    return std::move(out_);
  }

 private:
  bool counts(const Mention& mention) {
    return log_of(mention.source) == log_ && !impl_.index().withdrawn(mention.source) &&
           !seen_.contains(mention.source);
  }

  // `about`: it refers to the document itself; else to something that the form names.
  void take(const Mention& mention, bool about) {
    if (!counts(mention)) return;
    const std::int64_t row = mention.source;
    const Entry entry = impl_.entry(row);
    References references(impl_, document_);
    std::visit(references, entry.content);
    Rows* const into = list_of(entry.content, references, about);
    if (into == nullptr) return;
    seen_.insert(row);
    into->push_back(row);
    if (about) named_.insert(references.things.begin(), references.things.end());
  }

  Rows* list_of(const Content& content, const References& references, bool about) {
    if (const auto* statement = std::get_if<StatementRecord>(&content)) {
      const std::int64_t subject = impl_.row_of(statement->subject);
      const bool of_document =
          std::find(document_.begin(), document_.end(), subject) != document_.end();
      const bool of_another =
          !of_document && kind_of(impl_.entry(subject).content) == ThingKind::document;
      if (of_document) return &out_.sources;
      if (of_another || references.elsewhere || (!about && references.here)) return nullptr;
      return about || named_.contains(subject) ? &out_.sources : nullptr;
    }
    if (std::holds_alternative<AffiliationRecord>(content)) {
      const bool shown_here = about && references.here;
      return shown_here || (!about && all_named(references) && rests_on_nothing(references))
                 ? &out_.ties
                 : nullptr;
    }
    if (std::holds_alternative<IdentityAssert>(content)) {
      return &out_.sames;  // that one side is named here is enough
    }
    if (std::holds_alternative<LabelAttach>(content) || std::holds_alternative<NoteAdd>(content)) {
      return &out_.remarks;
    }
    if (!about) return nullptr;
    if (const auto* attribution = std::get_if<AttributionRecord>(&content)) {
      return is_here(attribution->content) ? &out_.attributions : nullptr;
    }
    if (const auto* appearance = std::get_if<ClaimAppear>(&content)) {
      return is_here(appearance->passage) ? &out_.appearances : nullptr;
    }
    return nullptr;
  }

  static bool rests_on_nothing(const References& references) {
    return !references.here && !references.elsewhere;
  }
  bool all_named(const References& references) const {
    return std::all_of(references.things.begin(), references.things.end(),
                       [this](std::int64_t row) { return named_.contains(row); });
  }
  bool is_here(const Passage& passage) {
    const std::int64_t row = impl_.row_of(passage.text);
    return std::find(document_.begin(), document_.end(), row) != document_.end();
  }

  void take_below(std::int64_t row) {
    for (const Mention& mention : impl_.index().mentions(row, Role::target)) {
      if (!counts(mention)) continue;
      seen_.insert(mention.source);
      out_.below[row].push_back(mention.source);
      take_below(mention.source);
    }
    if (const auto found = out_.below.find(row); found != out_.below.end()) {
      std::sort(found->second.begin(), found->second.end());
    }
  }

  CaseImpl& impl_;
  std::int64_t log_;
  const Rows& document_;
  FormEntries out_;
  std::set<std::int64_t> seen_;
  std::set<std::int64_t> named_;
};

}  // namespace

FormEntries form_entries(CaseImpl& impl, std::int64_t log, const Rows& document) {
  return Collector(impl, log, document).collect();
}

std::set<std::int64_t> all_rows(const FormEntries& entries) {
  std::set<std::int64_t> out;
  for (const Rows* rows : {&entries.sources, &entries.attributions, &entries.appearances,
                           &entries.ties, &entries.sames, &entries.remarks}) {
    out.insert(rows->begin(), rows->end());
  }
  for (const auto& [target, remarks] : entries.below) out.insert(remarks.begin(), remarks.end());
  return out;
}

std::set<std::int64_t> logs_about(CaseImpl& impl, const Rows& document) {
  std::set<std::int64_t> logs;
  for (const std::int64_t row : document) {
    for (const Mention& mention : impl.index().mentions(row)) logs.insert(log_of(mention.source));
  }
  return logs;
}

}  // namespace prov
