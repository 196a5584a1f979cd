// SPDX-License-Identifier: Apache-2.0
#include "form_desk.h"

#include <algorithm>
#include <set>
#include <sstream>

#include <prov/error.h>
#include <prov/marked_text.h>

#include "cli/terminal.h"
#include "form_plan.h"
#include "names.h"

namespace prov::cli {
namespace {

constexpr int kTextWidth = 100;  // of the text below the cut

// Lines without blanks around them, which editors change; empty ones say nothing.
std::set<std::string> words_of_lines(const std::string& text) {
  std::set<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos) continue;
    out.insert(line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1));
  }
  return out;
}

}  // namespace

FormDesk::FormDesk(Context& context, const std::string& document)
    : context_(context),
      opened_(context.opened()),
      document_(opened_.document(context.document_of(document))),
      shown_(opened_.show(document_.id)) {}

LogInfo FormDesk::own_log() {
  const std::string& reviewer = context_.options().reviewer;
  if (std::optional<LogInfo> log = written_log(opened_, reviewer)) return *std::move(log);
  static_cast<void>(opened_.write(reviewer));  // says what is missing
  throw Error(ErrorCode::key, "there is no log to write to");
}

std::string FormDesk::whole_form() {
  return write_form(opened_, shown_, context_.options().reviewer) + text_below_cut();
}

std::string FormDesk::text_below_cut() {
  return render_text(marked_text(opened_, document_.id), {.width = kTextWidth, .marks = false});
}

bool FormDesk::typed_below_cut(const std::string& text) {
  const std::size_t cut = text.find("\n" + std::string(kFormCut));
  if (cut == std::string::npos) return false;
  const std::set<std::string> given = words_of_lines(text_below_cut());
  const std::set<std::string> there = words_of_lines(text.substr(cut + 1));
  return std::any_of(there.begin(), there.end(), [&given](const std::string& line) {
    return line != kFormCut && !given.contains(line);
  });
}

FormOutcome FormDesk::look_ahead(const std::string& text, const std::string& key) {
  Writer writer = opened_.write(context_.options().reviewer);
  return apply_form(opened_, writer, read_form(text), {shown_, "", key, true});
}

std::optional<FormOutcome> FormDesk::record(const std::string& text, const std::string& why,
                                            const std::string& key, const FormOutcome& seen) {
  Writer writer = opened_.write(context_.options().reviewer);
  FormOutcome outcome = apply_form(opened_, writer, read_form(text), {shown_, why, key, false});
  if (!outcome.problems.empty() || !same_plan(outcome, seen)) return std::nullopt;
  writer.commit();
  return outcome;
}

void FormDesk::report(const FormOutcome& outcome, bool recorded) {
  if (context_.options().json) {
    context_.out().json(form_json(opened_, shown_, outcome, recorded));
  } else if (recorded) {
    for (const std::string& id : written_ids(opened_, outcome)) context_.out().line(id);
  }
  context_.out().flush();
}

void FormDesk::say(const std::vector<std::string>& lines) {
  context_.out().flush();
  for (const std::string& line : lines) context_.err().line(line);
  context_.err().flush();
}

void require_reason(const FormOutcome& seen, const std::string& why) {
  if (!why.empty() || !seen.withdraws()) return;
  const auto count = static_cast<std::uint64_t>(
      std::count_if(seen.changes.begin(), seen.changes.end(),
                    [](const FormChange& change) { return !change.former.empty(); }));
  throw Error(ErrorCode::usage, counted(count, "line", "lines") +
                                    " would be withdrawn: a reason is needed (--why TEXT)");
}

}  // namespace prov::cli
