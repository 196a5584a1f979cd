// SPDX-License-Identifier: Apache-2.0
// The sections of the HTML page that documents share with others, and the others.
#include "report/html_renderer.h"
#include "report/safe_text.h"
#include "report/words.h"

namespace prov::report {

void HtmlRenderer::ties(std::string_view title, const std::vector<Tie>& ties, const EntryId& inside,
                        std::string_view level) {
  if (ties.empty()) return;
  heading(level, title);
  out_ += "<ul>\n";
  for (const Tie& tie : ties) {
    const std::string details = tie_details(tie, inside);
    item(tie_phrase(tie) + (details.empty() ? "" : "; " + details), tie.entries, true);
  }
  out_ += "</ul>\n";
}

template <class Section>
void HtmlRenderer::remarks(const Section& section, const EntryId& inside, std::string_view level) {
  if (!section.labels.empty()) {
    heading(level, "Labels");
    out_ += "<ul>\n";
    for (const LabelLine& label : section.labels) {
      const std::string speaker = label_speaker_phrase(label);
      item(label_name(label) + ": " + label_phrase(label, inside) +
               (speaker.empty() ? "" : "; " + speaker),
           label.entries, true);
    }
    out_ += "</ul>\n";
  }
  if (!section.notes.empty()) {
    heading(level, "Notes");
    out_ += "<ul>\n";
    for (const NoteLine& note : section.notes) item(note_phrase(note, inside), note.entries, true);
    out_ += "</ul>\n";
  }
  withdrawn(section.withdrawn, level);
}

template void HtmlRenderer::remarks(const DocumentSection&, const EntryId&, std::string_view);

void HtmlRenderer::withdrawn(const std::vector<WithdrawnLine>& lines, std::string_view level) {
  if (lines.empty()) return;
  if (!summary_.shows_withdrawn) {
    return paragraph(std::to_string(lines.size()) + " withdrawn, not shown (--withdrawn)",
                     entries_of(lines));
  }
  heading(level, "Withdrawn");
  out_ += "<ul>\n";
  for (const WithdrawnLine& line : lines) item(withdrawn_phrase(line), line.entries);
  out_ += "</ul>\n";
}

void HtmlRenderer::parties(std::string_view title, std::string_view id,
                           const std::vector<PartySection>& sections) {
  if (sections.empty()) return;
  heading("h2", title, " id=\"" + std::string(id) + "\"");
  for (const PartySection& section : sections) party(section);
}

void HtmlRenderer::party(const PartySection& section) {
  const EntryId nowhere;
  out_ += "<section>\n<h3" + anchor(section.entries) + ">" + html(party_phrase(section)) +
          ids(section.entries) + "</h3>\n";
  std::vector<std::string> lines;
  for (const Place& place : section.mentions) {
    lines.push_back("mentioned: " + place_phrase(place, nowhere));
  }
  if (!section.note.empty()) lines.push_back("note: “" + own_words(section.note) + "”");
  if (!section.publishes.empty()) lines.push_back("publishes " + names_phrase(section.publishes));
  for (const bool passes_on : {false, true}) {
    EntryRefs entries;
    const std::string where = speech_phrase(section, passes_on, entries);
    if (where.empty()) continue;
    lines.push_back((passes_on ? "passes on " : "says ") + where + " [" +
                    ids_words(entries, prefix_) + "]");
  }
  items(lines);
  rows(section.rows, nullptr, nowhere);
  ties("Ties", section.ties, nowhere, "h4");
  ties("Ties of others to it", section.ties_to, nowhere, "h4");
  remarks(section, nowhere, "h4");
  out_ += "</section>\n";
}

void HtmlRenderer::claim(const ClaimSection& section, std::size_t number) {
  const std::string id = "c" + std::to_string(number);
  out_ += "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" +
          html("Claim " + name_phrase(section.claim)) + ids(section.entries) + "</h2>\n";
  out_ += "<p class=\"title\">" +
          html(section.erased ? erased_words() : "“" + own_words(section.text) + "”") + "</p>\n";
  if (!section.note.empty()) paragraph("Note: “" + own_words(section.note) + "”");
  if (section.appearances.empty()) paragraph("Appears nowhere on record.");
  appearance_table(section);
  origins(section);
  remarks(section, EntryId{}, "h3");
  out_ += "</section>\n";
}

void HtmlRenderer::appearance_table(const ClaimSection& section) {
  if (section.appearances.empty()) return;
  const bool several = section.appearances.size() > 1;
  heading("h3", "Appearances");
  out_ += "<table>\n<thead><tr><td></td>";
  std::vector<std::string> heads;
  for (const AppearanceColumn& one : section.appearances) {
    const std::string address = address_phrase(one.place, EntryId{});
    heads.push_back(html_escaped(plain_line(address)));
    out_ += "<th scope=\"col\">" + html(address) + ids(one.entries) + "</th>";
  }
  out_ +=
      std::string(several ? "<th scope=\"col\">difference</th>" : "") + "</tr></thead>\n<tbody>\n";
  out_ += "<tr><th scope=\"row\">words</th>";
  for (std::size_t i = 0; i < section.appearances.size(); ++i) {
    const AppearanceColumn& one = section.appearances[i];
    // The anchor stands here: narrow screens hide the heads.
    out_ += "<td" + anchor(one.entries) + " data-h=\"" + heads[i] + "\">" +
            html(quote_phrase(one.place, 400)) +
            (one.note.empty() ? "" : html("; note: “" + own_words(one.note) + "”")) + "</td>";
  }
  out_ += std::string(several ? "<td></td>" : "") + "</tr>\n";
  for (const ClaimRow& row : section.rows) {
    out_ += "<tr><th scope=\"row\">" + html(own_words(row.name)) + "</th>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      out_ += "<td data-h=\"" + heads[i] + "\">";
      std::string_view between;
      for (const std::string& phrase : cell_phrases(row, i)) {
        out_ += std::string(between) + html(phrase);
        between = "<br>";
      }
      out_ += ids(row.entries[i]) + "</td>";
    }
    if (several) out_ += "<td data-h=\"difference\">" + html_escaped(row.difference) + "</td>";
    out_ += "</tr>\n";
  }
  out_ += "</tbody>\n</table>\n";
}

