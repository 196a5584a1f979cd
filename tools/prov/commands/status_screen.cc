// SPDX-License-Identifier: Apache-2.0
#include "commands/status_screen.h"

#include <algorithm>

#include "cli/shell_words.h"
#include "cli/terminal.h"
#include "commands/status_facts.h"
#include "describe.h"

namespace prov::cli {
namespace {

constexpr std::size_t kMostDocuments = 12;  // of either kind, so that all fits on 24 lines
constexpr std::size_t kMostClaims = 3;
constexpr std::size_t kMostForms = 2;
constexpr std::size_t kLeast = 10;     // columns of what is shortened
constexpr std::size_t kReadable = 12;  // those that a list of logs leaves to a name
constexpr int kWidest = 120;

std::size_t columns() { return static_cast<std::size_t>(std::min(terminal_width(), kWidest)); }

// What people type for a document, ready to be pasted into a shell.
std::string typed(Case& opened, const EntryId& document) {
  const std::string name = opened.typed_name(document);
  const bool plain = printable(name) == name && name.front() != '-';
  return shell_word(plain ? name : opened.show(document));
}

// The same where it takes no more columns than these, else the id.
std::string typed_within(Case& opened, const EntryId& document, std::size_t room) {
  const std::string name = typed(opened, document);
  return display_width(name) <= room ? name : shell_word(opened.show(document));
}

// What is left of the columns beside what takes so many, kLeast at least.
std::size_t room_beside(std::size_t taken) { return std::max(columns(), taken + kLeast) - taken; }

// ", mira, bela (writes here)"; of too many for the room only how many.
std::string writers(const std::vector<LogInfo>& logs, std::size_t room) {
  std::string all;
  std::string own;
  for (const LogInfo& log : logs) {
    const bool marked = log.current && logs.size() > 1;
    all += ", " + log.handle + (marked ? " (writes here)" : "");
    if (marked) own = ", writing " + log.handle;
  }
  if (display_width(all) <= room) return all;
  const std::string number = ", " + counted(logs.size(), "log", "logs");
  return display_width(number + own) <= room ? number + own : number;
}

void print_head(Context& context, std::uint64_t documents, const std::string& current) {
  Case& opened = context.opened();
  const std::vector<LogInfo> logs = opened.logs();
  const std::string begin = "case ";
  const std::string name = case_name(opened);
  std::string counts = "   " + counted(documents, "document", "documents") + ", " +
                       counted(entries_of(logs), "entry", "entries");
  const std::string end = current.empty() ? "" : "; current: ";
  const auto least = [](std::string_view text) { return std::min(display_width(text), kReadable); };
  const std::size_t fixed = display_width(begin + counts + end);
  counts += writers(logs, room_beside(fixed + least(name) + least(current)));
  const std::size_t room = room_beside(display_width(begin + counts + end));
  const std::string shown = fitted(name, room - std::min(display_width(current), room / 2));
  context.out().line(context.bold(begin + shown) + counts + end +
                     (current.empty() ? "" : fitted(current, room - display_width(shown))));
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
  std::vector<std::string> called;
  std::size_t names = 0;
  std::size_t counts = 0;
  for (const DocumentStatus& status : all) {
    called.push_back(typed(context.opened(), status.document.id));
    names = std::max(names, display_width(called.back()));
    counts = std::max(counts, display_width(counts_of(status)));
  }
  const std::size_t fixed = 2 + 2 + 2 + kPublisher.size() + 2 + counts;
  names = std::min({names, columns() / 3, room_beside(fixed + 2 * kLeast)});
  const std::size_t room = std::max(room_beside(fixed + names) / 2, kLeast);
  Table table;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string& publisher = all[i].publisher;
    const std::string counted_here = counts_of(all[i]);
    table.row({fitted(called[i], names), fitted(title_of(all[i]), room),
               std::string(kPublisher) +
                   fitted(publisher.empty() ? "not looked at" : publisher, room) +
                   (counted_here.empty() ? "" : "; " + counted_here)});
  }
  table.print(context.out(), "  ");
}

// "  001 002 and 9,997 more   not looked at"
void print_untouched(Context& context, const std::vector<DocumentInfo>& first,
                     std::uint64_t number) {
  constexpr std::string_view kEnd = "   not looked at";
  constexpr std::size_t kRest = 20;  // " and 9,999,999 more"
  const std::size_t room = room_beside(2 + kRest + kEnd.size());
  std::string line;
  std::uint64_t named = 0;
  for (const DocumentInfo& document : first) {
    const std::string next = " " + fitted(typed(context.opened(), document.id), room);
    if (named > 0 && display_width(line + next) > room + 1) break;
    line += next;
    ++named;
  }
  if (number > named) line += " and " + grouped(number - named) + " more";
  context.out().line(" " + line + std::string(kEnd));
}

// Forms that were begun and not recorded; of many the newest, so that the screen holds all.
std::vector<std::string> form_lines(Context& context) {
  const std::vector<LeftForm> forms = left_forms(context);
  const std::size_t shown = forms.size() > kMostForms ? kMostForms - 1 : forms.size();
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < shown; ++i) {
    const LeftForm& form = forms[i];
    const std::string begin = "unrecorded form, left " + minute_of(form.time) + " UTC (prov edit ";
    const std::size_t room = room_beside(7 + begin.size() + 1);
    lines.push_back(begin +
                    (form.document ? typed_within(context.opened(), *form.document, room)
                                   : fitted(form.began_with, room)) +
                    ")");
  }
  if (forms.size() > shown) {
    lines.push_back("and " + counted(forms.size() - shown, "more form", "more forms") +
                    " (prov status --json)");
  }
  return lines;
}

