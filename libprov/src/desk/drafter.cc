// SPDX-License-Identifier: Apache-2.0
#include "desk/drafter.h"

#include <algorithm>
#include <set>

#include <prov/error.h>

#include "base/files.h"
#include "text/handle.h"

namespace prov {
namespace {

constexpr std::size_t kVocabularyLimit = std::size_t{4} << 20;

// What a thing with a handle is called; of a claim its words.
std::string name_of(const Content& content) {
  if (const auto* agent = std::get_if<AgentAdd>(&content)) return agent->name;
  if (const auto* cited = std::get_if<DocumentCite>(&content)) return cited->name;
  const auto* claim = std::get_if<ClaimAdd>(&content);
  return claim == nullptr ? std::string() : "“" + claim->text + "”";
}

bool allows_long(const Operation& operation) {
  return std::visit(
      [](const auto& each) {
        if constexpr (requires { each.allow_long; }) {
          return each.allow_long;
        } else {
          return false;  // it takes no passages
        }
      },
      operation);
}

}  // namespace

Draft Drafter::draft(const Operation& operation) {
  draft_ = {};
  promises_.clear();
  allow_long_ = allows_long(operation);
  std::visit(*this, operation);
  return std::move(draft_);
}

void Drafter::echo_passage(std::string_view what, const Passage& passage) {
  if (tools_.echo) echo(std::string(what) + tools_.passages.echo(passage));
}

Target Drafter::referable(const Target& target) {
  Index& index = tools_.impl.index();
  if (index.withdrawn(target.row)) {
    warn(tools_.impl.show(target.row) + " has been withdrawn");
  } else if (target.item != 0 && index.withdrawn(target.row, target.item)) {
    warn(tools_.impl.show(target.row, target.item) + " has been withdrawn");
  }
  return target;
}

Target Drafter::party(std::string_view typed) {
  return said_by(tools_.targets.party(typed), typed);
}

Target Drafter::party_or_document(std::string_view typed) {
  const std::optional<Target> party =
      tools_.targets.find_party(typed, TargetResolver::Files::but_ending);
  return said_by(party ? *party : tools_.targets.resolve(typed), typed);
}

// People and organizations, documents held or only cited.
Target Drafter::said_by(const Target& target, std::string_view typed) {
  TargetResolver::check_kind(
      typed, target,
      {ThingKind::agent, ThingKind::document, ThingKind::cited_document, ThingKind::log},
      "a person, organization or document");
  if (target.kind == ThingKind::document) {
    return referable({tools_.impl.same_documents(target.row).front(), 0, target.kind});
  }
  return referable(target);
}

FoundPassage Drafter::find_passage(std::string_view typed, PassageFinder::Where where) {
  where.allow_long = allow_long_;
  FoundPassage found = tools_.passages.find(typed, where);
  if (!tools_.impl.index().withdrawn(found.document)) return found;
  const std::vector<std::int64_t> same = tools_.impl.same_documents(found.document);
  const bool withdrawn = std::all_of(same.begin(), same.end(), [this](std::int64_t row) {
    return tools_.impl.index().withdrawn(row);
  });
  const std::string words = tools_.impl.show(same.front()) + " has been withdrawn";
  std::vector<std::string>& warnings = draft_.warnings;
  if (withdrawn && std::find(warnings.begin(), warnings.end(), words) == warnings.end()) {
    warn(words);
  }
  return found;
}

std::vector<Passage> Drafter::evidence(const std::vector<std::string>& at,
                                       std::string_view document) {
  std::vector<Passage> out;
  for (const std::string& typed : at) {
    out.push_back(find_passage(typed, {document}).passage);
  }
  return out;
}

std::optional<std::int64_t> Drafter::holder_of(std::string_view handle) {
  for (const std::int64_t row : tools_.impl.index().named(NameKind::handle, handle)) {
    if (!tools_.impl.index().withdrawn(row)) return row;
  }
  return std::nullopt;
}

std::string Drafter::handle_for(std::string_view wanted, std::string_view name) {
  if (!wanted.empty()) {
    if (!valid_handle(wanted)) {
      throw Error(
          ErrorCode::usage,
          "\"" + std::string(wanted) +
              "\" cannot be a handle (lower-case letters, digits and hyphens, not ending in "
              "a hyphen and digits)");
    }
    if (const std::optional<std::int64_t> row = holder_of(wanted)) {
      const std::string holder = name_of(tools_.impl.entry(*row).content);
      throw Error(ErrorCode::bad_data, "the handle \"" + std::string(wanted) + "\" is taken by " +
                                           tools_.impl.show(*row) +
                                           (holder.empty() ? "" : ", " + holder));
    }
    return std::string(wanted);
  }
  const std::string made = make_handle(name);
  std::string handle = made;
  for (int next = 2; holder_of(handle); ++next) handle = made + std::to_string(next);
  return handle;
}

void Drafter::operator()(const AddAgent& operation) {
  if (is_blank(operation.name)) throw Error(ErrorCode::usage, "a name is needed");
  AgentAdd agent;
  agent.name = operation.name;
  agent.kind = operation.kind.empty() ? "unknown" : operation.kind;
  constexpr std::string_view kKinds[] = {"person", "organization", "group", "software", "unknown"};
  if (std::find(std::begin(kKinds), std::end(kKinds), agent.kind) == std::end(kKinds)) {
    throw Error(ErrorCode::usage, "\"" + agent.kind +
                                      "\" is none of person, organization, group, software, "
                                      "unknown");
  }
  agent.handle = operation.handle;
  agent.aliases = operation.aliases;
  agent.note = operation.note;
  draft_.content = std::move(agent);
  give_handle<AgentAdd>(operation.handle, operation.name);
  draft_.before_writing.push_back([this, name = operation.name](Draft& draft) {
    for (const std::int64_t row : tools_.impl.index().named(NameKind::name, name)) {
      if (tools_.impl.index().withdrawn(row)) continue;
      draft.warnings.push_back("\"" + name + "\" is also the name of " + tools_.impl.show(row));
    }
  });
}

void Drafter::operator()(const AddClaim& operation) {
  if (is_blank(operation.text)) throw Error(ErrorCode::usage, "a claim needs words");
  draft_.content = ClaimAdd{operation.handle, operation.text, operation.note};
  give_handle<ClaimAdd>(operation.handle, operation.text);
}

void Drafter::operator()(const AssertSame& operation) {
  const auto kinds = {ThingKind::agent, ThingKind::claim, ThingKind::document,
                      ThingKind::cited_document};
  constexpr std::string_view kWanted = "a document, claim, person or organization";
  const Target a = referable(tools_.targets.of_kind(operation.a, kinds, kWanted));
  const Target b = referable(tools_.targets.of_kind(operation.b, kinds, kWanted));
  const auto document = [](const Target& target) {
    return target.kind == ThingKind::document || target.kind == ThingKind::cited_document;
  };
  if (a.kind != b.kind && !(document(a) && document(b))) {
    throw Error(ErrorCode::bad_data, "\"" + operation.a + "\" is " +
                                         std::string(shown_kind(a.kind)) + " and \"" + operation.b +
                                         "\" is " + std::string(shown_kind(b.kind)));
  }
  if (a.row == b.row) throw Error(ErrorCode::bad_data, "both are " + tools_.impl.show(a.row));
  if (operation.why.empty()) {
    throw Error(ErrorCode::usage, "a judgement of sameness needs a reason (why)");
  }
  draft_.content = IdentityAssert{id(a), id(b), operation.why};
}

// What a withdrawal does, which depends on whose entry it acts on. Withdrawing the withdrawal of a
// withdrawal puts the first in force again, and so on.
std::string Drafter::withdrawal_echo(const Target& target) {
  CaseImpl& impl = tools_.impl;
  const auto called = [&impl](std::int64_t row, std::uint32_t item) {
    return impl.show(row, item) + ", " + std::string(shown_kind(kind_of(impl.entry(row).content)));
  };
  if (log_of(target.row) != tools_.own_log) return "objects to " + called(target.row, target.item);
  if (target.kind != ThingKind::withdrawal) return "withdraws " + called(target.row, target.item);
  const EntryId back = std::get<EntryWithdraw>(impl.entry(target.row).content).target;
  const std::int64_t row = impl.row_of(back);
  if (log_of(row) != tools_.own_log) {
    return "takes back the objection to " + called(row, back.item);
  }
  std::string words = "restores " + called(row, back.item);
  bool counts = true;
  std::set<std::int64_t> seen{target.row, row};  // another program may write a circle
  Entry entry = impl.entry(row);
  while (const auto* withdrawal = std::get_if<EntryWithdraw>(&entry.content)) {
    const EntryId next = withdrawal->target;
    const std::int64_t next_row = impl.row_of(next);
    if (log_of(next_row) != tools_.own_log || !seen.insert(next_row).second) break;
    counts = !counts;
    words +=
        ": " + called(next_row, next.item) + (counts ? ", counts again" : ", is withdrawn again");
    entry = impl.entry(next_row);
  }
  return words;
}

void Drafter::warn_about_inner(std::int64_t attribution) {
  Index& index = tools_.impl.index();
  const std::vector<Mention> inner = index.mentions(attribution, Role::within);
  const auto count = std::count_if(inner.begin(), inner.end(), [&index](const Mention& mention) {
    return !index.withdrawn(mention.source);
  });
  if (count == 0) return;
  warn(std::to_string(count) + (count == 1 ? " attribution stands" : " attributions stand") +
       " within " + tools_.impl.show(attribution) + " and " + (count == 1 ? "stays" : "stay"));
}

void Drafter::operator()(const Withdraw& operation) {
  const Target target = tools_.targets.resolve(operation.target);
  const std::string shown = tools_.impl.show(target.row, target.item);
  if (operation.why.empty()) throw Error(ErrorCode::usage, "a withdrawal needs a reason (why)");
  if (target.kind == ThingKind::log) {
    throw Error(ErrorCode::bad_data, shown + " opens a log and cannot be withdrawn");
  }
  if (target.kind == ThingKind::exported) {
    throw Error(
        ErrorCode::bad_data,
        shown + " records what was handed out and cannot be withdrawn (a note on it can be)");
  }
  const bool own = log_of(target.row) == tools_.own_log;
  if (!own) warn(shown + " is another reviewer's: this is an objection and changes nothing");
  draft_.before_writing.push_back([this, target, own, shown](Draft&) {
    Index& index = tools_.impl.index();
    if (own && index.withdrawn(target.row, target.item)) {
      throw Error(ErrorCode::bad_data, shown + " has been withdrawn already");
    }
    if (target.kind != ThingKind::vocabulary) return;
    tools_.shelf.forget();
    for (const Mention& mention : index.mentions(target.row, Role::vocabulary)) {
      throw Error(ErrorCode::bad_data, shown + " is in use by " + tools_.impl.show(mention.source) +
                                           " and cannot be withdrawn");
    }
  });
  if (own && target.kind == ThingKind::attribution) warn_about_inner(target.row);
  echo(withdrawal_echo(target));
  draft_.content = EntryWithdraw{id(target), operation.why};
}

void Drafter::operator()(const AdoptVocabulary& operation) {
  UsableVocabulary usable;
  if (operation.text || !operation.file.empty()) {
    const std::filesystem::path path(operation.file);
    const std::string text =
        operation.text
            ? *operation.text
            : read_file(path.is_absolute() ? path : tools_.base_folder / path, kVocabularyLimit);
    usable.vocabulary = parse_vocabulary(json::parse(text));
  } else {
    usable = tools_.shelf.known(operation.id);
  }
  usable.sha256 = tools_.shelf.hash(usable.vocabulary);
  draft_.existing = tools_.shelf.adopted_row(usable.vocabulary.id, usable.sha256);
  if (draft_.existing) {
    echo(usable.vocabulary.id + " is in use already, " + tools_.impl.show(*draft_.existing));
    return;
  }
  draft_.existing = tools_.adopt(usable);
  echo(usable.vocabulary.id + " version " + std::to_string(usable.vocabulary.version));
}

}  // namespace prov
