// SPDX-License-Identifier: Apache-2.0
#include "commands/summary.h"

#include <prov/error.h>
#include <prov/summary.h>

#include "cli/files.h"
#include "summary_formats.h"

namespace prov::cli {
namespace {

std::string format_of(const std::string& file) {
  const std::string extension = std::filesystem::path(file).extension().string();
  if (extension == ".html" || extension == ".htm") return "html";
  if (extension == ".md" || extension == ".markdown") return "markdown";
  if (extension == ".json") return "json";
  if (extension.empty() || extension == ".txt" || extension == ".text") return "text";
  throw Error(ErrorCode::usage,
              "which format is " + file + " to be in? (--format text, markdown, html or json)");
}

}  // namespace

SummaryOptions parse_summary(const Arguments& arguments) {
  SummaryOptions options{arguments.operands(), arguments.value("format"), arguments.value("output"),
                         arguments.has("withdrawn")};
  const bool json = arguments.has("json");
  if (json && !options.format.empty() && options.format != "json") {
    throw Error(ErrorCode::usage, "--json and --format " + options.format + " exclude each other");
  }
  if (options.format.empty()) options.format = json ? "json" : format_of(options.output);
  return options;
}

int run_summary(SummaryOptions options, Context& context) {
  SummaryRequest request;
  const std::string document = context.explicit_document();
  if (!options.targets.empty()) {
    context.refuse_document("\"" + options.targets.front() + "\" is what the summary is of");
  } else if (!document.empty()) {
    request.targets.push_back(context.opened().document(document).id);
  }
  for (const std::string& target : options.targets) {
    request.targets.push_back(context.opened().resolve(target));
  }
  request.withdrawn = options.withdrawn;
  request.texts = options.format == "html";
  const std::string rendered = render(summarize(context.opened(), request), options.format);
  if (options.output.empty() || options.output == "-") {
    context.out().write(rendered);
    return 0;
  }
  write_file(options.output, rendered);
  context.echo("  written to " + options.output);
  return 0;
}

}  // namespace prov::cli
