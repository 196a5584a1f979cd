// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <prov/summary.h>
#include <prov/summary_parts.h>

#include "report/naming.h"
#include "report/places.h"
#include "report/records.h"

namespace prov::report {

/// An attribution with its entry.
struct Enclosing {
  const Entry* entry;
  const AttributionRecord* attribution;
};

/// One reading of a case: what every section of a summary draws on.
class Reading {
 public:
  /// Reads all entries, or those that a summary of `targets` draws on. Throws what Case throws.
  explicit Reading(Case& opened, const std::vector<EntryId>& targets = {});
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  /// Attributions in that text (or one with the same characters), withdrawn ones left out, in
  /// merged order.
  [[nodiscard]] const std::vector<Enclosing>& attributions_in(const EntryId& text) const;

  /// Readable entries that may be about a document, person, organization, cited document or claim,
  /// in merged order: itself, those that refer to it or quote a text of it, and labels and notes on
  /// such. A section looks at these instead of at all entries of the case.
  [[nodiscard]] const std::vector<const Entry*>& around(const EntryId& thing);

  /// Calls visit(entry, content) for each of these of one type that is not withdrawn.
  template <class T, class Visit>
  void each_around(const EntryId& thing, Visit&& visit) {
    for (const Entry* entry : around(thing)) {
      const auto* content = std::get_if<T>(&entry->content);
      if (content != nullptr && !records.withdrawn(entry->id)) visit(*entry, *content);
    }
  }

  Records records;
  Naming naming;
  Places places;

 private:
  void place_around(const Entry& entry);

  std::map<EntryId, std::vector<Enclosing>> attributions_;
  std::map<EntryId, std::vector<const Entry*>> around_;
};

/// Vocabulary id and short label of a concept, from the entry that adopted the vocabulary.
struct ConceptWords {
  std::string vocabulary, label, meaning;
};
[[nodiscard]] ConceptWords concept_words(const Reading& reading, const ConceptRef& label);

/// What an entry is about, in a few words: "label loaded-word on “…” (20.1)".
/// An id of an item describes that item alone.
[[nodiscard]] Description describe(Reading& reading, const EntryId& id);
/// What a label or note is attached to, in words: "Tasnim as source of line 16".
[[nodiscard]] Description describe_target(Reading& reading, const EntryId& id);

/// Whose words a passage stands in: for each reviewer the innermost attributions around it that are
/// not withdrawn; `except` is left out.
[[nodiscard]] std::vector<Enclosing> innermost_around(Reading& reading, const Passage& passage,
                                                      const std::optional<EntryId>& except = {});
/// The attribution that encloses another as recorded; empty when there is none that still counts.
[[nodiscard]] std::optional<Enclosing> parent_of(Reading& reading,
                                                 const AttributionRecord& attribution);
/// The speaker of an attribution.
[[nodiscard]] SpokenBy speaker(Reading& reading, const Enclosing& enclosing);

/// Labels and notes around a thing whose target or passage `about` accepts. Its first argument is
/// the target (of a passage: nothing), its second the passage, or that of the target.
using About = std::function<bool(const EntryId* target, const Passage* passage)>;
[[nodiscard]] std::vector<LabelLine> label_lines(Reading& reading, const EntryId& thing,
                                                 const About& about);
[[nodiscard]] std::vector<NoteLine> note_lines(Reading& reading, const EntryId& thing,
                                               const About& about);
/// Withdrawn entries, and items of entries, that `about` accepts.
[[nodiscard]] std::vector<WithdrawnLine> withdrawn_lines(
    Reading& reading, const std::function<bool(const Entry&)>& about);

/// The source details of one subject, in the order of `property_order`.
[[nodiscard]] std::vector<SourceRow> source_rows(Reading& reading, const EntryId& subject);
/// Ties around a thing that `about` accepts.
[[nodiscard]] std::vector<Tie> tie_lines(
    Reading& reading, const EntryId& thing,
    const std::function<bool(const AffiliationRecord&)>& about);
/// The id of one property of a statement: that of the entry where it has no other.
[[nodiscard]] EntryId id_of_property(const Entry& entry, const StatementRecord& statement,
                                     std::size_t index);
/// Puts rows into the order in which they are shown.
void sort_rows(std::vector<SourceRow>& rows);
/// The row of a property, appended when there is none.
SourceRow& row_of(std::vector<SourceRow>& rows, const std::string& property);

/// The attributions of a document as trees; the outermost at the top, siblings as they stand in the
/// text.
[[nodiscard]] std::vector<ChainNode> chains(Reading& reading, const EntryId& document);

[[nodiscard]] DocumentSection document_section(Reading& reading, const EntryId& document,
                                               bool with_text);
/// The text with the passages to be highlighted: whole up to kWholeText code points, else the
/// marked passages with kTextContext code points on both sides.
[[nodiscard]] DocumentText document_text(Reading& reading, const EntryId& document);
/// The passages of a document's text that somebody marked, and those that are evidence.
[[nodiscard]] std::vector<TextMark> text_marks(Reading& reading, const EntryId& document);
/// "label “loaded word”", "note “first … last words”": what marks and remarks are called.
[[nodiscard]] Description label_title(const Reading& reading, const LabelAttach& attached);
[[nodiscard]] Description note_title(const Entry& entry, const NoteAdd& note);
inline constexpr std::uint64_t kWholeText = 200000;
inline constexpr std::uint64_t kTextContext = 300;

[[nodiscard]] PartySection party_section(Reading& reading, const EntryId& party);
[[nodiscard]] ClaimSection claim_section(Reading& reading, const EntryId& claim);
/// Judgements of sameness that are not withdrawn and that `about` accepts.
[[nodiscard]] std::vector<Judgement> judgements(
    Reading& reading, const std::function<bool(const EntryId& a, const EntryId& b)>& about);
[[nodiscard]] std::vector<OriginLine> origin_lines(const std::vector<Origin>& origins,
                                                   const std::vector<Judgement>& judged);

/// Lists in each section of people, organizations, cited documents and claims the documents that it
/// names, but those with a section of their own.
void fill_named_documents(Reading& reading, Summary& summary);

/// What nobody has looked at in a document; `section` is the one built for it.
[[nodiscard]] Unseen unseen(Reading& reading, const DocumentSection& section);
[[nodiscard]] std::vector<ObjectionLine> objections(
    Reading& reading, const std::function<bool(const EntryId&)>& about);

}  // namespace prov::report
