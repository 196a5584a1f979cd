// SPDX-License-Identifier: Apache-2.0
#include "report/text_renderer.h"

#include <algorithm>

#include "report/safe_text.h"
#include "report/words.h"

namespace prov {
namespace report {
namespace {

constexpr std::size_t kNameWidth = 10;    ///< of the names at the left of a section
constexpr std::size_t kShownDigits = 16;  ///< of the SHA-256 of a document that is only named
constexpr std::size_t kColumns = 16;      ///< where the three columns of source details begin

std::string padded_name(std::string_view name) {
  std::string out = "  " + std::string(name);
  out.append(out.size() < kNameWidth + 2 ? kNameWidth + 2 - out.size() : 1, ' ');
  return out;
}

}  // namespace

TextRenderer::TextRenderer(const Summary& summary, const TextStyle& style)
    : summary_(summary),
      prefix_(id_prefix(summary)),
      several_(summary.logs.size() > 1),
      page_(static_cast<std::size_t>(std::max(style.width, 40))) {}

std::string TextRenderer::ids(const EntryRefs& entries) const {
  return entries.empty() ? "" : "[" + ids_words(entries, prefix_) + "]";
}

void TextRenderer::named_line(std::string_view name, std::string_view phrase,
                              std::string_view right) {
  page_.text_and_right(phrase, right, padded_name(name), std::string(kNameWidth + 2, ' '));
}

std::string TextRenderer::render() {
  head();
  for (const DocumentSection& section : summary_.documents) document(section);
  if (!summary_.parties.empty()) {
    section_title("PEOPLE AND ORGANIZATIONS", {});
    for (const PartySection& section : summary_.parties) party(section, summary_.parties);
  }
  if (!summary_.cited.empty()) {
    section_title("CITED DOCUMENTS, NOT HELD", {});
    for (const PartySection& section : summary_.cited) party(section, summary_.cited);
  }
  for (const ClaimSection& section : summary_.claims) claim(section);
  sameness();
  objections();
  withdrawn_elsewhere();
  if (summary_.shows_withdrawn && nothing_withdrawn(summary_)) {
    page_.blank();
    page_.text(kNothingWithdrawn);
  }
  not_looked_at();
  state();
  return page_.take();
}

void TextRenderer::head() {
  page_.text_and_right("PROVENANCE SUMMARY", plain_line(covers_phrase(summary_)), "", "");
  page_.text(reviewers_phrase(summary_) + ". " + ids_explained(summary_));
  page_.text(kWhatItShows);
}

void TextRenderer::section_title(std::string_view title, const EntryRefs& entries) {
  page_.blank();
  page_.text_and_right(std::to_string(++number_) + " " + std::string(title), ids(entries), "",
                       "  ");
}

void TextRenderer::document(const DocumentSection& section) {
  const SourceValue* title = only_title(section);
  section_title("DOCUMENT " + name_phrase(section.document) + title_note(section),
                {section.document.entry});
  if (title != nullptr) {
    page_.text_and_right(title_phrase(*title), ids(title->entries), "  ", "  ");
  }
  file(section);
  rows(section.rows, &section, section.document.entry.id);
  chain_tree(section);
  ties("People and organizations, as this text words them", ties_with(section.ties, false),
       section.document.entry.id);
  ties("People and organizations, as reviewers judge", ties_with(section.ties, true),
       section.document.entry.id);
  labels(section.labels, section.document.entry.id);
  notes(section.notes, section.document.entry.id);
  withdrawn(section.withdrawn);
}

void TextRenderer::file(const DocumentSection& section) {
  named_line("File", file_phrase(section));
  if (!section.sha256.empty()) named_line("SHA-256", section.sha256);
  std::string_view name = "Received";
  for (const CaptureLine& capture : section.captures) {
    named_line(name, capture_phrase(capture), ids(capture.entries));
    name = "";
  }
}

std::vector<std::string> TextRenderer::cell(const std::vector<SourceValue>& values,
                                            const EntryId& inside) const {
  if (values.empty()) return {"not looked at"};
  std::vector<std::string> phrases;
  for (const SourceValue& value : values) {
    std::vector<Detail> details = value_details(value, inside, several_);
    details.insert(details.begin(), {value_phrase(value), {}});
    phrases.push_back(joined_phrases(details, ", ") + " " + ids(value.entries));
  }
  return phrases;
}

void TextRenderer::rows(const std::vector<SourceRow>& rows, const DocumentSection* document,
                        const EntryId& inside, bool person) {
  bool titled = false;
  for (const SourceRow& one : rows) {
    if (document != nullptr && shown_as_title(*document, one)) continue;
    if (!titled) {
      const std::size_t each = (page_.width() - kColumns) / 3;
      page_.columns({{kColumns, each - 2, {std::string(column_title(0, person))}},
                     {kColumns + each, each - 2, {std::string(column_title(1))}},
                     {kColumns + 2 * each, each, {std::string(column_title(2))}}});
      titled = true;
    }
    row(one, inside);
  }
}

void TextRenderer::row(const SourceRow& row, const EntryId& inside) {
  const std::size_t each = (page_.width() - kColumns) / 3;
  std::vector<Page::Column> columns{{2, kColumns - 3, {capitalised(property_words(row.property))}}};
  for (std::size_t i = 0; i < 3; ++i) {
    columns.push_back(
        {kColumns + i * each, i == 2 ? each : each - 2, cell(row.columns[i], inside)});
  }
  page_.columns(columns);
}

void TextRenderer::chain_tree(const DocumentSection& section) {
  if (section.chains.empty()) return;
  page_.text("Who says it", "  ");
  EntryRefs entries;
  const std::string publisher = publisher_phrase(section, entries);
  page_.text_and_right(publisher, ids(entries), "  ", "  ");
  for (std::size_t i = 0; i < section.chains.size(); ++i) {
    chain(section.chains[i], "  ", i + 1 == section.chains.size(), section.document.entry.id);
  }
}

void TextRenderer::chain(const ChainNode& node, const std::string& indent, bool last,
                         const EntryId& inside) {
  const std::string below = indent + (last ? "  " : "│ ");
  const std::string where = chain_lines(node);
  page_.text_and_right(source_phrase(node),
                       (where.empty() ? "" : where + "   ") + ids(node.entries),
                       indent + (last ? "└ " : "├ "), below);
  const std::string said = joined_phrases(chain_details(node, several_), "; ");
  if (!said.empty()) page_.text(said, below, below);
  for (std::size_t i = 0; i < node.inside.size(); ++i) {
    chain(node.inside[i], below, i + 1 == node.inside.size(), inside);
  }
}

void TextRenderer::ties(std::string_view title, const std::vector<Tie>& ties,
                        const EntryId& inside) {
  if (ties.empty()) return;
  page_.text(title, "  ");
  for (const Tie& tie : ties) {
    page_.text_and_right(tie_phrase(tie), ids(tie.entries), "  ", "    ");
    const std::string details = joined_phrases(tie_details(tie, inside), "; ");
    if (!details.empty()) page_.text(details, "    ", "    ");
  }
}

void TextRenderer::labels(const std::vector<LabelLine>& labels, const EntryId& inside) {
  if (labels.empty()) return;
  page_.text("Labels", "  ");
  for (const LabelLine& label : labels) {
    page_.text_and_right(label_phrase(label, inside), ids(label.entries), "  ", "    ");
    const std::string speaker = label_speaker_phrase(label);
    if (!speaker.empty()) page_.text(speaker, "    ", "    ");
  }
}

void TextRenderer::notes(const std::vector<NoteLine>& notes, const EntryId& inside) {
  std::string_view name = "Notes";
  for (const NoteLine& note : notes) {
    named_line(name, note_phrase(note, inside), ids(note.entries));
    name = "";
  }
}

void TextRenderer::documents(const std::vector<DocumentLine>& lines) {
  std::string_view name = "Documents";
  for (DocumentLine line : lines) {
    if (line.sha256.size() > kShownDigits) line.sha256 = line.sha256.substr(0, kShownDigits) + "…";
    named_line(name, document_phrase(line), ids(line.entries));
    name = "";
  }
}

void TextRenderer::withdrawn(const std::vector<WithdrawnLine>& lines, bool titled) {
  if (lines.empty()) return;
  if (!summary_.shows_withdrawn) {
    return page_.text_and_right(
        std::to_string(lines.size()) + " withdrawn, not shown (--withdrawn)",
        ids(entries_of(lines)), "  ", "  ");
  }
  if (titled) page_.text("Withdrawn", "  ");
  for (const WithdrawnLine& line : lines) {
    page_.text_and_right(withdrawn_phrase(line), ids(line.entries), "  ", "    ");
  }
}

}  // namespace report

std::string render_text(const Summary& summary, const TextStyle& style) {
  return report::TextRenderer(summary, style).render();
}

}  // namespace prov
