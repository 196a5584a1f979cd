// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <prov/summary.h>

#include "report/words.h"

namespace prov::report {

/// Lays a summary out as one HTML page. What is written goes through `html` or `html_escaped` of
/// safe_text.h; nothing else brings foreign words onto the page.
class HtmlRenderer {
 public:
  explicit HtmlRenderer(const Summary& summary);

  /// The whole page; to be called once.
  [[nodiscard]] std::string render();

 private:
  void head();
  void contents();
  void contents_of(std::string_view id, std::string_view title,
                   const std::vector<PartySection>& sections);
  void document(const DocumentSection& section, std::size_t number);
  void captures(const DocumentSection& section);
  void rows(const std::vector<SourceRow>& rows, const DocumentSection* document,
            const EntryId& inside, bool person = false);
  void source_cell(const std::vector<SourceValue>& values, std::string_view head,
                   const EntryId& inside);
  /// The phrases with `between` between them; those that give a passage lead to it.
  [[nodiscard]] std::string details(const std::vector<Detail>& details,
                                    std::string_view between) const;
  [[nodiscard]] std::string leading_to(const std::optional<Place>& place,
                                       const std::string& words) const;
  void chain_tree(const DocumentSection& section);
  void chain(const ChainNode& node);
  void ties(std::string_view title, const std::vector<Tie>& ties, const EntryId& inside,
            std::string_view level);
  void labels(const std::vector<LabelLine>& labels, const EntryId& inside, std::string_view level);
  void notes(const std::vector<NoteLine>& notes, const EntryId& inside, std::string_view level);
  void documents(const std::vector<DocumentLine>& lines, std::string_view level);
  /// With a heading of that level; empty: with none.
  void withdrawn(const std::vector<WithdrawnLine>& lines, std::string_view level);
  void document_text(const DocumentSection& section, std::size_t number);
  void place_texts();
  void parties(std::string_view title, std::string_view id,
               const std::vector<PartySection>& sections);
  void party(const PartySection& section);
  void party_lines(const PartySection& section);
  void speech(const PartySection& section);
  void claim(const ClaimSection& section, std::size_t number);
  void appearance_table(const ClaimSection& section);
  void appearances_as_columns(const ClaimSection& section);
  void appearances_as_rows(const ClaimSection& section);
  [[nodiscard]] std::string values(const ClaimRow& row, std::size_t column,
                                   const AppearanceColumn& appearance) const;
  void origins(const ClaimSection& section);
  void end_sections();

  void heading(std::string_view level, std::string_view phrase, std::string_view attributes = "");
  void paragraph(std::string_view phrase, const EntryRefs& entries = {});
  /// <li> with the anchor of its entries where `anchored`.
  void item(std::string_view phrase, const EntryRefs& entries, bool anchored = false);
  void items(const std::vector<std::string>& phrases);
  /// The ids in brackets; those marked in a text on this page lead to that passage: in the document
  /// in hand where it has one.
  [[nodiscard]] std::string ids(const EntryRefs& entries) const;
  /// ` id="e-mira-17"` at the first call for that entry, then empty: an id stands once on a page.
  [[nodiscard]] std::string anchor(const EntryRefs& entries);

  const Summary& summary_;
  const std::string prefix_;
  const bool several_;
  std::string out_;
  std::set<std::string> anchors_;
  /// Where marks begin in the shown texts: number of the document and code point.
  using Spot = std::pair<std::size_t, std::uint64_t>;
  std::set<Spot> spots_;
  std::map<std::string, std::vector<Spot>> marked_;  ///< by shown id of the entry
  std::map<EntryId, std::size_t> numbers_;           ///< of documents on this page, from 1
  std::size_t inside_ = 0;                           ///< number of the document in hand, or 0
  /// Texts come last, when all that their marks lead to is known: where, and of which document.
  std::vector<std::pair<std::size_t, std::size_t>> texts_;
};

/// The id of the element that describes an entry: "e-mira-17"; a '~' or '.' of the shown id becomes
/// '_'.
[[nodiscard]] std::string html_anchor(const EntryRef& entry);

/// The id of the element that describes an entry, or the whole of which it is an item, of those
/// that are `described` on the page; else empty.
[[nodiscard]] std::string described_at(const EntryRef& entry,
                                       const std::set<std::string>& described);

/// The id of the place in a document's text where passages begin: "d1-t740".
[[nodiscard]] std::string text_anchor(std::size_t document, std::uint64_t start);

/// What a text needs to know of the page on which it stands.
struct TextPage {
  std::size_t document = 0;                          ///< its number, from 1
  std::string_view prefix;                           ///< that of ids_words
  const std::set<std::string>* described = nullptr;  ///< as in described_at
};

/// A document's text as lines with numbers. Overlapping and nested marks are cut into segments;
/// each segment links to the entry of its innermost mark. Where a mark ends (evidence apart), and
/// where one begins below another, stand links to its entry. Below a line stand the names of the
/// marks that begin in it.
[[nodiscard]] std::string html_text(const DocumentText& text, const TextPage& page);
/// What html_text shows of a text, in code points of it.
[[nodiscard]] std::vector<Range> shown_ranges(const DocumentText& text);
/// The first of a mark's beginnings that lies in them.
[[nodiscard]] std::optional<std::uint64_t> shown_start(const std::vector<Range>& shown,
                                                       const TextMark& mark);

}  // namespace prov::report
