// SPDX-License-Identifier: Apache-2.0
// The sections of claims on the HTML page.
#include "report/html_renderer.h"
#include "report/safe_text.h"
#include "report/words.h"

namespace prov::report {
namespace {

constexpr std::size_t kMostColumns = 3;  ///< appearances side by side; more stand as rows

std::string cell(std::string_view head, const std::string& content, std::string_view anchor = "") {
  return "<td" + std::string(anchor) + " data-h=\"" + html_escaped(plain_line(head)) + "\">" +
         content + "</td>";
}

std::string row_head(std::string_view phrase, const std::string& ids = "") {
  return "<th scope=\"row\">" + html(phrase) + ids + "</th>";
}

std::string column_head(std::string_view phrase, const std::string& ids = "") {
  return "<th scope=\"col\">" + html(phrase) + ids + "</th>";
}

std::string words_of(const AppearanceColumn& one) {
  return html(place_phrase(one.place, EntryId{})) +
         (one.note.empty() ? "" : html("; note: “" + own_words(one.note) + "”"));
}

}  // namespace

void HtmlRenderer::claim(const ClaimSection& section, std::size_t number) {
  const std::string id = "c" + std::to_string(number);
  out_ += "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" +
          html("Claim " + name_phrase(section.claim)) + ids(section.entries) + "</h2>\n";
  out_ += "<p class=\"title\">" +
          html(section.erased ? erased_words() : "“" + own_words(section.text) + "”") + "</p>\n";
  if (!section.note.empty()) paragraph("Note: “" + own_words(section.note) + "”");
  labels(section.labels, EntryId{}, "h3");
  if (section.appearances.empty()) paragraph("Appears nowhere on record.");
  appearance_table(section);
  origins(section);
  notes(section.notes, EntryId{}, "h3");
  documents(section.documents, "h3");
  withdrawn(section.withdrawn, "h3");
  out_ += "</section>\n";
}

std::string HtmlRenderer::values(const ClaimRow& row, std::size_t column,
                                 const AppearanceColumn& appearance) const {
  std::string out;
  const std::vector<std::string> phrases = cell_phrases(row, column);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    out += (out.empty() ? "" : "<br>") + html(phrases[i]);
    out += ids(value_entries(row, column, i, appearance));
  }
  return out;
}

void HtmlRenderer::appearance_table(const ClaimSection& section) {
  if (section.appearances.empty()) return;
  heading("h3", "Appearances");
  if (section.appearances.size() > kMostColumns) {
    appearances_as_rows(section);
    out_ += "</tbody>\n</table></div>\n";
  } else {
    appearances_as_columns(section);
    out_ += "</tbody>\n</table>\n";
  }
}

void HtmlRenderer::appearances_as_columns(const ClaimSection& section) {
  const bool several = section.appearances.size() > 1;
  std::vector<std::string> heads;
  out_ += "<table class=\"even\">\n<thead><tr><td></td>";
  for (const AppearanceColumn& one : section.appearances) {
    heads.push_back(address_phrase(one.place, EntryId{}));
    out_ += column_head(heads.back(), ids(one.entries));
  }
  out_ += (several ? column_head("difference") : "") + "</tr></thead>\n<tbody>\n<tr>" +
          row_head("words");
  for (std::size_t i = 0; i < heads.size(); ++i) {
    // The anchor stands here: narrow screens hide the heads.
    const AppearanceColumn& one = section.appearances[i];
    out_ += cell(heads[i], words_of(one), anchor(one.entries));
  }
  out_ += std::string(several ? "<td></td>" : "") + "</tr>\n";
  for (const ClaimRow& row : section.rows) {
    out_ += "<tr>" + row_head(own_words(row.name));
    for (std::size_t i = 0; i < heads.size(); ++i) {
      out_ += cell(heads[i], values(row, i, section.appearances[i]));
    }
    if (several) out_ += cell("difference", html(row.difference));
    out_ += "</tr>\n";
  }
}

void HtmlRenderer::appearances_as_rows(const ClaimSection& section) {
  out_ +=
      "<div class=\"scroll\"><table class=\"wide\">\n<thead><tr><td></td>" + column_head("words");
  for (const ClaimRow& row : section.rows) out_ += column_head(own_words(row.name));
  out_ += "</tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < section.appearances.size(); ++i) {
    const AppearanceColumn& one = section.appearances[i];
    out_ += "<tr" + anchor(one.entries) + ">" +
            row_head(address_phrase(one.place, EntryId{}), ids(one.entries)) +
            cell("words", words_of(one));
    for (const ClaimRow& row : section.rows) {
      out_ += cell(own_words(row.name), values(row, i, one));
    }
    out_ += "</tr>\n";
  }
  out_ += "<tr>" + row_head("difference") + "<td></td>";
  for (const ClaimRow& row : section.rows) out_ += cell(own_words(row.name), html(row.difference));
  out_ += "</tr>\n";
}

void HtmlRenderer::origins(const ClaimSection& section) {
  if (section.appearances.size() < 2) return;
  heading("h3", "Origin");
  out_ += "<ul>\n";
  item(origins_phrase(section), entries_of(section.origins));
  for (const OriginLine& line : section.origin_lines) item(origin_phrase(line), entries_of(line));
  out_ += "</ul>\n";
}

}  // namespace prov::report
