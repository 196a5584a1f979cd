// SPDX-License-Identifier: Apache-2.0
#include "commands/read.h"

#include <algorithm>

#include <prov/error.h>
#include <prov/marked_text.h>

#include "cli/pager.h"
#include "cli/terminal.h"

namespace prov::cli {
namespace {

constexpr int kWidest = 100;  // longer lines are hard to read
constexpr long long kMostLines = 1'000'000'000;

std::uint64_t line_number(const std::string& typed) {
  return static_cast<std::uint64_t>(number_in(typed, "lines", 1, kMostLines));
}

void read_lines(const std::string& typed, ReadOptions& options) {
  const std::size_t dash = typed.find('-');
  options.first = line_number(typed.substr(0, dash));
  options.last = dash == std::string::npos ? options.first : line_number(typed.substr(dash + 1));
  if (options.last < options.first) {
    throw Error(ErrorCode::usage, "--lines " + typed + ": the last line comes before the first");
  }
}

}  // namespace

ReadOptions parse_read(const Arguments& arguments) {
  arguments.at_most(1);
  ReadOptions options;
  if (!arguments.operands().empty()) options.document = arguments.operands().front();
  if (arguments.has("lines")) read_lines(arguments.required("lines"), options);
  options.marks = arguments.has("marks");
  options.evidence = arguments.has("evidence");
  options.plain = arguments.has("plain");
  options.invisible = arguments.has("invisible");
  if (options.plain && (options.marks || options.evidence)) {
    throw Error(ErrorCode::usage, "--plain excludes --marks and --evidence");
  }
  if (arguments.has("json") &&
      (options.marks || options.evidence || options.plain || options.invisible)) {
    throw Error(ErrorCode::usage, "--json has everything, of --lines or of all lines");
  }
  return options;
}

int run_read(ReadOptions options, Context& context) {
  Case& opened = context.opened();
  const EntryId document = opened.document(context.document_of(options.document)).id;
  const MarkedText text = marked_text(opened, document, options.first, options.last);
  if (context.options().json) {
    context.out().json(to_json(text));
    return 0;
  }
  const std::string page_of_text = render_text(text, {.width = std::min(terminal_width(), kWidest),
                                                      .text = !options.marks,
                                                      .evidence = options.evidence,
                                                      .marks = !options.plain,
                                                      .invisible = options.invisible});
  if (options.plain || !context.out().is_terminal() || !page(page_of_text)) {
    context.out().write(page_of_text);
  }
  return 0;
}

}  // namespace prov::cli
