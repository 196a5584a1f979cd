// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <vector>

#include <prov/summary.h>

#include "report/safe_text.h"
#include "report/words.h"

namespace prov {
namespace report {
namespace {

/// Lays a summary out as GitHub flavoured Markdown.
class MarkdownRenderer {
 public:
  explicit MarkdownRenderer(const Summary& summary)
      : summary_(summary), prefix_(id_prefix(summary)), several_(summary.logs.size() > 1) {}

  std::string render() {
    out_ += "# Provenance summary\n\n";
    paragraph(capitalised(covers_phrase(summary_)) + ". " + reviewers_phrase(summary_) + ". " +
              ids_explained(summary_));
    paragraph(kWhatItShows);
    for (const DocumentSection& section : summary_.documents) document(section);
    parties("People and organizations", summary_.parties);
    parties("Cited documents, not held", summary_.cited);
    for (const ClaimSection& section : summary_.claims) claim(section);
    end_sections();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string ids(const EntryRefs& entries) const {
    return entries.empty() ? "" : " [" + ids_words(entries, prefix_) + "]";
  }

  void paragraph(std::string_view phrase) { out_ += markdown(phrase) + "\n\n"; }
  void heading(std::string_view level, std::string_view phrase) {
    out_ += std::string(level) + " " + markdown(phrase) + "\n\n";
  }
  void item(std::string_view phrase, std::size_t depth = 0) {
    out_ += std::string(2 * depth, ' ') + "- " + markdown(phrase) + "\n";
  }
  void end_list() { out_ += "\n"; }
  void named_items(std::string_view title, const std::vector<std::string>& phrases) {
    if (phrases.empty()) return;
    if (!title.empty()) out_ += "**" + markdown(title) + "**\n\n";
    for (const std::string& phrase : phrases) item(phrase);
    end_list();
  }
  void table_row(const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) out_ += "| " + cell + " ";
    out_ += "|\n";
  }
  void table_head(const std::vector<std::string>& cells) {
    table_row(cells);
    for (std::size_t i = 0; i < cells.size(); ++i) out_ += "| --- ";
    out_ += "|\n";
  }

  void document(const DocumentSection& section) {
    const EntryId& inside = section.document.entry.id;
    heading("##", "Document " + name_phrase(section.document) + title_note(section) +
                      ids({section.document.entry}));
    if (const SourceValue* title = only_title(section)) {
      paragraph(title_phrase(*title) + ids(title->entries));
    }
    std::vector<std::string> lines{file_phrase(section)};
    if (!section.sha256.empty()) lines.push_back("sha256 " + section.sha256);
    for (const CaptureLine& capture : section.captures) {
      lines.push_back(capture_phrase(capture) + ids(capture.entries));
    }
    named_items("File", lines);
    rows(section.rows, &section, inside);
    if (!section.chains.empty()) {
      out_ += "**Who says it**\n\n";
      EntryRefs entries;
      const std::string publisher = publisher_phrase(section, entries);
      item(publisher + ids(entries));
      for (const ChainNode& node : section.chains) chain(node, 1);
      end_list();
    }
    ties("People and organizations, as this text words them", ties_with(section.ties, false),
         inside);
    ties("People and organizations, as reviewers judge", ties_with(section.ties, true), inside);
    labels(section.labels, inside);
    notes(section.notes, inside);
    withdrawn(section.withdrawn);
  }

  void chain(const ChainNode& node, std::size_t depth) {
    const std::string where = chain_lines(node);
    std::string phrase = source_phrase(node) + (where.empty() ? "" : ", " + where);
    const std::string details = joined_phrases(chain_details(node, several_), "; ");
    if (!details.empty()) phrase += "; " + details;
    item(phrase + ids(node.entries), depth);
    for (const ChainNode& inside : node.inside) chain(inside, depth + 1);
  }

