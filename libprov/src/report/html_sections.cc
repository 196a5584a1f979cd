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
    std::vector<Detail> parts = tie_details(tie, inside);
    parts.insert(parts.begin(), {tie_phrase(tie), {}});
    out_ += "<li" + anchor(tie.entries) + ">" + details(parts, "; ") + ids(tie.entries) + "</li>\n";
  }
  out_ += "</ul>\n";
}

void HtmlRenderer::labels(const std::vector<LabelLine>& labels, const EntryId& inside,
                          std::string_view level) {
  if (labels.empty()) return;
  heading(level, "Labels");
  out_ += "<ul>\n";
  for (const LabelLine& label : labels) {
    const std::string speaker = label_speaker_phrase(label);
    item(label_phrase(label, inside) + (speaker.empty() ? "" : "; " + speaker), label.entries,
         true);
  }
  out_ += "</ul>\n";
}

void HtmlRenderer::notes(const std::vector<NoteLine>& notes, const EntryId& inside,
                         std::string_view level) {
  if (notes.empty()) return;
  heading(level, "Notes");
  out_ += "<ul>\n";
  for (const NoteLine& note : notes) item(note_phrase(note, inside), note.entries, true);
  out_ += "</ul>\n";
}

void HtmlRenderer::documents(const std::vector<DocumentLine>& lines, std::string_view level) {
  if (lines.empty()) return;
  heading(level, "Documents");
  out_ += "<ul>\n";
  for (const DocumentLine& line : lines) item(document_phrase(line), line.entries);
  out_ += "</ul>\n";
}

void HtmlRenderer::withdrawn(const std::vector<WithdrawnLine>& lines, std::string_view level) {
  if (lines.empty()) return;
  if (!summary_.shows_withdrawn) {
    return paragraph(std::to_string(lines.size()) + " withdrawn, not shown (--withdrawn)",
                     entries_of(lines));
  }
  if (!level.empty()) heading(level, "Withdrawn");
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

void HtmlRenderer::party_lines(const PartySection& section) {
  std::string lines;
  const auto add = [&](const std::string& line) { lines += "<li>" + line + "</li>\n"; };
  for (const Place& place : section.mentions) {
    add("mentioned: " + leading_to(place, html(place_phrase(place, EntryId{}))));
  }
  if (!section.note.empty()) add(html("note: “" + own_words(section.note) + "”"));
  if (!lines.empty()) out_ += "<ul>\n" + lines + "</ul>\n";
}

void HtmlRenderer::speech(const PartySection& section) {
  std::string lines;
  const auto add = [&](const std::string& line) { lines += "<li>" + line + "</li>\n"; };
  for (const PublishedLine& line : section.publishes) {
    add(html("publishes " + published_phrase(line)) + ids(line.entries));
  }
  for (const bool passes_on : {false, true}) {
    EntryRefs entries;
    const std::vector<Detail> places = speech_details(section, passes_on, entries);
    if (places.empty()) continue;
    add((passes_on ? "passes on " : "says ") + details(places, "; ") + ids(entries));
  }
  if (!lines.empty()) out_ += "<ul>\n" + lines + "</ul>\n";
}

void HtmlRenderer::party(const PartySection& section) {
  const EntryId nowhere;
  out_ += "<section>\n<h3" + anchor(section.entries) + ">" + html(party_phrase(section)) +
          ids(section.entries) + "</h3>\n";
  party_lines(section);
  rows(section.rows, nullptr, nowhere, is_person(section));
  const std::string to =
      is_person(section) ? "Ties of others to this person" : "Ties of others to it";
  ties("Ties", ties_with(section.ties, false), nowhere, "h4");
  ties("Ties, as reviewers judge", ties_with(section.ties, true), nowhere, "h4");
  ties(to, ties_with(section.ties_to, false), nowhere, "h4");
  ties(to + ", as reviewers judge", ties_with(section.ties_to, true), nowhere, "h4");
  speech(section);
  labels(section.labels, nowhere, "h4");
  notes(section.notes, nowhere, "h4");
  documents(section.documents, "h4");
  withdrawn(section.withdrawn, "h4");
  out_ += "</section>\n";
}

void HtmlRenderer::end_sections() {
  if (!summary_.sameness.empty()) {
    heading("h2", "Judged the same", " id=\"same\"");
    out_ += "<ul>\n";
    for (const Judgement& one : summary_.sameness) item(judgement_phrase(one), one.entries, true);
    out_ += "</ul>\n";
  }
  if (!summary_.objections.empty()) {
    heading("h2", "Objections", " id=\"objections\"");
    out_ += "<ul>\n";
    for (const ObjectionLine& one : summary_.objections) item(objection_phrase(one), one.entries);
    out_ += "</ul>\n";
  }
  if (!summary_.withdrawn.empty()) {
    heading("h2", kWithdrawnElsewhere, " id=\"withdrawn\"");
    withdrawn(summary_.withdrawn, "");
  }
  if (summary_.shows_withdrawn && nothing_withdrawn(summary_)) paragraph(kNothingWithdrawn);
  heading("h2", "Not looked at", " id=\"unseen\"");
  items(not_looked_at_phrases(summary_.not_looked_at));
  heading("h2", "State of the logs", " id=\"state\"");
  items(state_phrases(summary_, prefix_));
}

}  // namespace prov::report
