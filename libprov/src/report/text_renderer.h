// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <prov/summary.h>

#include "report/layout.h"

namespace prov::report {

/// Lays a summary out as plain text, section by section.
class TextRenderer {
 public:
  TextRenderer(const Summary& summary, const TextStyle& style);

  /// The whole page; to be called once.
  [[nodiscard]] std::string render();

 private:
  void head();
  void section_title(std::string_view title, const EntryRefs& entries);
  void document(const DocumentSection& section);
  void file(const DocumentSection& section);
  void rows(const std::vector<SourceRow>& rows, const DocumentSection* document,
            const EntryId& inside, bool person = false);
  void row(const SourceRow& row, const EntryId& inside);
  [[nodiscard]] std::vector<std::string> cell(const std::vector<SourceValue>& values,
                                              const EntryId& inside) const;
  void chain_tree(const DocumentSection& section);
  void chain(const ChainNode& node, const std::string& indent, bool last, const EntryId& inside);
  void ties(std::string_view title, const std::vector<Tie>& ties, const EntryId& inside);
  void labels(const std::vector<LabelLine>& labels, const EntryId& inside);
  void notes(const std::vector<NoteLine>& notes, const EntryId& inside);
  void documents(const std::vector<DocumentLine>& lines);
  void withdrawn(const std::vector<WithdrawnLine>& lines, bool titled = true);
  /// `all`: the sections it stands among; a blank line parts them.
  void party(const PartySection& section, const std::vector<PartySection>& all);
  void claim(const ClaimSection& section);
  /// How many appearances stand in one table.
  [[nodiscard]] std::size_t side_by_side(const ClaimSection& section) const;
  [[nodiscard]] bool heads_fit(const ClaimSection& section, std::size_t from, std::size_t to) const;
  /// Of one appearance in the table of those from `from` to before `to`.
  [[nodiscard]] std::size_t first_value(const ClaimSection& section) const;
  [[nodiscard]] std::size_t column_width(const ClaimSection& section, std::size_t from,
                                         std::size_t to) const;
  [[nodiscard]] std::vector<std::string> appearance_head(const AppearanceColumn& one,
                                                         std::size_t width) const;
  void appearances(const ClaimSection& section, std::size_t from, std::size_t to);
  void appearance_notes(const ClaimSection& section);
  void origin(const ClaimSection& section);
  void sameness();
  void withdrawn_elsewhere();
  void objections();
  void not_looked_at();
  void state();

  [[nodiscard]] std::string ids(const EntryRefs& entries) const;
  void named_line(std::string_view name, std::string_view phrase, std::string_view right = "");

  const Summary& summary_;
  const std::string prefix_;
  const bool several_;  ///< more than one reviewer: values say who recorded them
  Page page_;
  int number_ = 0;
};

}  // namespace prov::report
