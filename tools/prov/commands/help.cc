// SPDX-License-Identifier: Apache-2.0
#include "commands/help.h"

#include <prov/error.h>

#include "cli/files.h"
#include "help_text.h"

namespace prov::cli {
namespace {

void write_man_pages(const std::filesystem::path& folder) {
  write_file(folder / "prov.1", man_page_of_prov());
  for (const Command& command : commands()) {
    write_file(folder / (man_name(command) + ".1"), man_page(command));
  }
}

std::string text_on(const HelpOptions& options) {
  const Command* command = find_command(options.topic);
  if (options.man) return command == nullptr ? man_page_of_prov() : man_page(*command);
  return help_on(options.topic);
}

}  // namespace

HelpOptions parse_help(const Arguments& arguments) {
  arguments.at_most(2);
  HelpOptions options;
  for (const std::string& word : arguments.operands()) {
    options.topic += (options.topic.empty() ? "" : " ") + word;
  }
  if (options.topic == "agent") options.topic = "who";
  options.man = arguments.has("man");
  options.man_folder = arguments.value("man-folder");
  return options;
}

int run_help(HelpOptions options, Context& context) {
  if (!options.man_folder.empty()) {
    write_man_pages(options.man_folder);
  } else if (context.options().json) {
    context.out().json(help_json(options.topic));
  } else {
    context.out().write(text_on(options));
  }
  return 0;
}

CompletionOptions parse_completion(const Arguments& arguments) {
  arguments.at_most(1);
  CompletionOptions options{arguments.operand(0, "the shell, bash, zsh or fish,")};
  if (options.shell != "bash" && options.shell != "zsh" && options.shell != "fish") {
    throw Error(ErrorCode::usage,
                "no completion for \"" + options.shell + "\" (there is bash, zsh and fish)");
  }
  return options;
}

int run_completion(CompletionOptions options, Context& context) {
  context.out().write(completion_script(options.shell));
  return 0;
}

}  // namespace prov::cli
