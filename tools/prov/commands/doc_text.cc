// SPDX-License-Identifier: Apache-2.0
#include <prov/error.h>

#include "cli/terminal.h"
#include "commands/doc.h"
#include "describe.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

// One past the line that starts at `start`, its LF, CRLF or lone CR included.
std::size_t line_end(std::string_view text, std::size_t start) {
  const std::size_t end = text.find_first_of("\r\n", start);
  if (end == std::string_view::npos) return text.size();
  const bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
  return end + (pair ? 2 : 1);
}

std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

void print_numbered(Context& context, std::string_view text) {
  std::uint64_t number = 1;
  for (std::size_t pos = 0; pos < text.size(); ++number) {
    const std::size_t end = line_end(text, pos);
    const std::string digits = std::to_string(number);
    const std::string line = printable(without_end(text.substr(pos, end - pos)), false);
    context.out().line(std::string(digits.size() < 4 ? 4 - digits.size() : 0, ' ') + digits +
                       (line.empty() ? "" : "  " + line));
    pos = end;
  }
}

void print_passage(Context& context, const std::string& document, const std::string& typed) {
  Names names(context.opened());
  const Passage passage = context.opened().passage(document, typed);
  if (context.options().json) {
    context.out().json(json_document("doc-passage").set("passage", passage_json(names, passage)));
    return;
  }
  context.out().line(printable(words_of(passage), false));
  context.echo("  " + place(names, passage, 40));
}

void print_all(Context& context, const DocumentInfo& document, const std::string& text) {
  if (context.options().json) {
    context.out().json(json_document("doc-text")
                           .set("id", context.opened().show(document.id))
                           .set("name", or_null(document.name))
                           .set("textSha256", or_null(document.text_sha256))
                           .set("characters", document.characters)
                           .set("text", text));
  } else if (context.out().is_terminal()) {
    // What a text carries must not steer the terminal; a file or a pipe gets it as it is.
    context.out().write(printable(text, false));
    if (!text.empty() && text.back() != '\n') context.out().line();
  } else {
    context.out().write(text);
  }
}

}  // namespace

int run_doc_text(DocTextOptions options, Context& context) {
  const std::string named = context.document_of(options.document);
  Case& opened = context.opened();
  if (!options.at.empty()) {
    context.read_passage(options.at);
    print_passage(context, named, options.at);
    return 0;
  }
  const DocumentInfo document = opened.document(named);
  if (options.bytes) {
    context.out().write(opened.raw_document(document.id));
  } else if (options.numbers) {
    print_numbered(context, opened.text(document.id));
  } else {
    print_all(context, document, opened.text(document.id));
  }
  return 0;
}

}  // namespace prov::cli
