// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <prov/case.h>
#include <prov/json.h>
#include <prov/summary_parts.h>

namespace prov {

/// What a summary is asked to cover.
struct SummaryRequest {
  /// Documents, people, organizations, cited documents and claims; empty: the whole case.
  std::vector<EntryId> targets;
  bool withdrawn = false;  ///< list withdrawn things instead of counting them
  bool texts = true;       ///< take the documents' texts along; only `render_html` shows them
};

/// A provenance summary: what the texts say and who says it in them. The same logs give the same
/// summary, whatever order they arrived in; only `case_name` comes from the folder.
struct Summary {
  std::string case_name;
  bool whole_case = true;
  std::vector<report::Thing> targets;  ///< what it covers, unless the whole case
  std::vector<std::string> reviewers;  ///< handles of the logs, ascending
  std::uint64_t entries = 0;           ///< in all logs
  bool shows_withdrawn = false;

  std::vector<report::DocumentSection> documents;
  std::vector<report::PartySection> parties;  ///< people and organizations
  std::vector<report::PartySection> cited;    ///< cited documents
  std::vector<report::ClaimSection> claims;
  std::vector<report::Judgement> sameness;
  std::vector<report::WithdrawnLine> withdrawn;  ///< judgements, and things with no section above
  std::vector<report::ObjectionLine> objections;
  report::NotLookedAt not_looked_at;

  std::vector<report::LogState> logs;
  // Of all entries; of a summary with targets only what is known to be about them.
  report::EntryRefs erased;     ///< entries whose whole body has been erased
  report::EntryRefs unknown;    ///< entries of types that this version does not know
  report::EntryRefs malformed;  ///< entries that have not the form of their type
};

/// "translation of", "published": a property for people, and so "spokesperson of" for a relation.
[[nodiscard]] std::string property_words(std::string_view property);
[[nodiscard]] std::string relation_words(std::string_view relation);

/// Reads a summary from an open case. Throws Error{not_found} for a target that is not there or
/// none of the kinds that SummaryRequest names, and what Case throws.
[[nodiscard]] Summary summarize(Case& opened, const SummaryRequest& request = {});

/// The entries that a summary of these targets rests on, in merged order; other entries may be
/// among them. Targets of any kind. Throws what Case throws.
[[nodiscard]] std::vector<EntryId> summary_entries(Case& opened,
                                                   const std::vector<EntryId>& targets);

/// How plain text is laid out.
struct TextStyle {
  int width = 70;  ///< columns of a terminal, at least 40
};

/// Plain text of fixed width; widths count terminal cells. A value that holds right-to-left letters
/// stands between U+2068 and U+2069 on each line; no other invisible character is written.
[[nodiscard]] std::string render_text(const Summary& summary, const TextStyle& style = {});
/// GitHub flavoured Markdown; words of texts and reviewers are escaped.
[[nodiscard]] std::string render_markdown(const Summary& summary);
/// One self-contained HTML file: no script, nothing loaded. Texts of up to 200,000 code points
/// stand in it whole, of longer ones the marked passages with their surroundings.
[[nodiscard]] std::string render_html(const Summary& summary);
/// {"schema":"prov.cli.summary/v1",...} as schemas/cli/summary.json describes it, without texts.
[[nodiscard]] json::Value to_json(const Summary& summary);

}  // namespace prov
