// SPDX-License-Identifier: Apache-2.0
#include "commands/verify.h"

#include <prov/error.h>

#include "cli/terminal.h"
#include "commands/verify_against.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

std::string_view word_of(Finding::Level level) {
  switch (level) {
    case Finding::Level::failure:
      return "failure";
    case Finding::Level::warning:
      return "warning";
    case Finding::Level::note:
      break;
  }
  return "note";
}

json::Value report_json(const VerifyReport& report, const std::vector<Against>& against) {
  json::Value logs = json::Value::array();
  for (const LogInfo& log : report.logs) logs.push(log_json(log));
  json::Value findings = json::Value::array();
  for (const Finding& finding : report.findings) {
    findings.push(json::Value::object()
                      .set("level", word_of(finding.level))
                      .set("file", or_null(finding.file))
                      .set("entry", or_null(finding.entry))
                      .set("message", finding.message));
  }
  return json_document("verify")
      .set("ok", report.ok)
      .set("logs", std::move(logs))
      .set("leaves", report.leaves)
      .set("checkpoints", report.checkpoints)
      .set("bodies", report.bodies)
      .set("sealed", report.sealed)
      .set("documents", report.documents)
      .set("texts", report.texts)
      .set("quotations", report.quotations)
      .set("bytes", report.bytes)
      .set("indexDigest", or_null(report.index_digest))
      .set("findings", std::move(findings))
      .set("against", against_json(against))
      .set("cannotProve", array_of(report.cannot_prove));
}

void print_counts(Output& out, const VerifyReport& report) {
  Table table;
  table.row({"entries", counted(report.leaves, "leaf", "leaves") + ", " +
                            counted(report.bodies, "body", "bodies") + ", " +
                            counted(report.sealed, "sealed part", "sealed parts")});
  table.row({"documents", counted(report.documents, "document", "documents") + ", " +
                              counted(report.texts, "text", "texts") + ", " +
                              counted(report.quotations, "quotation", "quotations") + ", " +
                              grouped(report.bytes) + " bytes"});
  table.row({"signatures", counted(report.checkpoints, "checkpoint", "checkpoints")});
  for (const LogInfo& log : report.logs) {
    table.row({"log " + log.handle, (log.name.empty() ? "" : printable(log.name) + ", ") +
                                        counted(log.size, "entry", "entries") + ", root " +
                                        log.root});
  }
  if (!report.index_digest.empty()) table.row({"index", "digest " + report.index_digest});
  table.print(out);
}

void print_text(Context& context, const VerifyReport& report, const std::vector<Against>& against) {
  Output& out = context.out();
  print_counts(out, report);
  for (const Finding& finding : report.findings) {
    const std::string entry = finding.entry.empty() ? "" : " " + finding.entry;
    out.line(std::string(word_of(finding.level)) + ": " + printable(finding.file) + entry + ": " +
             printable(finding.message));
  }
  print_against(out, against);
  out.line(report.ok ? "nothing wrong found" : "it does not verify");
  print_limits(out, report.cannot_prove);
}

}  // namespace

VerifyCommandOptions parse_verify(const Arguments& arguments) {
  arguments.at_most(1);
  const bool bundle = !arguments.operands().empty();
  if (bundle && arguments.has("index")) {
    throw Error(ErrorCode::usage, "--index is for a case; a bundle has no index");
  }
  if (bundle && arguments.has("against")) {
    throw Error(ErrorCode::usage, "--against is for a case (prov verify --against FILE)");
  }
  if (!bundle && arguments.has("key")) {
    throw Error(ErrorCode::usage, "--key is for a bundle (prov verify BUNDLE --key KEY)");
  }
  return {VerifyOptions{arguments.has("index")},
          bundle ? arguments.operand(0, "the bundle") : std::string(), arguments.values("key"),
          arguments.values("against")};
}

void print_limits(Output& out, const std::vector<std::string>& limits) {
  if (limits.empty()) return;
  out.line();
  out.line("What this check cannot show:");
  for (const std::string& limit : limits) out.write("  - " + wrapped(limit, "    ").substr(4));
}

int run_verify(VerifyCommandOptions options, Context& context) {
  if (!options.bundle.empty()) return run_verify_bundle(options, context);
  VerifyReport report;
  {
    Progress progress(context.err(), context.err().is_terminal(), "entries", 0);
    report = Case::verify(context.case_folder(), options.verify, context.environment(),
                          [&](std::uint64_t done, std::uint64_t) { progress.update(done, done); });
  }
  const std::vector<Against> against = compare_against(options.against, context, report);
  if (context.options().json) {
    context.out().json(report_json(report, against));
  } else {
    print_text(context, report, against);
  }
  if (report.ok) return 0;
  throw Error(ErrorCode::verification, "verification failed");
}

}  // namespace prov::cli
