// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <prov/summary.h>

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
  void chain_tree(const DocumentSection& section);
  void chain(const ChainNode& node);
  void ties(std::string_view title, const std::vector<Tie>& ties, const EntryId& inside,
            std::string_view level);
  template <class Section>
  void remarks(const Section& section, const EntryId& inside, std::string_view level);
  void documents(const std::vector<DocumentLine>& lines, std::string_view level);
  void withdrawn(const std::vector<WithdrawnLine>& lines, std::string_view level);
  void document_text(const DocumentSection& section, std::size_t number);
  void parties(std::string_view title, std::string_view id,
               const std::vector<PartySection>& sections);
  void party(const PartySection& section);
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
  /// The ids in brackets; those marked in a text on this page lead to that passage.
  [[nodiscard]] std::string ids(const EntryRefs& entries) const;
  /// ` id="e-mira-17"` at the first call for that entry, then empty: an id stands once on a page.
  [[nodiscard]] std::string anchor(const EntryRefs& entries);

  const Summary& summary_;
  const std::string prefix_;
  const bool several_;
  std::string out_;
  std::set<std::string> anchors_;
  std::set<std::string> in_text_;  ///< text_anchor of each mark that a shown text has
};

/// The id of the element that describes an entry: "e-mira-17"; a '~' or '.' of the shown id becomes
/// '_'.
[[nodiscard]] std::string html_anchor(const EntryRef& entry);

/// The id of the place in a document's text where an entry's passage begins: "t-mira-17".
[[nodiscard]] std::string text_anchor(const EntryRef& entry);

/// A document's text as lines with numbers. Overlapping and nested marks are cut into segments;
/// each segment links to the entry of its innermost mark, and where a mark ends stand links to its
/// entry. Below a line stand the names of the marks that begin in it. `prefix` is that of
/// ids_words.
[[nodiscard]] std::string html_text(const DocumentText& text, std::string_view prefix);
/// The text_anchor of each mark whose beginning html_text shows.
[[nodiscard]] std::set<std::string> text_anchors(const DocumentText& text);

}  // namespace prov::report
