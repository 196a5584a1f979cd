// SPDX-License-Identifier: Apache-2.0
#include <prov/bundle.h>
#include <prov/error.h>

#include "cli/terminal.h"
#include "commands/verify.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

json::Value logs_json(const BundleReport& report) {
  json::Value out = json::Value::array();
  for (const BundleLog& log : report.logs) {
    out.push(json::Value::object()
                 .set("handle", log.handle)
                 .set("origin", log.origin)
                 .set("fingerprint", log.fingerprint)
                 .set("size", log.size)
                 .set("entries", log.entries)
                 .set("keyGiven", log.expected));
  }
  return out;
}

json::Value entries_json(const BundleReport& report) {
  json::Value out = json::Value::array();
  for (const BundleItem& item : report.entries) {
    out.push(json::Value::object()
                 .set("id", shown(report, item))
                 .set("type", item.type)
                 .set("time", or_null(item.time))
                 .set("body", to_word(item.body))
                 .set("sealed", to_word(item.sealed)));
  }
  return out;
}

json::Value failures_json(const BundleReport& report) {
  json::Value out = json::Value::array();
  for (const BundleFailure& failure : report.failures) {
    out.push(json::Value::object()
                 .set("file", or_null(failure.file))
                 .set("entry", or_null(failure.entry))
                 .set("message", failure.message));
  }
  return out;
}

json::Value report_json(const BundleReport& report) {
  return json_document("verify-bundle")
      .set("ok", report.ok)
      .set("signerKnown", report.signer_known)
      .set("logs", logs_json(report))
      .set("entries", entries_json(report))
      .set("targets", array_of(report.targets))
      .set("exportRecord", or_null(report.export_record))
      .set("exportTime", or_null(report.export_time))
      .set("files", array_of(report.files))
      .set("texts", report.texts)
      .set("quotations", report.quotations)
      .set("referencesOutside", report.references_outside)
      .set("failures", failures_json(report))
      .set("cannotProve", array_of(report.cannot_prove));
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string not_revealed(const BundleItem& item) {
  if (item.body == PartState::erased) return "body and sealed part not revealed";
  return item.sealed == PartState::erased ? "sealed part not revealed" : "";
}

void print_logs(Output& out, const BundleReport& report) {
  Table table;
  for (const BundleLog& log : report.logs) {
    table.row({"log " + printable(log.handle), counted(log.size, "entry", "entries") + ", " +
                                                   grouped(log.entries) + " of them here"});
    table.row({"  origin", printable(log.origin)});
    table.row({"  key", log.fingerprint + (log.expected ? ", as given" : ", not given")});
  }
  const bool whole = report.targets.empty();
  table.row({"asked for", whole ? "the whole case" : printable(joined(report.targets))});
  table.row({"handed out", printable(report.export_record) + ", " + printable(report.export_time)});
  table.row({"compared", counted(report.texts, "text", "texts") + ", " +
                             counted(report.quotations, "quotation", "quotations")});
  table.row({"left out", counted(report.references_outside, "reference", "references") +
                             " to entries that are not here"});
  table.print(out);
}

void print_contents(Output& out, const BundleReport& report) {
  out.line();
  out.line("Entries, with the times that their writers claim:");
  Table table;
  for (const BundleItem& item : report.entries) {
    table.row({printable(shown(report, item)), printable(item.type), printable(item.time),
               not_revealed(item)});
  }
  table.print(out, "  ");
  out.line();
  out.line("Files:");
  for (const std::string& file : report.files) out.line("  " + printable(file));
  out.line();
}

void print_failures(Output& out, const BundleReport& report) {
  for (const BundleFailure& failure : report.failures) {
    std::string where = failure.file;
    if (!failure.entry.empty()) where += (where.empty() ? "" : " ") + failure.entry;
    out.line("failure: " + printable(where.empty() ? "" : where + ": ") +
             printable(failure.message));
  }
  out.line("it does not verify");
}

void print_text(Output& out, const BundleReport& report) {
  if (report.ok) {
    print_logs(out, report);
    print_contents(out, report);
    out.line(report.signer_known ? "everything holds, signed with the keys that were given"
                                 : "consistent, signer unknown (--key, had from elsewhere)");
  } else {
    print_failures(out, report);
  }
  print_limits(out, report.cannot_prove);
}

}  // namespace

int run_verify_bundle(const VerifyCommandOptions& options, Context& context) {
  if (!context.options().store.empty()) {
    throw Error(ErrorCode::usage, "--store is for a case; a bundle needs none");
  }
  const BundleReport report = verify_bundle(options.bundle, options.keys);
  if (context.options().json) {
    context.out().json(report_json(report));
  } else {
    print_text(context.out(), report);
  }
  if (!report.ok) throw Error(ErrorCode::verification, "verification failed");
  return report.signer_known ? 0 : 1;
}

}  // namespace prov::cli
