// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "report/description.h"
#include "report/reading.h"

#include <prov/error.h>

namespace prov {
namespace report {
namespace {

/// What a summary covers, each list in merged order.
struct Cover {
  std::vector<EntryId> documents, parties, cited, claims;
};

template <class T>
std::vector<EntryId> all_ids(const std::vector<T>& things) {
  std::vector<EntryId> ids;
  for (const T& thing : things) ids.push_back(thing.id);
  return ids;
}

Cover whole_case(const Reading& reading) {
  return {all_ids(reading.naming.documents()), all_ids(reading.naming.agents()),
          all_ids(reading.naming.cited()), all_ids(reading.naming.claims())};
}

void add_target(Reading& reading, const EntryId& target, Cover& cover) {
  if (reading.records.find(target) == nullptr) {
    throw Error{ErrorCode::not_found,
                "no entry " + std::to_string(target.seq) + " in log " + target.log};
  }
  const EntryId id = reading.naming.document_of(target).value_or(target.whole());
  const auto add = [&](std::vector<EntryId>& ids) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  switch (reading.naming.thing(id).kind) {
    case ThingKind::document:
      return add(cover.documents);
    case ThingKind::party:
      return add(cover.parties);
    case ThingKind::cited:
      return add(cover.cited);
    case ThingKind::claim:
      return add(cover.claims);
    case ThingKind::other:
      break;
  }
  throw Error{ErrorCode::not_found,
              reading.records.ref(target).shown + " is " + plain_words(describe(reading, target)) +
                  ": a summary is of documents, people, organizations and claims (see prov show " +
                  reading.records.ref(target).shown + ")"};
}

/// Claims that appear in the documents covered come along.
void add_claims_of_documents(Reading& reading, Cover& cover) {
  reading.records.each_valid<ClaimAppear>([&](const Entry&, const ClaimAppear& appearance) {
    const auto document = reading.naming.document_of(appearance.passage.text);
    const bool covered = document && std::find(cover.documents.begin(), cover.documents.end(),
                                               *document) != cover.documents.end();
    const EntryId claim = appearance.claim.whole();
    const bool known =
        std::find(cover.claims.begin(), cover.claims.end(), claim) != cover.claims.end();
    if (covered && !known) cover.claims.push_back(claim);
  });
}

void in_order(const Reading& reading, std::vector<EntryId>& ids) {
  std::sort(ids.begin(), ids.end(), [&](const EntryId& a, const EntryId& b) {
    return reading.records.order(a) < reading.records.order(b);
  });
}

Cover cover_of(Reading& reading, const SummaryRequest& request, Summary& summary) {
  summary.whole_case = request.targets.empty();
  if (summary.whole_case) return whole_case(reading);
  Cover cover;
  for (const EntryId& target : request.targets) add_target(reading, target, cover);
  for (std::vector<EntryId>* ids :
       {&cover.documents, &cover.parties, &cover.cited, &cover.claims}) {
    in_order(reading, *ids);
    for (const EntryId& id : *ids) summary.targets.push_back(reading.naming.thing(id));
  }
  add_claims_of_documents(reading, cover);
  in_order(reading, cover.claims);
  return cover;
}

void fill_head(Reading& reading, Summary& summary) {
  std::filesystem::path folder = reading.records.opened().folder();
  if (folder.filename() == ".prov" || folder.filename().empty()) folder = folder.parent_path();
  summary.case_name = folder.filename().string();
  for (const LogInfo& log : reading.records.logs()) {
    summary.logs.push_back({log.handle, log.name, log.origin, log.root, log.size, {}});
    summary.entries += log.size;
  }
  std::sort(summary.logs.begin(), summary.logs.end(), [](const LogState& a, const LogState& b) {
    return a.handle != b.handle ? a.handle < b.handle : a.origin < b.origin;
  });
  for (LogState& log : summary.logs) {
    summary.reviewers.push_back(log.handle);
    log.last_time = reading.records.last_time(log.origin);
  }
  for (const Entry& entry : reading.records.all()) {
    if (entry.body != PartState::present) {
      summary.erased.push_back(reading.records.ref(entry.id));
    } else if (std::holds_alternative<UnknownEntry>(entry.content)) {
      (malformed(entry) ? summary.malformed : summary.unknown)
          .push_back(reading.records.ref(entry.id));
    }
  }
}

bool says_something(const DocumentSection& section) {
  return !section.rows.empty() || !section.chains.empty() || !section.ties.empty() ||
         !section.labels.empty() || !section.notes.empty();
}
bool says_something(const PartySection& section) {
  return !section.rows.empty() || !section.ties.empty() || !section.ties_to.empty() ||
         !section.publishes.empty() || !section.speech.empty() || !section.labels.empty() ||
         !section.notes.empty();
}

/// What is withdrawn stays in sight as long as something that counts refers to it.
template <class Section>
bool kept(const Thing& thing, const Section& section) {
  return !thing.withdrawn || says_something(section);
}

void fill_documents(Reading& reading, const Cover& cover, bool texts, Summary& summary) {
  for (const EntryId& id : cover.documents) {
    DocumentSection section = document_section(reading, id, texts);
    if (!kept(section.document, section)) continue;
    summary.documents.push_back(std::move(section));
    summary.not_looked_at.documents.push_back(unseen(reading, summary.documents.back()));
  }
}

void fill_parties(Reading& reading, const Cover& cover, Summary& summary) {
  for (const EntryId& id : cover.parties) {
    PartySection section = party_section(reading, id);
    if (!kept(section.party, section)) continue;
    if (section.rows.empty() && section.ties.empty() && section.ties_to.empty()) {
      summary.not_looked_at.parties.push_back(section.party);
    }
    summary.parties.push_back(std::move(section));
  }
  for (const EntryId& id : cover.cited) {
    PartySection section = party_section(reading, id);
    if (kept(section.party, section)) summary.cited.push_back(std::move(section));
  }
}

void fill_claims(Reading& reading, const Cover& cover, Summary& summary) {
  for (const EntryId& id : cover.claims) {
    ClaimSection section = claim_section(reading, id);
    if (section.claim.withdrawn && section.appearances.empty()) continue;
    if (section.appearances.empty()) summary.not_looked_at.claims.push_back(section.claim);
    summary.claims.push_back(std::move(section));
  }
}

void note_speakers(const std::vector<ChainNode>& nodes, std::set<EntryId>& named) {
  for (const ChainNode& node : nodes) {
    if (node.source) named.insert(node.source->entry.id);
    for (const Custodian& custodian : node.via) named.insert(custodian.who.entry.id);
    note_speakers(node.inside, named);
  }
}

/// Everything that the sections name, so that judgements about it can be shown with it.
std::set<EntryId> named_in(const Summary& summary) {
  std::set<EntryId> named;
  for (const DocumentSection& section : summary.documents) {
    named.insert(section.document.entry.id);
    note_speakers(section.chains, named);
    for (const SourceRow& row : section.rows) {
      for (const auto& column : row.columns) {
        for (const SourceValue& value : column) {
          if (value.thing) named.insert(value.thing->entry.id);
        }
      }
    }
  }
  for (const auto* sections : {&summary.parties, &summary.cited}) {
    for (const PartySection& section : *sections) named.insert(section.party.entry.id);
  }
  for (const ClaimSection& section : summary.claims) {
    named.insert(section.claim.entry.id);
    for (const AppearanceColumn& column : section.appearances) {
      for (const SpokenBy& spoken : column.said_by) {
        if (spoken.thing) named.insert(spoken.thing->entry.id);
      }
    }
  }
  return named;
}

EntryRefs all_entries(const Summary& summary) {
  EntryRefs refs;
  const auto add = [&](const EntryRefs& more) {
    refs.insert(refs.end(), more.begin(), more.end());
  };
  const auto add_each = [&](const auto& lines) {
    for (const auto& line : lines) add(line.entries);
  };
  const auto add_remarks = [&](const auto& section) {
    add(section.entries);
    add_each(section.labels);
    add_each(section.notes);
    for (const WithdrawnLine& line : section.withdrawn) add(line.entries);
  };
  const auto add_rows = [&](const auto& section) {
    for (const SourceRow& row : section.rows) {
      for (const auto& column : row.columns) add_each(column);
    }
    add_each(section.ties);
  };
  std::vector<const ChainNode*> open;
  for (const DocumentSection& section : summary.documents) {
    add_remarks(section);
    add_rows(section);
    for (const ChainNode& node : section.chains) open.push_back(&node);
  }
  while (!open.empty()) {
    const ChainNode& node = *open.back();
    open.pop_back();
    add(node.entries);
    for (const ChainNode& inside : node.inside) open.push_back(&inside);
  }
  for (const auto* sections : {&summary.parties, &summary.cited}) {
    for (const PartySection& section : *sections) {
      add_remarks(section);
      add_rows(section);
    }
  }
  for (const ClaimSection& section : summary.claims) {
    add_remarks(section);
    add_each(section.appearances);
  }
  add_each(summary.sameness);
  return refs;
}

void fill_judgements(Reading& reading, Summary& summary) {
  const std::set<EntryId> named = named_in(summary);
  const bool all = summary.whole_case;
  const auto concerned = [&](const EntryId& a, const EntryId& b) {
    return all || named.contains(a) || named.contains(b);
  };
  summary.sameness = judgements(reading, concerned);
  summary.withdrawn = withdrawn_lines(reading, [&](const Entry& entry) {
    if (const auto* same = std::get_if<IdentityAssert>(&entry.content)) {
      return concerned(reading.naming.canonical(same->a), reading.naming.canonical(same->b));
    }
    return all && reading.naming.thing(entry.id).kind != ThingKind::other &&
           !named.contains(reading.naming.canonical(entry.id));
  });
  std::set<EntryId> shown;
  for (const EntryRef& ref : all_entries(summary)) shown.insert(ref.id.whole());
  summary.objections = objections(
      reading, [&](const EntryId& target) { return all || shown.contains(target.whole()); });
}

/// Withdrawn things that are only counted keep nothing but their entries.
void only_count(std::vector<WithdrawnLine>& lines) {
  for (WithdrawnLine& line : lines) line = {{}, {}, line.reviewer, line.entries};
}

void only_count_withdrawn(Summary& summary) {
  for (DocumentSection& section : summary.documents) only_count(section.withdrawn);
  for (PartySection& section : summary.parties) only_count(section.withdrawn);
  for (PartySection& section : summary.cited) only_count(section.withdrawn);
  for (ClaimSection& section : summary.claims) only_count(section.withdrawn);
  only_count(summary.withdrawn);
}

}  // namespace
}  // namespace report

Summary summarize(Case& opened, const SummaryRequest& request) {
  const ReadLock lock(opened);
  report::Reading reading(opened, request.targets);
  Summary summary;
  summary.shows_withdrawn = request.withdrawn;
  report::fill_head(reading, summary);
  const report::Cover cover = report::cover_of(reading, request, summary);
  report::fill_documents(reading, cover, request.texts, summary);
  report::fill_parties(reading, cover, summary);
  report::fill_claims(reading, cover, summary);
  report::fill_named_documents(reading, summary);
  report::fill_judgements(reading, summary);
  if (!request.withdrawn) report::only_count_withdrawn(summary);
  return summary;
}

}  // namespace prov
