// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include <prov/error.h>
#include <prov/form.h>

#include "base/utf8.h"
#include "desk/form_entries.h"
#include "desk/form_lines.h"
#include "desk/form_printer.h"
#include "desk/own_log.h"

namespace prov {
namespace {

constexpr std::size_t kMarkColumn = 58;
constexpr std::size_t kWidth = 76;

constexpr std::string_view kHelp =
    "# Add, change or delete lines; {@14} is the entry of a line that is on\n"
    "# record, leave it there. Lines that begin with # are not read.\n"
    "#   title      1:                 says of itself: words of line 1\n"
    "#   publisher  none               looked for, and the text does not say\n"
    "#   said 12-26                    lines 12 to 26 are somebody's words:\n"
    "#     by    WHO                   or: cited DOC, words PASSAGE, unknown\n"
    "#     cue   WORDS                 the words that say so\n"
    "#     via   WHO | WORDS           who passed them on\n"
    "#     said 22: FIRST ... LAST     words quoted within them\n"
    "#   claim HANDLE := WORDS         a claim in your words, and where it\n"
    "#   claim HANDLE | PASSAGE        appears, with what it says there\n"
    "#     count six\n"
    "#   tie   WHO RELATION WHO | PASSAGE\n"
    "#   label LABEL | PASSAGE         of the document: without | PASSAGE\n"
    "#   note  TEXT                    below a line: about that line\n";

class FormWriter {
 public:
  FormWriter(CaseImpl& impl, std::int64_t log, std::int64_t document)
      : impl_(impl),
        log_(log),
        document_(impl.same_documents(document)),
        comparison_(impl, log, impl.store().log(log).size),
        printer_(impl, comparison_, document_),
        entries_(form_entries(impl, log, document_)) {}

  std::string write() {
    const std::string name = impl_.typed_name(document_.front());
    out_ = "# Review of " + one_line(name) + " by " + impl_.log_handle(log_) + ".\n";
    out_ += kHelp;
    out_ += "review " + impl_.show(document_.front()) + " by " + impl_.log_handle(log_) + "\n\n";
    sources();
    sort_by_place();
    attributions();
    for (const std::int64_t row : entries_.appearances) item(row, 0);
    for (const std::int64_t row : entries_.ties) item(row, 0);
    for (const std::int64_t row : entries_.sames) item(row, 0);
    for (const std::int64_t row : entries_.remarks) item(row, 0);
    left_over();
    others();
    held();
    return out_ + std::string(kFormCut) + "\n";
  }

 private:
  static std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) out.push_back(static_cast<unsigned char>(c) < ' ' ? ' ' : c);
    return out;
  }

  void line(std::size_t depth, const std::string& text, const std::string& mark = {}) {
    std::string all(2 * depth, ' ');
    all += text;
    if (!mark.empty()) {
      const std::size_t columns = count_code_points(all);
      all.append(columns + 2 > kMarkColumn ? 2 : kMarkColumn - columns, ' ');
      all += "{" + mark + "}";
      held_.push_back(mark);
    }
    out_ += all + "\n";
  }

  // An entry or a property, and the labels and notes on it.
  void item(std::int64_t row, std::uint32_t number, std::size_t depth = 0,
            const std::string& below = {}) {
    const std::string mark = mark_of(row, number);
    const std::optional<FormText> text = printer_.print(row, number, below);
    line(depth, text ? text->front() : printer_.keep(row, number), mark);
    for (std::size_t i = 1; text && i < text->size(); ++i) line(depth, (*text)[i]);
    remarks_below(row, number, depth + 1);
  }

  void remarks_below(std::int64_t row, std::uint32_t number, std::size_t depth) {
    const auto found = entries_.below.find(row);
    if (found == entries_.below.end()) return;
    for (const std::int64_t remark : found->second) {
      if (target_item(remark) != number || !written_.insert(remark).second) continue;
      item(remark, 0, depth, mark_of(row, number));
    }
  }

  std::uint32_t target_item(std::int64_t row) {
    const Entry& entry = impl_.entry(row);
    if (const auto* label = std::get_if<LabelAttach>(&entry.content)) {
      return label->target ? label->target->item : 0;
    }
    const auto* note = std::get_if<NoteAdd>(&entry.content);
    return note != nullptr && note->target ? note->target->item : 0;
  }

