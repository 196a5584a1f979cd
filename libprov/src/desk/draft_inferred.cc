// SPDX-License-Identifier: Apache-2.0
// What a person at a terminal leaves out, where the rule is clear: who is new, what stands within
// what, who says so.
#include <algorithm>

#include <prov/error.h>

#include "desk/drafter.h"
#include "text/quotations.h"

namespace prov {
namespace {

// Items of a body are far fewer; an id with such a one is a promise.
constexpr std::uint32_t kFirstPromise = 0xFFFF0000;

std::uint64_t length_of(const Passage& passage) {
  std::uint64_t length = 0;
  for (const Range& range : passage.ranges) length += range.end - range.start;
  return length;
}

// "mira-17", "mira-17.2": a slip in an id must not make somebody of that name. No number of an
// entry begins with a zero, and no log goes by capitals: "report-004", "COVID-19" are names.
bool looks_like_an_id(std::string_view typed) {
  const std::size_t dash = typed.rfind('-');
  if (dash == std::string_view::npos || dash + 1 == typed.size()) return false;
  const std::string_view log = typed.substr(0, dash);
  const std::string_view number = typed.substr(dash + 1);
  const bool of_a_log = log.size() > 1 && log.size() <= 16 && log[0] >= 'a' && log[0] <= 'z' &&
                        log.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789~") == log.npos;
  const bool of_an_entry = number.find_first_not_of("0123456789.") == number.npos &&
                           (number.size() == 1 || number[0] != '0');
  return of_a_log && of_an_entry;
}

/// The ids of a content that may be promises.
std::vector<EntryId*> parties_of(Content& content) {
  std::vector<EntryId*> out;
  if (auto* attribution = std::get_if<AttributionRecord>(&content)) {
    if (attribution->source) out.push_back(&*attribution->source);
    for (Relay& relay : attribution->via) out.push_back(&relay.who);
  } else if (auto* tie = std::get_if<AffiliationRecord>(&content)) {
    out = {&tie->subject, &tie->object};
  }
  return out;
}

}  // namespace

EntryId Drafter::party_or_promise(std::string_view typed, UnknownNames unknown, bool cited) {
  const bool known_only = unknown == UnknownNames::refuse || is_blank(typed);
  if (known_only || tools_.targets.find_party(typed, TargetResolver::Files::whole))
    return id(party(typed));
  if (looks_like_an_id(typed)) {
    throw Error(
        ErrorCode::not_found,
        "nothing here goes by \"" + std::string(typed) +
            "\", which reads as the id of an entry (prov who add and prov cite record one of "
            "that name)");
  }
  if (unknown == UnknownNames::make) {
    const std::string near = tools_.targets.near_parties(typed);
    if (!near.empty()) {
      throw Error(ErrorCode::not_found, "nothing here goes by \"" + std::string(typed) + "\"" +
                                            near.substr(0, near.size() - 1) +
                                            " --new records another one)");
    }
  }
  const auto promised = std::find_if(promises_.begin(), promises_.end(), [&](const Promise& each) {
    return each.name == typed && each.cited == cited;
  });
  const auto place = static_cast<std::uint32_t>(promised - promises_.begin());
  if (promised == promises_.end()) {
    if (promises_.empty()) {
      draft_.before_writing.push_back([this](Draft& draft) { keep_promises(draft); });
    }
    promises_.push_back({std::string(typed), cited});
  }
  return {tools_.impl.store().log(tools_.own_log).origin, 0, kFirstPromise + place};
}

void Drafter::keep_promises(Draft& draft) {
  std::vector<std::string> made;
  for (std::uint32_t i = 0; i < promises_.size(); ++i) {
    const std::string& name = promises_[i].name;
    Drafter drafter(tools_);
    const std::int64_t row =
        tools_.append(promises_[i].cited ? drafter.draft(CiteDocument{name, {}, {}, {}, {}})
                                         : drafter.draft(AddAgent{name, "unknown", {}, {}, {}}));
    for (EntryId* each : parties_of(draft.content)) {
      if (each->item == kFirstPromise + i) *each = tools_.impl.id_of(row);
    }
    made.push_back("new: " + name + ", " + tools_.impl.show(row) +
                   (promises_[i].cited ? ", cited, not held" : ""));
  }
  draft.echo.insert(draft.echo.end(), made.begin(), made.end());
}

const Entry* Drafter::innermost_around(const Passage& passage, bool and_more) {
  std::int64_t best = -1;
  std::uint64_t least = 0;
  const std::int64_t text = tools_.impl.row_of(passage.text);
  for (const Mention& mention : tools_.impl.index().mentions(text, Role::passage)) {
    if (log_of(mention.source) != tools_.own_log || mention.source == best) continue;
    const auto* found = std::get_if<AttributionRecord>(&tools_.impl.entry(mention.source).content);
    if (found == nullptr || !covers(found->content, passage)) continue;
    if (and_more && found->content.ranges == passage.ranges) continue;
    const std::uint64_t length = length_of(found->content);
    if (tools_.impl.index().withdrawn(mention.source) || (best >= 0 && length > least)) continue;
    best = mention.source;
    least = length;
  }
  return best < 0 ? nullptr : &tools_.impl.entry(best);
}

bool Drafter::names_as_publisher(std::int64_t document, const EntryId& party) {
  bool named = false;
  for (const Mention& mention : tools_.impl.index().mentions(document, Role::subject)) {
    if (log_of(mention.source) != tools_.own_log) continue;
    const Entry& entry = tools_.impl.entry(mention.source);
    const auto* statement = std::get_if<StatementRecord>(&entry.content);
    if (statement == nullptr || statement->basis != Basis::stated ||
        tools_.impl.index().withdrawn(mention.source)) {
      continue;
    }
    for (std::uint32_t i = 0; i < statement->properties.size(); ++i) {
      const Property& property = statement->properties[i];
      const bool counts = property.name == "publisher" && property.ref &&
                          !tools_.impl.index().withdrawn(mention.source, i + 1);
      if (counts && property.ref != party) return false;  // it names several
      named = named || counts;
    }
  }
  return named;
}

Drafter::Voice Drafter::voice_of(const Passage& passage, const EntryId& subject) {
  const std::int64_t document =
      tools_.impl.same_documents(tools_.impl.row_of(passage.text)).front();
  const EntryId whole = tools_.impl.id_of(document);
  const Entry* around = innermost_around(passage, false);
  const bool own = around == nullptr
                       ? subject == whole || names_as_publisher(document, subject)
                       : std::get<AttributionRecord>(around->content).source == subject;
  if (own) return {Basis::stated, std::nullopt};
  if (around == nullptr) return {Basis::reported, whole};
  return {Basis::reported, std::get<AttributionRecord>(around->content).source.value_or(whole)};
}

Drafter::Voice Drafter::inferred_voice(std::string_view basis, std::string_view why,
                                       std::string_view by, const EntryId& subject,
                                       const std::vector<Passage>& evidence) {
  if (!basis.empty()) return {basis_of(basis, why), std::nullopt};
  if (!why.empty()) return {Basis::assessed, std::nullopt};
  if (!by.empty()) {
    return {id(party(by)) == subject ? Basis::stated : Basis::reported, std::nullopt};
  }
  if (evidence.empty()) return {basis_of(basis, why), std::nullopt};  // which says what is missing
  const Voice voice = voice_of(evidence.front(), subject);
  for (const Passage& passage : evidence) {
    if (voice_of(passage, subject) == voice) continue;
    throw Error(
        ErrorCode::usage,
        "the passages are words of different sources (record them apart, or say the basis)");
  }
  return voice;
}

Drafter::Voice Drafter::inferred_voice(const RecordSource& operation,
                                       const StatementRecord& statement) {
  const bool given = !operation.basis.empty() || !operation.why.empty() || !operation.by.empty();
  std::optional<Voice> voice;
  for (const Property& property : statement.properties) {
    // Whoever looked in a document for what it says of itself and found none has no words to show.
    const bool absent =
        !given && property.none && property.evidence.empty() && operation.of.empty();
    const Voice found = absent ? Voice{Basis::stated, std::nullopt}
                               : inferred_voice(operation.basis, operation.why, operation.by,
                                                statement.subject, property.evidence);
    if (voice && *voice != found) {
      throw Error(ErrorCode::usage, statement.properties.front().name + " and " + property.name +
                                        " are not said by the same source (record them apart)");
    }
    voice = found;
  }
  return *voice;
}

bool Drafter::in_quotation_marks(const Passage& passage) {
  const std::shared_ptr<const Text> text = tools_.impl.text(tools_.impl.row_of(passage.text));
  return std::all_of(passage.ranges.begin(), passage.ranges.end(), [&](const Range& range) {
    const Range line = text->line(text->line_of(range.start));
    if (range.end > line.end) return false;
    const std::size_t start = text->byte_of(line.start);
    const std::size_t first = text->byte_of(range.start) - start;
    const std::size_t last = text->byte_of(range.end) - start;
    const Quotations found = pair_quotations(text->slice(line));
    return std::any_of(found.pairs.begin(), found.pairs.end(), [&](const Quotation& pair) {
      return pair.clear && pair.open <= first && last <= pair.close;
    });
  });
}

}  // namespace prov
