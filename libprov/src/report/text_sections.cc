// SPDX-License-Identifier: Apache-2.0
// The sections of the plain text other than documents.
#include <algorithm>

#include "report/safe_text.h"
#include "report/text_renderer.h"
#include "report/width.h"
#include "report/words.h"

namespace prov::report {
namespace {

constexpr std::size_t kMostColumns = 3;  ///< appearances side by side; more go into further tables
constexpr std::size_t kLeastName = 8;    ///< width of the names of a claim's rows,
constexpr std::size_t kMostName = 16;    ///< wider where a word of them is

std::size_t widest_word(std::string_view phrase) {
  std::size_t widest = 0;
  for (std::size_t pos = 0; pos < phrase.size();) {
    const std::size_t blank = std::min(phrase.find(' ', pos), phrase.size());
    widest = std::max(widest, cell_width(phrase.substr(pos, blank - pos)));
    pos = blank + 1;
  }
  return widest;
}

}  // namespace

void TextRenderer::party(const PartySection& section, const std::vector<PartySection>& all) {
  if (&section != &all.front()) page_.blank();
  page_.text_and_right(party_phrase(section), ids(section.entries), "  ", "    ");
  const EntryId nowhere;
  for (const Place& place : section.mentions) {
    named_line("Mentioned", place_phrase(place, nowhere));
  }
  if (!section.note.empty()) named_line("Note", "“" + own_words(section.note) + "”");
  rows(section.rows, nullptr, nowhere, is_person(section));
  const std::string to =
      is_person(section) ? "Ties of others to this person" : "Ties of others to it";
  ties("Ties", ties_with(section.ties, false), nowhere);
  ties("Ties, as reviewers judge", ties_with(section.ties, true), nowhere);
  ties(to, ties_with(section.ties_to, false), nowhere);
  ties(to + ", as reviewers judge", ties_with(section.ties_to, true), nowhere);
  for (const PublishedLine& line : section.publishes) {
    named_line("Publishes", published_phrase(line), ids(line.entries));
  }
  for (const bool passes_on : {false, true}) {
    EntryRefs entries;
    const std::string phrases = joined_phrases(speech_details(section, passes_on, entries), "; ");
    if (!phrases.empty()) named_line(passes_on ? "Passes on" : "Says", phrases, ids(entries));
  }
  labels(section.labels, nowhere);
  notes(section.notes, nowhere);
  documents(section.documents);
  withdrawn(section.withdrawn);
}

void TextRenderer::claim(const ClaimSection& section) {
  section_title("CLAIM " + name_phrase(section.claim), section.entries);
  page_.text(section.erased ? erased_words() : "“" + own_words(section.text) + "”", "  ", "  ");
  if (!section.note.empty()) named_line("Note", "“" + own_words(section.note) + "”");
  labels(section.labels, EntryId{});
  const std::size_t columns = side_by_side(section);
  for (std::size_t from = 0; from < section.appearances.size(); from += columns) {
    appearances(section, from, std::min(from + columns, section.appearances.size()));
  }
  if (section.appearances.empty()) page_.text("appears nowhere on record", "  ");
  appearance_notes(section);
  origin(section);
  notes(section.notes, EntryId{});
  documents(section.documents);
  withdrawn(section.withdrawn);
}

/// Where the values of a claim's table begin: names of rows break at blanks only.
std::size_t TextRenderer::first_value(const ClaimSection& section) const {
  std::size_t widest = kLeastName;
  for (const ClaimRow& row : section.rows) {
    widest = std::max(widest, widest_word(own_words(row.name)));
  }
  return 2 + std::min(widest, std::min(kMostName, page_.width() / 3)) + 1;
}

std::vector<std::string> TextRenderer::appearance_head(const AppearanceColumn& one,
                                                       std::size_t width) const {
  const std::string whole = address_phrase(one.place, EntryId{}) + " " + ids(one.entries);
  if (widest_word(whole) <= width) return {whole};
  // "press, in line 8", "press:8": the document on a line of its own.
  const std::size_t name = own_words(one.place.printed.document).size() + 1;
  return {whole.substr(0, name), whole.substr(name + (whole[name] == ' ' ? 1 : 0))};
}

/// Whether the heads of those appearances stand side by side with their words whole.
bool TextRenderer::heads_fit(const ClaimSection& section, std::size_t from, std::size_t to) const {
  const std::size_t width = column_width(section, from, to) - 2;
  for (std::size_t i = from; i < to; ++i) {
    for (const std::string& phrase : appearance_head(section.appearances[i], width)) {
      if (widest_word(phrase) > width) return false;
    }
  }
  return true;
}

std::size_t TextRenderer::column_width(const ClaimSection& section, std::size_t from,
                                       std::size_t to) const {
  const bool difference = to == section.appearances.size() && to > 1;
  return (page_.width() - first_value(section)) / (to - from + (difference ? 1 : 0));
}

std::size_t TextRenderer::side_by_side(const ClaimSection& section) const {
  const std::size_t size = section.appearances.size();
  for (std::size_t count = kMostColumns; count > 1; --count) {
    bool fit = true;
    for (std::size_t from = 0; from < size; from += count) {
      fit = fit && heads_fit(section, from, std::min(from + count, size));
    }
    if (fit) return count;
  }
  return 1;
}

void TextRenderer::appearances(const ClaimSection& section, std::size_t from, std::size_t to) {
  const bool last = to == section.appearances.size() && section.appearances.size() > 1;
  const std::size_t parts = to - from + (last ? 1 : 0);
  const std::size_t each = column_width(section, from, to), values = first_value(section);
  const auto add = [&](std::vector<Page::Column>& columns, std::size_t at,
                       std::vector<std::string> phrases) {
    columns.push_back({values + at * each, at + 1 == parts ? each : each - 2, std::move(phrases)});
  };
  std::vector<Page::Column> columns{{2, values - 3, {""}}};
  for (std::size_t i = from; i < to; ++i) {
    const AppearanceColumn& one = section.appearances[i];
    add(columns, i - from, appearance_head(one, each - 2));
  }
  if (last) add(columns, to - from, {"difference"});
  page_.columns(columns);
  for (const ClaimRow& row : section.rows) {
    const bool given = std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(from),
                                   row.cells.begin() + static_cast<std::ptrdiff_t>(to),
                                   [](const auto& cell) { return !cell.empty(); });
    if (!given && !last) continue;  // the other tables of this claim have the row
    std::vector<Page::Column> cells{{2, values - 3, {own_words(row.name)}}};
    for (std::size_t i = from; i < to; ++i) {
      std::vector<std::string> phrases = cell_phrases(row, i);
      for (std::size_t k = 0; k < phrases.size(); ++k) {
        const std::string entries = ids(value_entries(row, i, k, section.appearances[i]));
        if (!entries.empty()) phrases[k] += " " + entries;
      }
      add(cells, i - from, std::move(phrases));
    }
    if (last) add(cells, to - from, {row.difference});
    page_.columns(cells);
  }
}

void TextRenderer::appearance_notes(const ClaimSection& section) {
  for (const AppearanceColumn& one : section.appearances) {
    if (!one.erased) named_line("Words", place_phrase(one.place, EntryId{}), ids(one.entries));
    if (!one.note.empty()) named_line("", "note: “" + own_words(one.note) + "”");
  }
}

void TextRenderer::origin(const ClaimSection& section) {
  if (section.appearances.size() < 2) return;
  named_line("Origin", origins_phrase(section), ids(entries_of(section.origins)));
  for (const OriginLine& line : section.origin_lines) {
    named_line("", origin_phrase(line), ids(entries_of(line)));
  }
}

void TextRenderer::sameness() {
  if (summary_.sameness.empty()) return;
  section_title("JUDGED THE SAME", {});
  for (const Judgement& judgement : summary_.sameness) {
    page_.text_and_right(judgement_phrase(judgement), ids(judgement.entries), "  ", "    ");
  }
}

void TextRenderer::withdrawn_elsewhere() {
  if (summary_.withdrawn.empty()) return;
  section_title("WITHDRAWN JUDGEMENTS, PEOPLE, DOCUMENTS AND CLAIMS", {});
  withdrawn(summary_.withdrawn, false);
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
