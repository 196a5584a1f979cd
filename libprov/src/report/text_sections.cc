// SPDX-License-Identifier: Apache-2.0
// The sections of the plain text other than documents.
#include <algorithm>

#include "report/safe_text.h"
#include "report/text_renderer.h"
#include "report/words.h"

namespace prov::report {
namespace {

constexpr std::size_t kMostColumns = 3;  ///< appearances side by side; more go into further tables

}  // namespace

void TextRenderer::party(const PartySection& section) {
  page_.text_and_right(party_phrase(section), ids(section.entries), "  ", "    ");
  const EntryId nowhere;
  for (const Place& place : section.mentions) {
    named_line("Mentioned", place_phrase(place, nowhere));
  }
  if (!section.note.empty()) named_line("Note", "“" + own_words(section.note) + "”");
  rows(section.rows, nullptr, nowhere);
  ties("Ties", section.ties, nowhere);
  ties("Ties of others to it", section.ties_to, nowhere);
  if (!section.publishes.empty()) named_line("Publishes", names_phrase(section.publishes));
  for (const bool passes_on : {false, true}) {
    EntryRefs entries;
    const std::string phrases = speech_phrase(section, passes_on, entries);
    if (!phrases.empty()) named_line(passes_on ? "Passes on" : "Says", phrases, ids(entries));
  }
  labels(section.labels, nowhere);
  notes(section.notes, nowhere);
  withdrawn(section.withdrawn);
}

void TextRenderer::claim(const ClaimSection& section) {
  section_title("CLAIM " + name_phrase(section.claim), section.entries);
  page_.text(section.erased ? erased_words() : "“" + own_words(section.text) + "”", "  ", "  ");
  if (!section.note.empty()) named_line("Note", "“" + own_words(section.note) + "”");
  labels(section.labels, EntryId{});
  for (std::size_t from = 0; from < section.appearances.size(); from += kMostColumns) {
    appearances(section, from, std::min(from + kMostColumns, section.appearances.size()));
  }
  if (section.appearances.empty()) page_.text("appears nowhere on record", "  ");
  appearance_notes(section);
  origin(section);
  notes(section.notes, EntryId{});
  withdrawn(section.withdrawn);
}

void TextRenderer::appearances(const ClaimSection& section, std::size_t from, std::size_t to) {
  const bool last = to == section.appearances.size() && section.appearances.size() > 1;
  const std::size_t parts = to - from + (last ? 1 : 0);
  const std::size_t each = (page_.width() - 11) / parts;
  const auto add = [&](std::vector<Page::Column>& columns, std::size_t at,
                       std::vector<std::string> phrases) {
    columns.push_back({11 + at * each, at + 1 == parts ? each : each - 2, std::move(phrases)});
  };
  std::vector<Page::Column> columns{{2, 8, {""}}};
  for (std::size_t i = from; i < to; ++i) {
    const AppearanceColumn& one = section.appearances[i];
    add(columns, i - from, {address_phrase(one.place, EntryId{}) + " " + ids(one.entries)});
  }
  if (last) add(columns, to - from, {"difference"});
  page_.columns(columns);
  for (const ClaimRow& row : section.rows) {
    const bool given = std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(from),
                                   row.cells.begin() + static_cast<std::ptrdiff_t>(to),
                                   [](const auto& cell) { return !cell.empty(); });
    if (!given && !last) continue;  // the other tables of this claim have the row
    std::vector<Page::Column> cells{{2, 8, {own_words(row.name)}}};
    for (std::size_t i = from; i < to; ++i) {
      std::vector<std::string> phrases = cell_phrases(row, i);
      const EntryRefs& entries = row.entries[i];
      const bool own = entries.empty() || entries[0].id == section.appearances[i].entries[0].id;
      if (!own) phrases.back() += " " + ids(entries);
      add(cells, i - from, std::move(phrases));
    }
    if (last) add(cells, to - from, {row.difference});
    page_.columns(cells);
  }
}

void TextRenderer::appearance_notes(const ClaimSection& section) {
  for (const AppearanceColumn& one : section.appearances) {
    if (!one.erased) named_line("Words", place_phrase(one.place, EntryId{}, 120), ids(one.entries));
    if (!one.note.empty()) named_line("", "note: “" + own_words(one.note) + "”");
  }
}

void TextRenderer::origin(const ClaimSection& section) {
  if (section.appearances.size() < 2) return;
  std::string_view name = "Origin";
  if (section.origin_lines.empty()) {
    named_line(name, counted(section.origins, "origin", "origins") + " as recorded");
  }
  for (const OriginLine& line : section.origin_lines) {
    named_line(name, origin_phrase(line), ids(entries_of(line)));
    name = "";
  }
}

void TextRenderer::sameness() {
  if (summary_.sameness.empty() && summary_.withdrawn.empty()) return;
  section_title("JUDGED THE SAME", {});
  for (const Judgement& judgement : summary_.sameness) {
    page_.text_and_right(judgement_phrase(judgement), ids(judgement.entries), "  ", "    ");
  }
  withdrawn(summary_.withdrawn);
}

void TextRenderer::objections() {
  if (summary_.objections.empty()) return;
  section_title("OBJECTIONS", {});
  for (const ObjectionLine& line : summary_.objections) {
    page_.text_and_right(objection_phrase(line), ids(line.entries), "  ", "    ");
  }
}

void TextRenderer::not_looked_at() {
  const std::vector<std::string> lines = not_looked_at_phrases(summary_.not_looked_at);
  if (lines.empty()) return;
  page_.blank();
  page_.text("NOT LOOKED AT");
  for (const std::string& line : lines) page_.text(line, "  ", "    ");
}

void TextRenderer::state() {
  page_.blank();
  page_.text("STATE OF THE LOGS");
  for (const std::string& line : state_phrases(summary_, prefix_)) page_.text(line, "  ", "    ");
}

}  // namespace prov::report