  // What the document says of itself first; of the rest each entry is a group of its own.
  void sources() {
    std::vector<std::int64_t> grouped;
    for (const std::int64_t row : entries_.sources) {
      const Entry entry = impl_.entry(row);
      const auto& statement = std::get<StatementRecord>(entry.content);
      if (printer_.plain(statement)) {
        properties(row, statement, 0);
      } else {
        grouped.push_back(row);
      }
    }
    for (const std::int64_t row : grouped) {
      const Entry entry = impl_.entry(row);
      group(row, std::get<StatementRecord>(entry.content));
    }
  }

  void properties(std::int64_t row, const StatementRecord& statement, std::size_t depth) {
    for (std::uint32_t i = 1; i <= statement.properties.size(); ++i) {
      if (!impl_.index().withdrawn(row, i)) item(row, i, depth);
    }
  }

  // A line that says more than a group can keeps its place at the left.
  void group(std::int64_t row, const StatementRecord& statement) {
    std::vector<std::uint32_t> said, kept;
    for (std::uint32_t i = 1; i <= statement.properties.size(); ++i) {
      if (impl_.index().withdrawn(row, i)) continue;
      (printer_.print(row, i) ? said : kept).push_back(i);
    }
    if (!said.empty()) {
      for (const std::string& each : printer_.shared(statement)) line(0, each);
      for (const std::uint32_t i : said) item(row, i, 1);
    }
    for (const std::uint32_t i : kept) item(row, i);
  }

  Range place(std::int64_t row) {
    const Content& content = impl_.entry(row).content;
    const Passage* passage = nullptr;
    if (const auto* said = std::get_if<AttributionRecord>(&content)) passage = &said->content;
    if (const auto* appears = std::get_if<ClaimAppear>(&content)) passage = &appears->passage;
    if (const auto* label = std::get_if<LabelAttach>(&content)) {
      passage = label->passage ? &*label->passage : nullptr;
    }
    if (const auto* note = std::get_if<NoteAdd>(&content)) {
      passage = note->passage ? &*note->passage : nullptr;
    }
    return passage == nullptr || passage->ranges.empty()
               ? Range{}
               : Range{passage->ranges.front().start, passage->ranges.back().end};
  }