  void rows(const std::vector<SourceRow>& rows, const DocumentSection* document,
            const EntryId& inside, bool person = false) {
    const bool any = std::any_of(rows.begin(), rows.end(), [&](const SourceRow& row) {
      return document == nullptr || !shown_as_title(*document, row);
    });
    if (!any) return;
    table_head({"", std::string(column_title(0, person)), std::string(column_title(1)),
                std::string(column_title(2))});
    for (const SourceRow& row : rows) {
      if (document != nullptr && shown_as_title(*document, row)) continue;
      std::vector<std::string> cells{markdown(capitalised(property_words(row.property)))};
      for (const std::vector<SourceValue>& column : row.columns) {
        cells.push_back(cell(column, inside));
      }
      table_row(cells);
    }
    out_ += "\n";
  }

  [[nodiscard]] std::string cell(const std::vector<SourceValue>& values,
                                 const EntryId& inside) const {
    if (values.empty()) return "not looked at";
    std::string out;
    for (const SourceValue& value : values) {
      std::vector<Detail> details = value_details(value, inside, several_);
      details.insert(details.begin(), {value_phrase(value), {}});
      out += (out.empty() ? "" : "<br>") +
             markdown(joined_phrases(details, ", ") + ids(value.entries));
    }
    return out;
  }

  void ties(std::string_view title, const std::vector<Tie>& ties, const EntryId& inside) {
    std::vector<std::string> lines;
    for (const Tie& tie : ties) {
      const std::string details = joined_phrases(tie_details(tie, inside), "; ");
      lines.push_back(tie_phrase(tie) + (details.empty() ? "" : "; " + details) + ids(tie.entries));
    }
    named_items(title, lines);
  }

  void items(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) item(line);
    if (!lines.empty()) end_list();
  }

  void labels(const std::vector<LabelLine>& labels, const EntryId& inside) {
    std::vector<std::string> lines;
    for (const LabelLine& label : labels) {
      const std::string speaker = label_speaker_phrase(label);
      lines.push_back(label_phrase(label, inside) + (speaker.empty() ? "" : "; " + speaker) +
                      ids(label.entries));
    }
    named_items("Labels", lines);
  }

  void notes(const std::vector<NoteLine>& notes, const EntryId& inside) {
    std::vector<std::string> lines;
    for (const NoteLine& note : notes) {
      lines.push_back(note_phrase(note, inside) + ids(note.entries));
    }
    named_items("Notes", lines);
  }

  void withdrawn(const std::vector<WithdrawnLine>& lines, std::string_view title = "Withdrawn") {
    if (lines.empty()) return;
    if (!summary_.shows_withdrawn) {
      return paragraph(std::to_string(lines.size()) + " withdrawn, not shown (--withdrawn)" +
                       ids(entries_of(lines)));
    }
    std::vector<std::string> phrases;
    for (const WithdrawnLine& line : lines) {
      phrases.push_back(withdrawn_phrase(line) + ids(line.entries));
    }
    named_items(title, phrases);
  }

  void parties(std::string_view title, const std::vector<PartySection>& sections) {
    if (sections.empty()) return;
    heading("##", title);
    for (const PartySection& section : sections) party(section);
  }

  void party(const PartySection& section) {
    const EntryId nowhere;
    heading("###", party_phrase(section) + ids(section.entries));
    std::vector<std::string> lines;
    for (const Place& place : section.mentions) {
      lines.push_back("mentioned: " + place_phrase(place, nowhere));
    }
    if (!section.note.empty()) lines.push_back("note: “" + own_words(section.note) + "”");
    items(lines);
    rows(section.rows, nullptr, nowhere, is_person(section));
    const std::string to =
        is_person(section) ? "Ties of others to this person" : "Ties of others to it";
    ties("Ties", ties_with(section.ties, false), nowhere);
    ties("Ties, as reviewers judge", ties_with(section.ties, true), nowhere);
    ties(to, ties_with(section.ties_to, false), nowhere);
    ties(to + ", as reviewers judge", ties_with(section.ties_to, true), nowhere);
    lines.clear();
    for (const PublishedLine& line : section.publishes) {
      lines.push_back("publishes " + published_phrase(line) + ids(line.entries));
    }
    for (const bool passes_on : {false, true}) {
      EntryRefs entries;
      const std::string where = joined_phrases(speech_details(section, passes_on, entries), "; ");
      if (!where.empty())
        lines.push_back((passes_on ? "passes on " : "says ") + where + ids(entries));
    }
    items(lines);
    labels(section.labels, nowhere);
    notes(section.notes, nowhere);
    documents(section.documents);
    withdrawn(section.withdrawn);
  }

