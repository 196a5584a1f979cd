// SPDX-License-Identifier: Apache-2.0
#include "report/html_renderer.h"

#include "report/html_style.h"
#include "report/safe_text.h"
#include "report/words.h"

namespace prov {
namespace report {
namespace {

constexpr std::string_view kLegend =
    "<span class=\"screen\">Blue: said by somebody; green: an appearance of a claim; amber: a "
    "label; violet: a note. A double line below: more than one. A fine dotted line</span>"
    "<span class=\"paper\">A line below: said by somebody; dashes: an appearance of a claim; "
    "dots: a label; a double line: a note. A fine grey line</span>: evidence of what stands "
    "elsewhere, or a cue. “[7]” stands where the passage of entry 7 ends, “[7…” where it begins "
    "below another. Below each line stand the names of what begins in it; the numbers lead to the "
    "entry, and from there back.";

}  // namespace

HtmlRenderer::HtmlRenderer(const Summary& summary)
    : summary_(summary), prefix_(id_prefix(summary)), several_(summary.logs.size() > 1) {
  for (std::size_t i = 0; i < summary.documents.size(); ++i) {
    const DocumentSection& section = summary.documents[i];
    numbers_[section.document.entry.id] = i + 1;
    const std::vector<Range> shown = shown_ranges(section.text);
    for (const TextMark& mark : section.text.marks) {
      const std::optional<std::uint64_t> start = shown_start(shown, mark);
      if (!start) continue;
      spots_.insert({i + 1, *start});
      marked_[mark.entries.front().shown].emplace_back(i + 1, *start);
    }
  }
}

std::string HtmlRenderer::render() {
  head();
  for (const DocumentSection& section : summary_.documents) document(section, ++inside_);
  inside_ = 0;
  parties("People and organizations", "people", summary_.parties);
  parties("Cited documents, not held", "cited", summary_.cited);
  for (std::size_t i = 0; i < summary_.claims.size(); ++i) claim(summary_.claims[i], i + 1);
  end_sections();
  out_ += "</main>\n</body>\n</html>\n";
  place_texts();
  return std::move(out_);
}

std::string HtmlRenderer::ids(const EntryRefs& entries) const {
  if (entries.empty()) return "";
  std::string out;
  for (const EntryRef& entry : entries) {
    const std::string words = html_escaped(ids_words({entry}, prefix_));
    out += out.empty() ? "" : ", ";
    const auto marked = marked_.find(entry.shown);
    if (marked == marked_.end()) {
      out += words;
      continue;
    }
    Spot spot = marked->second.front();
    for (const Spot& other : marked->second) {
      if (other.first == inside_ && spot.first != inside_) spot = other;
    }
    out += "<a href=\"#" + text_anchor(spot.first, spot.second) + "\">" + words + "</a>";
  }
  return " <span class=\"ids\">[" + out + "]</span>";
}

std::string HtmlRenderer::leading_to(const std::optional<Place>& place,
                                     const std::string& words) const {
  if (!place || place->other_text || place->ranges.empty()) return words;
  const auto number = numbers_.find(place->document);
  if (number == numbers_.end()) return words;
  const std::uint64_t start = place->ranges.front().start;
  if (!spots_.contains({number->second, start})) return words;
  return "<a class=\"at\" href=\"#" + text_anchor(number->second, start) + "\">" + words + "</a>";
}

std::string HtmlRenderer::details(const std::vector<Detail>& details,
                                  std::string_view between) const {
  std::string out;
  for (const Detail& detail : details) {
    out +=
        (out.empty() ? "" : std::string(between)) + leading_to(detail.place, html(detail.phrase));
  }
  return out;
}

std::string HtmlRenderer::anchor(const EntryRefs& entries) {
  if (entries.empty()) return "";
  const std::string id = html_anchor(entries.front());
  return anchors_.insert(id).second ? " id=\"" + id + "\"" : "";
}

void HtmlRenderer::heading(std::string_view level, std::string_view phrase,
                           std::string_view attributes) {
  out_ += "<" + std::string(level) + std::string(attributes) + ">" + html(phrase) + "</" +
          std::string(level) + ">\n";
}

void HtmlRenderer::paragraph(std::string_view phrase, const EntryRefs& entries) {
  out_ += "<p>" + html(phrase) + ids(entries) + "</p>\n";
}

void HtmlRenderer::item(std::string_view phrase, const EntryRefs& entries, bool anchored) {
  out_ += "<li" + (anchored ? anchor(entries) : "") + ">" + html(phrase) + ids(entries) + "</li>\n";
}

void HtmlRenderer::items(const std::vector<std::string>& phrases) {
  if (phrases.empty()) return;
  out_ += "<ul>\n";
  for (const std::string& phrase : phrases) item(phrase, {});
  out_ += "</ul>\n";
}

void HtmlRenderer::head() {
  out_ +=
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Provenance summary, ";
  out_ += html_escaped(plain_line(covers_phrase(summary_)));
  out_ += "</title>\n<style>" + std::string(html_style()) + "</style>\n</head>\n<body>\n";
  out_ += "<a class=\"skip\" href=\"#main\">Skip to the summary</a>\n<header>\n";
  heading("h1", "Provenance summary");
  paragraph(capitalised(covers_phrase(summary_)));
  paragraph(reviewers_phrase(summary_) + ". " + ids_explained(summary_));
  paragraph(kWhatItShows);
  out_ += "</header>\n";
  contents();
  out_ += "<main id=\"main\">\n";
}

void HtmlRenderer::contents() {
  out_ += "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ul>\n";
  const auto link = [&](const std::string& id, std::string_view phrase) {
    out_ += "<li><a href=\"#" + id + "\">" + html(phrase) + "</a></li>\n";
  };
  for (std::size_t i = 0; i < summary_.documents.size(); ++i) {
    const SourceValue* title = only_title(summary_.documents[i]);
    link("d" + std::to_string(i + 1), "Document " + name_phrase(summary_.documents[i].document) +
                                          (title == nullptr ? "" : ": " + title_phrase(*title)));
  }
  contents_of("people", "People and organizations", summary_.parties);
  contents_of("cited", "Cited documents, not held", summary_.cited);
  for (std::size_t i = 0; i < summary_.claims.size(); ++i) {
    const ClaimSection& claim = summary_.claims[i];
    link("c" + std::to_string(i + 1),
         "Claim " + name_phrase(claim.claim) +
             (claim.erased ? "" : ": “" + own_words(shortened(claim.text, 90)) + "”"));
  }
  if (!summary_.sameness.empty()) link("same", "Judged the same");
  if (!summary_.objections.empty()) link("objections", "Objections");
  if (!summary_.withdrawn.empty()) link("withdrawn", kWithdrawnElsewhere);
  link("unseen", "Not looked at");
  link("state", "State of the logs");
  out_ += "</ul>\n</nav>\n";
}

void HtmlRenderer::contents_of(std::string_view id, std::string_view title,
                               const std::vector<PartySection>& sections) {
  if (sections.empty()) return;
  out_ +=
      "<li><a href=\"#" + std::string(id) + "\">" + html(title) + "</a>\n<ul class=\"names\">\n";
  for (const PartySection& section : sections) {
    out_ += "<li><a href=\"#" + html_anchor(section.entries.front()) + "\">" +
            html(section.party.erased ? erased_words() : own_words(section.party.name)) +
            "</a></li>\n";
  }
  out_ += "</ul></li>\n";
}

void HtmlRenderer::document(const DocumentSection& section, std::size_t number) {
  const EntryId& inside = section.document.entry.id;
  const std::string id = "d" + std::to_string(number);
  out_ += "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" +
          html("Document " + name_phrase(section.document) + title_note(section)) +
          ids({section.document.entry}) + "</h2>\n";
  if (const SourceValue* title = only_title(section)) {
    out_ += "<p class=\"title\"" + anchor(title->entries) + ">" + html(title_phrase(*title)) +
            ids(title->entries) + "</p>\n";
  }
  captures(section);
  rows(section.rows, &section, inside);
  chain_tree(section);
  ties("People and organizations, as this text words them", ties_with(section.ties, false), inside,
       "h3");
  ties("People and organizations, as reviewers judge", ties_with(section.ties, true), inside, "h3");
  labels(section.labels, inside, "h3");
  notes(section.notes, inside, "h3");
  withdrawn(section.withdrawn, "h3");
  document_text(section, number);
  out_ += "</section>\n";
}

void HtmlRenderer::captures(const DocumentSection& section) {
  heading("h3", "File and captures");
  out_ += "<ul>\n";
  item(file_phrase(section), {});
  if (!section.sha256.empty()) {
    out_ += "<li>sha256 <span class=\"mono\">" + html_escaped(section.sha256) + "</span></li>\n";
  }
  for (const CaptureLine& capture : section.captures) {
    item(capture_phrase(capture), capture.entries);
  }
  out_ += "</ul>\n";
}

void HtmlRenderer::rows(const std::vector<SourceRow>& rows, const DocumentSection* document,
                        const EntryId& inside, bool person) {
  bool any = false;
  for (const SourceRow& row : rows) {
    if (document != nullptr && shown_as_title(*document, row)) continue;
    if (!any) {
      heading(document != nullptr ? "h3" : "h4", "Source details");
      out_ += "<table class=\"even\">\n<thead><tr><td></td>";
      for (std::size_t i = 0; i < 3; ++i) {
        out_ += "<th scope=\"col\">" + std::string(column_title(i, person)) + "</th>";
      }
      out_ += "</tr></thead>\n<tbody>\n";
      any = true;
    }
    out_ += "<tr><th scope=\"row\">" + html_escaped(capitalised(property_words(row.property))) +
            "</th>";
    for (std::size_t i = 0; i < 3; ++i) {
      source_cell(row.columns[i], column_title(i, person), inside);
    }
    out_ += "</tr>\n";
  }
  if (any) out_ += "</tbody>\n</table>\n";
}

void HtmlRenderer::source_cell(const std::vector<SourceValue>& values, std::string_view head,
                               const EntryId& inside) {
  out_ += "<td data-h=\"" + std::string(head) + "\">";
  if (values.empty()) out_ += "<span class=\"empty\">not looked at</span>";
  for (const SourceValue& value : values) {
    std::vector<Detail> parts = value_details(value, inside, several_);
    parts.insert(parts.begin(), {value_phrase(value), {}});
    out_ += "<p" + anchor(value.entries) + ">" + details(parts, ", ") + ids(value.entries) + "</p>";
  }
  out_ += "</td>";
}

void HtmlRenderer::chain_tree(const DocumentSection& section) {
  if (section.chains.empty()) return;
  heading("h3", "Who says it");
  EntryRefs entries;
  const std::string publisher = publisher_phrase(section, entries);
  out_ += "<ul class=\"tree\">\n<li>" + html(publisher) + ids(entries) + "\n<ul>\n";
  for (const ChainNode& node : section.chains) chain(node);
  out_ += "</ul>\n</li>\n</ul>\n";
}

void HtmlRenderer::chain(const ChainNode& node) {
  const std::optional<Place>& named = node.source_words;
  const std::string where = chain_lines(node);
  out_ += "<li" + anchor(node.entries) + "><strong>" +
          leading_to(named, html(source_phrase(node))) + "</strong>" +
          (where.empty() ? "" : ", " + leading_to(node.content, html(where))) + ids(node.entries);
  const std::vector<Detail> parts = chain_details(node, several_);
  if (!parts.empty()) out_ += "<br>" + details(parts, "; ");
  if (!node.inside.empty()) {
    out_ += "\n<ul>\n";
    for (const ChainNode& inside : node.inside) chain(inside);
    out_ += "</ul>\n";
  }
  out_ += "</li>\n";
}

void HtmlRenderer::document_text(const DocumentSection& section, std::size_t number) {
  const DocumentText& text = section.text;
  if (text.pieces.empty() && !text.missing && !(text.characters > 0)) return;
  heading("h3", "Text", " id=\"d" + std::to_string(number) + "-text\"");
  if (text.missing) return paragraph("The text has been erased.");
  if (!text.complete) {
    paragraph("The text has " + grouped(text.characters) +
              " characters; only the marked passages stand here, with their surroundings.");
  }
  out_ += "<p class=\"ids\">" + std::string(kLegend) + "</p>\n<div class=\"text\">\n";
  texts_.emplace_back(out_.size(), number);
  out_ += "</div>\n";
}

void HtmlRenderer::place_texts() {
  std::string page;
  std::size_t copied = 0;
  for (const auto& [at, number] : texts_) {
    page.append(out_, copied, at - copied);
    page += html_text(summary_.documents[number - 1].text, {number, prefix_, &anchors_});
    copied = at;
  }
  out_ = page.append(out_, copied);
}

}  // namespace report

std::string render_html(const Summary& summary) { return report::HtmlRenderer(summary).render(); }

}  // namespace prov