  // In the order of the text, the longer first.
  void sort_by_place() {
    for (std::vector<std::int64_t>* rows :
         {&entries_.attributions, &entries_.appearances, &entries_.remarks}) {
      std::vector<std::pair<Range, std::int64_t>> placed;
      for (const std::int64_t row : *rows) placed.emplace_back(place(row), row);
      std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
        return a.first.start != b.first.start ? a.first.start < b.first.start
                                              : a.first.end > b.first.end;
      });
      rows->clear();
      for (const auto& each : placed) rows->push_back(each.second);
    }
  }

  void attributions() {
    const std::set<std::int64_t> here(entries_.attributions.begin(), entries_.attributions.end());
    std::map<std::int64_t, std::vector<std::int64_t>> within;
    std::vector<std::int64_t> outermost;
    for (const std::int64_t row : entries_.attributions) {
      const auto around = std::get<AttributionRecord>(impl_.entry(row).content).within;
      const std::int64_t outer = around && around->item == 0 ? impl_.row_of(*around) : -1;
      // An earlier entry, so that lines cannot go in circles.
      const bool inner = outer < row && here.contains(outer);
      (inner ? within[outer] : outermost).push_back(row);
    }
    for (const std::int64_t row : outermost) attribution(row, within, 0, {});
  }

  void attribution(std::int64_t row,
                   const std::map<std::int64_t, std::vector<std::int64_t>>& within,
                   std::size_t depth, const std::string& below) {
    item(row, 0, depth, below);
    const auto inner = within.find(row);
    if (inner == within.end()) return;
    for (const std::int64_t each : inner->second) {
      attribution(each, within, depth + 1, mark_of(row, 0));
    }
  }

  // Labels and notes on what has no line here: a part of an entry, a property taken back.
  void left_over() {
    for (const auto& [target, remarks] : entries_.below) {
      for (const std::int64_t row : remarks) {
        if (written_.insert(row).second) item(row, 0);
      }
    }
  }

  void others() {
    for (const std::int64_t log : logs_about(impl_, document_)) {
      if (log == log_) continue;
      const FormEntries entries = form_entries(impl_, log, document_);
      std::string lines;
      for (const auto* rows : {&entries.sources, &entries.attributions, &entries.appearances,
                               &entries.ties, &entries.sames, &entries.remarks}) {
        for (const std::int64_t row : *rows) lines += comment(row);
      }
      if (!lines.empty()) {
        out_ += "\n# " + impl_.log_handle(log) + " has on record, in a log of " +
                "another writer:\n" + lines;
      }
    }
  }

  std::string comment(std::int64_t row) {
    const Entry entry = impl_.entry(row);
    const auto* statement = std::get_if<StatementRecord>(&entry.content);
    std::string out;
    const std::size_t count = statement == nullptr ? 1 : statement->properties.size();
    for (std::uint32_t i = 1; i <= count; ++i) {
      const std::uint32_t number = statement == nullptr ? 0 : i;
      if (number != 0 && impl_.index().withdrawn(row, number)) continue;
      try {
        std::string mark = "  {" + impl_.show(row, number) + "}";
        for (const std::string& each : printer_.sketch(row, number)) {
          out += "#   " + one_line(each) + mark + "\n";
          mark.clear();
        }
      } catch (const Error&) {
        out += "#   " + printer_.keep(row, number) + "  {" + impl_.show(row, number) + "}\n";
      }
    }
    return out;
  }

  void held() {
    out_ +=
        "\n# What this form held when it was made; what is listed here and has no line\n"
        "# any more is withdrawn.\n";
    std::string row = "held";
    for (const std::string& mark : held_) {
      if (row.size() + mark.size() >= kWidth) {
        out_ += row + "\n";
        row = "held";
      }
      row += " " + mark;
    }
    out_ += row + "\n";
  }

  CaseImpl& impl_;
  std::int64_t log_;
  std::vector<std::int64_t> document_;
  Comparison comparison_;
  FormPrinter printer_;
  FormEntries entries_;
  std::string out_;
  std::vector<std::string> held_;
  std::set<std::int64_t> written_;
};

// The form stays one that can be read, whatever is wrong with it.
constexpr std::size_t kMostNotes = 100;
constexpr std::size_t kLongestNote = 1000;

bool is_problem_line(std::string_view line) { return trimmed(line).starts_with("#!"); }

}  // namespace

std::string write_form(Case& opened, std::string_view document, std::string_view reviewer) {
  CaseImpl& impl = opened.impl();
  const std::int64_t log = log_to_write(impl, reviewer);
  TargetResolver targets(impl, log, impl.store().log(log).size);
  const ReadLock reading(opened);
  return FormWriter(impl, log, targets.document(document)).write();
}

std::string annotate_form(std::string_view text, const std::vector<FormProblem>& problems) {
  std::multimap<std::size_t, std::string> notes;
  for (std::size_t i = 0; i < std::min(problems.size(), kMostNotes); ++i) {
    std::string words = problems[i].message.substr(0, kLongestNote);
    while (!valid_utf8(words)) words.pop_back();
    if (words.size() < problems[i].message.size()) words += " ...";
    std::replace(words.begin(), words.end(), '\n', ' ');
    notes.emplace(problems[i].line, "#! " + words + "\n");
  }
  if (problems.size() > kMostNotes) {
    notes.emplace(0, "#! " + std::to_string(problems.size()) + " problems; the first " +
                         std::to_string(kMostNotes) + " stand above their lines\n");
  }
  std::string out;
  const auto add = [&](std::size_t line) {
    const auto [first, last] = notes.equal_range(line);
    for (auto each = first; each != last; ++each) out += each->second;
  };
  if (text.starts_with(kByteOrderMark)) {  // it stays first
    out = kByteOrderMark;
    text.remove_prefix(kByteOrderMark.size());
  }
  add(0);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    add(number);
    if (!is_problem_line(line)) out.append(line).append("\n");
  }
  return out;
}

}  // namespace prov