// The words that follow `open`, a line each.
std::vector<std::string> open_lines(Context& context) {
  std::vector<std::string> lines;
  const std::vector<DifferingClaim> claims = context.opened().differing_claims();
  for (std::size_t i = 0; i < std::min(kMostClaims, claims.size()); ++i) {
    std::string fields;
    for (const std::string& field : claims[i].fields) {
      fields += (fields.empty() ? "" : ", ") + field;
    }
    lines.push_back(fitted("claim " + claims[i].handle + " differs in " + fields, columns() - 7));
  }
  if (claims.size() > kMostClaims) {
    lines.push_back("and " + counted(claims.size() - kMostClaims, "more claim", "more claims") +
                    " with differences (prov summary)");
  }
  for (const std::string& form : form_lines(context)) lines.push_back(form);
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
std::optional<Entry> last_entry(Case& opened, const std::optional<LogInfo>& own) {
  EntryFilter filter;
  filter.limit = 1;
  if (own) filter.reviewer = own->handle;
  std::optional<Entry> last;
  opened.log(filter, [&last](const Entry& entry) {
    last = entry;
    return false;
  });
  return last;
}

void print_last(Context& context) {
  Case& opened = context.opened();
  const std::optional<LogInfo> own = written_log(opened);
  const std::optional<Entry> last = last_entry(opened, own);
  if (!last || last->type == "log.open") return;
  const std::string id = own ? "@" + std::to_string(last->id.seq) : opened.show(last->id);
  const bool can_undo = own && last->type != "vocabulary.adopt";
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
  if (context.comfort() && std::any_of(untouched.begin(), untouched.end(), is_current)) {
    return "prov read";
  }
  constexpr std::string_view kLongest = "next   prov use ; prov read";
  const std::string next =
      typed_within(context.opened(), untouched.front().id, room_beside(kLongest.size()));
  if (!context.comfort()) return "prov read " + next;
  // What `prov use` names comes after PROV_DOC.
  return context.explicit_document().empty() ? "prov use " + next + "; prov read"
                                             : "prov read -d " + next;
}

}  // namespace

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
