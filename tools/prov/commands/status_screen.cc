// SPDX-License-Identifier: Apache-2.0
#include "commands/status_screen.h"

#include <algorithm>
#include <filesystem>

#include <prov/date.h>
#include <prov/error.h>

#include "cli/shell_words.h"
#include "cli/terminal.h"
#include "describe.h"

namespace prov::cli {
namespace {

constexpr std::size_t kMostDocuments = 12;  // of either kind, so that all fits on 24 lines
constexpr std::size_t kMostOpen = 3;
constexpr int kWidest = 120;

std::size_t columns() { return static_cast<std::size_t>(std::min(terminal_width(), kWidest)); }

// What people type for a document, ready to be pasted into a shell.
std::string typed(Case& opened, const EntryId& document) {
  const std::string name = opened.typed_name(document);
  const bool plain = printable(name) == name && name.front() != '-';
  return shell_word(plain ? name : opened.show(document));
}

std::string writers(const std::vector<LogInfo>& logs) {
  std::string words;
  for (const LogInfo& log : logs) {
    words += ", " + log.handle + (log.current && logs.size() > 1 ? " (writes here)" : "");
  }
  return words;
}

void print_head(Context& context, std::uint64_t documents, const std::string& current) {
  Case& opened = context.opened();
  const std::vector<LogInfo> logs = opened.logs();
  context.out().line(context.bold("case " + printable(case_name(opened))) + "   " +
                     counted(documents, "document", "documents") + ", " +
                     counted(entries_of(logs), "entry", "entries") + writers(logs) +
                     (current.empty() ? "" : "; current: " + current));
}

std::string counts_of(const DocumentStatus& status) {
  std::string words;
  const auto add = [&words](std::uint64_t number, const char* one, const char* many) {
    if (number > 0) words += (words.empty() ? "" : ", ") + counted(number, one, many);
  };
  add(status.attributions, "said", "said");
  add(status.labels, "label", "labels");
  const std::uint64_t others =
      status.statements + status.appearances + status.notes + status.others;
  if (words.empty()) add(others, "other entry", "other entries");
  return words;
}

std::string title_of(const DocumentStatus& status) {
  if (status.title.empty()) return "(no title recorded)";
  return status.title == "none" ? "(no title)" : status.title;
}

// Titles and publishers share what the rest leaves of the width.
void print_documents(Context& context, const std::vector<DocumentStatus>& all) {
  constexpr std::string_view kPublisher = "publisher ";
  constexpr std::size_t kLeast = 10;
  std::vector<std::vector<std::string>> cells;
  std::size_t fixed = 2 + 2 + 2 + kPublisher.size() + 2;
  std::size_t names = 0;
  std::size_t counts = 0;
  for (const DocumentStatus& status : all) {
    cells.push_back({typed(context.opened(), status.document.id), counts_of(status)});
    names = std::max(names, display_width(cells.back()[0]));
    counts = std::max(counts, display_width(cells.back()[1]));
  }
  fixed += names + counts;
  const std::size_t room = columns() > fixed ? (columns() - fixed) / 2 : 0;
  Table table;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string& publisher = all[i].publisher;
    table.row({cells[i][0], fitted(title_of(all[i]), std::max(room, kLeast)),
               std::string(kPublisher) +
                   fitted(publisher.empty() ? "not looked at" : publisher, std::max(room, kLeast)) +
                   (cells[i][1].empty() ? "" : "; " + cells[i][1])});
  }
  table.print(context.out(), "  ");
}

// "  001 002 and 9,997 more   not looked at"
void print_untouched(Context& context, const std::vector<DocumentInfo>& first,
                     std::uint64_t number) {
  constexpr std::string_view kEnd = "   not looked at";
  constexpr std::size_t kRest = 20;  // " and 9,999,999 more"
  std::string line;
  std::uint64_t named = 0;
  for (const DocumentInfo& document : first) {
    const std::string next = " " + typed(context.opened(), document.id);
    if (named > 0 && line.size() + next.size() + kRest + kEnd.size() > columns()) break;
    line += next;
    ++named;
  }
  if (number > named) line += " and " + grouped(number - named) + " more";
  context.out().line(" " + line + std::string(kEnd));
}

// Forms that were begun and not recorded.
std::vector<std::string> draft_lines(Context& context) {
  std::vector<std::string> lines;
  for (const Draft& draft : drafts_here(context)) {
    lines.push_back("form of " + draft.document + ", left " + minute_of(draft.time) +
                    " UTC (prov edit " + draft.document + ")");
  }
  return lines;
}

// The words that follow `open`, a line each.

std::vector<std::string> open_lines(Context& context) {
  std::vector<std::string> lines;
  const std::vector<DifferingClaim> claims = context.opened().differing_claims();
  for (std::size_t i = 0; i < std::min(kMostOpen, claims.size()); ++i) {
    std::string fields;
    for (const std::string& field : claims[i].fields) {
      fields += (fields.empty() ? "" : ", ") + field;
    }
    lines.push_back(fitted("claim " + claims[i].handle + " differs in " + fields, columns() - 7));
  }
  if (claims.size() > kMostOpen) {
    lines.push_back("and " + counted(claims.size() - kMostOpen, "more claim", "more claims") +
                    " with differences (prov summary)");
  }
  for (const std::string& draft : draft_lines(context)) lines.push_back(draft);
  return lines;
}

void print_open(Context& context) {
  std::string_view head = "open   ";
  for (const std::string& line : open_lines(context)) {
    context.out().line(std::string(head) + line);
    head = "       ";
  }
}

// The newest entry of the log that is written to, else of all.
std::optional<Entry> last_entry(Case& opened, const LogInfo* own) {
  EntryFilter filter;
  filter.limit = 1;
  if (own != nullptr) filter.reviewer = own->handle;
  std::optional<Entry> last;
  opened.log(filter, [&last](const Entry& entry) {
    last = entry;
    return false;
  });
  return last;
}

void print_last(Context& context) {
  Case& opened = context.opened();
  const std::vector<LogInfo> logs = opened.logs();
  const auto own =
      std::find_if(logs.begin(), logs.end(), [](const LogInfo& log) { return log.current; });
  const bool writes = own != logs.end();
  const std::optional<Entry> last = last_entry(opened, writes ? &*own : nullptr);
  if (!last || last->type == "log.open") return;
  const std::string id = writes ? "@" + std::to_string(last->id.seq) : opened.show(last->id);
  const bool can_undo = writes && last->type != "vocabulary.adopt";
  const std::string end = ", " + since(last->time, context.environment().clock.now()) +
                          (can_undo ? "   (prov undo)" : "");
  const std::string begin = "last   " + id + " " + std::string(verb_of(last->type)) + " ";
  Names names(opened);
  const std::size_t taken = display_width(begin + end);
  context.out().line(
      begin + fitted(one_line(names, *last), std::max<std::size_t>(columns(), taken + 20) - taken) +
      end);
}

std::string next_step(Context& context, const DocumentsAtAGlance& documents,
                      const std::optional<EntryId>& current) {
  if (documents.documents == 0) return "prov add FILES";
  const auto is_current = [&](const DocumentInfo& each) { return each.id == current; };
  const auto& untouched = documents.untouched;
  if (untouched.empty()) return "prov summary";
  if (!context.comfort()) return "prov read " + typed(context.opened(), untouched.front().id);
  if (std::any_of(untouched.begin(), untouched.end(), is_current)) return "prov read";
  return "prov use " + typed(context.opened(), untouched.front().id) + "; prov read";
}

}  // namespace