  void documents(const std::vector<DocumentLine>& lines) {
    std::vector<std::string> phrases;
    for (const DocumentLine& line : lines) {
      phrases.push_back(document_phrase(line) + ids(line.entries));
    }
    named_items("Documents", phrases);
  }

  void claim(const ClaimSection& section) {
    heading("##", "Claim " + name_phrase(section.claim) + ids(section.entries));
    paragraph(section.erased ? erased_words() : "“" + own_words(section.text) + "”");
    if (!section.note.empty()) paragraph("Note: “" + own_words(section.note) + "”");
    labels(section.labels, EntryId{});
    if (section.appearances.empty()) paragraph("Appears nowhere on record.");
    appearances(section);
    std::vector<std::string> words, origins;
    for (const AppearanceColumn& one : section.appearances) {
      words.push_back(place_phrase(one.place, EntryId{}) +
                      (one.note.empty() ? "" : "; note: “" + own_words(one.note) + "”") +
                      ids(one.entries));
    }
    named_items("Words", words);
    if (section.appearances.size() > 1) {
      origins.push_back(origins_phrase(section) + ids(entries_of(section.origins)));
    }
    for (const OriginLine& line : section.origin_lines) {
      origins.push_back(origin_phrase(line) + ids(entries_of(line)));
    }
    named_items("Origin", origins);
    notes(section.notes, EntryId{});
    documents(section.documents);
    withdrawn(section.withdrawn);
  }

  void appearances(const ClaimSection& section) {
    if (section.appearances.empty()) return;
    const bool several = section.appearances.size() > 1;
    std::vector<std::string> head{""};
    for (const AppearanceColumn& one : section.appearances) {
      head.push_back(markdown(address_phrase(one.place, EntryId{}) + ids(one.entries)));
    }
    if (several) head.emplace_back("difference");
    table_head(head);
    for (const ClaimRow& row : section.rows) {
      std::vector<std::string> cells{markdown(own_words(row.name))};
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        std::string out;
        const std::vector<std::string> phrases = cell_phrases(row, i);
        for (std::size_t k = 0; k < phrases.size(); ++k) {
          const std::string refs = ids(value_entries(row, i, k, section.appearances[i]));
          out += (out.empty() ? "" : "<br>") + markdown(phrases[k] + refs);
        }
        cells.push_back(std::move(out));
      }
      if (several) cells.push_back(markdown(row.difference));
      table_row(cells);
    }
    out_ += "\n";
  }

  void end_sections() {
    if (!summary_.sameness.empty()) {
      heading("##", "Judged the same");
      for (const Judgement& one : summary_.sameness) item(judgement_phrase(one) + ids(one.entries));
      end_list();
    }
    if (!summary_.objections.empty()) {
      heading("##", "Objections");
      for (const ObjectionLine& one : summary_.objections) {
        item(objection_phrase(one) + ids(one.entries));
      }
      end_list();
    }
    if (!summary_.withdrawn.empty()) {
      heading("##", kWithdrawnElsewhere);
      withdrawn(summary_.withdrawn, "");
    }
    if (summary_.shows_withdrawn && nothing_withdrawn(summary_)) paragraph(kNothingWithdrawn);
    heading("##", "Not looked at");
    for (const std::string& line : not_looked_at_phrases(summary_.not_looked_at)) item(line);
    end_list();
    heading("##", "State of the logs");
    for (const std::string& line : state_phrases(summary_, prefix_)) item(line);
  }

  const Summary& summary_;
  const std::string prefix_;
  const bool several_;
  std::string out_;
};

}  // namespace
}  // namespace report

std::string render_markdown(const Summary& summary) {
  return report::MarkdownRenderer(summary).render();
}

}  // namespace prov
