// SPDX-License-Identifier: Apache-2.0
#include "commands/verify_against.h"

#include <algorithm>

#include <prov/error.h>

#include "checkpoint_file.h"
#include "cli/terminal.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

bool contradicts(const KeptCheckpoint& compared) {
  return compared.standing == Standing::forked || compared.standing == Standing::shorter;
}

std::string_view word_of(Standing standing) {
  switch (standing) {
    case Standing::same:
      return "same";
    case Standing::continued:
      return "continued";
    case Standing::shorter:
      return "shorter";
    case Standing::forked:
      break;
  }
  return "forked";
}

// A copy of somebody else's log may well be older than what they have published.
void add_finding(VerifyReport& report, const Against& against) {
  const KeptCheckpoint& compared = *against.compared;
  if (!contradicts(compared)) return;
  const bool older_copy = compared.standing == Standing::shorter && !compared.log.own;
  const auto level = older_copy ? Finding::Level::warning : Finding::Level::failure;
  report.findings.push_back({level, against.file, {}, describe(compared)});
  report.ok = report.ok && level != Finding::Level::failure;
}

Case* readable_case(Context& context, VerifyReport& report) {
  try {
    return &context.opened();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::busy || error.code() == ErrorCode::interrupted) throw;
    report.findings.push_back({Finding::Level::failure,
                               "store",
                               {},
                               std::string("nothing can be compared with it: ") + error.what()});
    report.ok = false;
    return nullptr;
  }
}

void print_note(Output& out, std::string_view title, std::string_view note) {
  out.line("  " + std::string(title));
  while (!note.empty()) {
    const std::size_t end = std::min(note.find('\n'), note.size());
    out.line("    " + printable(note.substr(0, end)));
    note.remove_prefix(std::min(end + 1, note.size()));
  }
}

}  // namespace

std::vector<Against> compare_against(const std::vector<std::string>& files, Context& context,
                                     VerifyReport& report) {
  std::vector<Against> out;
  Case* const opened = files.empty() ? nullptr : readable_case(context, report);
  for (const std::string& file : files) {
    out.push_back({file, std::nullopt});
    if (opened == nullptr) continue;
    out.back().compared = compare_file(*opened, file);
    add_finding(report, out.back());
  }
  return out;
}

void print_against(Output& out, const std::vector<Against>& all) {
  for (const Against& against : all) {
    if (!against.compared) continue;
    if (!contradicts(*against.compared)) {
      out.line(printable(against.file) + ": " + describe(*against.compared));
      continue;
    }
    print_note(out, "the checkpoint in " + printable(against.file) + ":", against.compared->note);
    print_note(out, "the checkpoint here:", against.compared->note_here);
  }
}

json::Value against_json(const std::vector<Against>& all) {
  json::Value out = json::Value::array();
  for (const Against& against : all) {
    json::Value object = json::Value::object().set("file", against.file);
    if (against.compared) {
      const KeptCheckpoint& compared = *against.compared;
      object.set("log", compared.log.handle)
          .set("standing", word_of(compared.standing))
          .set("entries", compared.kept.size)
          .set("root", hex(compared.kept.root))
          .set("rootHere", hex(compared.here.root))
          .set("note", compared.note)
          .set("noteHere", compared.note_here);
    } else {
      for (const char* name :
           {"log", "standing", "entries", "root", "rootHere", "note", "noteHere"}) {
        object.set(name, json::Value());
      }
    }
    out.push(std::move(object));
  }
  return out;
}

}  // namespace prov::cli