std::string case_name(Case& opened) {
  return std::filesystem::absolute(opened.folder())
      .lexically_normal()
      .parent_path()
      .filename()
      .string();
}

std::uint64_t entries_of(const std::vector<LogInfo>& logs) {
  std::uint64_t all = 0;
  for (const LogInfo& log : logs) all += log.size;
  return all;
}

std::optional<EntryId> current_document_of(Context& context) {
  try {
    const std::string named = context.explicit_document();
    const std::string used = named.empty() ? context.used_document() : named;
    if (!used.empty()) return context.opened().document(used).id;
  } catch (const Error&) {  // NOLINT(bugprone-empty-catch): what names nothing is not in use
  }
  return std::nullopt;
}

std::vector<Draft> drafts_here(Context& context) {
  std::vector<Draft> drafts;
  for (const LogInfo& log : context.opened().logs()) {
    if (log.current) drafts = drafts_of(log.origin);
  }
  for (Draft& draft : drafts) {
    try {
      draft.document = typed(context.opened(), context.opened().resolve(draft.document));
    } catch (const Error&) {
      // The handle of its log reads differently now: the id stays.
    }
  }
  return drafts;
}

void print_status_screen(Context& context) {
  Case& opened = context.opened();
  const ReadLock lock(opened);
  const DocumentsAtAGlance documents = opened.at_a_glance(kMostDocuments);
  const std::optional<EntryId> current = current_document_of(context);
  print_head(context, documents.documents, current ? typed(opened, *current) : "");
  print_documents(context, documents.latest);
  if (documents.looked_at > documents.latest.size()) {
    context.out().line("  and " + grouped(documents.looked_at - documents.latest.size()) +
                       " more looked at (prov doc list)");
  }
  const std::uint64_t untouched = documents.documents - documents.looked_at;
  if (untouched > 0) print_untouched(context, documents.untouched, untouched);
  print_open(context);
  print_last(context);
  context.out().line("next   " + next_step(context, documents, current));
}

}  // namespace prov::cli