void HtmlRenderer::origins(const ClaimSection& section) {
  if (section.appearances.size() < 2) return;
  heading("h3", "Origin");
  out_ += "<ul>\n";
  if (section.origin_lines.empty()) {
    item(counted(section.origins, "origin", "origins") + " as recorded", {});
  }
  for (const OriginLine& line : section.origin_lines) item(origin_phrase(line), entries_of(line));
  out_ += "</ul>\n";
}

void HtmlRenderer::end_sections() {
  if (!summary_.sameness.empty() || !summary_.withdrawn.empty()) {
    heading("h2", "Judged the same", " id=\"same\"");
    out_ += summary_.sameness.empty() ? "" : "<ul>\n";
    for (const Judgement& one : summary_.sameness) item(judgement_phrase(one), one.entries, true);
    out_ += summary_.sameness.empty() ? "" : "</ul>\n";
    withdrawn(summary_.withdrawn, "h3");
  }
  if (!summary_.objections.empty()) {
    heading("h2", "Objections", " id=\"objections\"");
    out_ += "<ul>\n";
    for (const ObjectionLine& one : summary_.objections) item(objection_phrase(one), one.entries);
    out_ += "</ul>\n";
  }
  heading("h2", "Not looked at", " id=\"unseen\"");
  const std::vector<std::string> unseen = not_looked_at_phrases(summary_.not_looked_at);
  if (unseen.empty()) paragraph("Nothing of what this summary looks for.");
  items(unseen);
  heading("h2", "State of the logs", " id=\"state\"");
  items(state_phrases(summary_, prefix_));
}

}  // namespace prov::report
