// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <algorithm>
#include <filesystem>

#include <prov/case.h>
#include <prov/error.h>

#include "cli/environment.h"
#include "cli/options.h"
#include "command.h"
#include "context.h"
#include "help_text.h"

namespace prov::cli {
namespace {

bool takes_next_word(const std::string& option) {
  const auto specs = global_option_specs();
  return std::any_of(specs.begin(), specs.end(), [&](const OptionSpec& spec) {
    if (spec.value.empty()) return false;
    return option == "--" + std::string(spec.name) ||
           (spec.letter != '\0' && option == std::string("-") + spec.letter);
  });
}

bool is_option(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

// Index of the next word that is no option and no value of a global one.
std::size_t next_operand(const std::vector<std::string>& words, std::size_t from) {
  while (from < words.size() && is_option(words[from]) && words[from] != "--") {
    from += takes_next_word(words[from]) ? 2 : 1;
  }
  return std::min(from, words.size());
}

std::vector<OptionSpec> all_specs(const Command* command) {
  const auto global = global_option_specs();
  std::vector<OptionSpec> specs;
  if (command != nullptr) specs.assign(command->options.begin(), command->options.end());
  specs.insert(specs.end(), global.begin(), global.end());
  return specs;
}

bool has_case(const GlobalOptions& options) {
  return !options.store.empty() || !variable("PROV_STORE").empty() ||
         Case::find(std::filesystem::current_path()).has_value();
}

const Command& known_command(const std::string& verb) {
  const Command* command = find_command(verb);
  if (command != nullptr) return *command;
  if (is_family(verb)) {
    throw Error(ErrorCode::usage, "prov " + verb + " needs one more word (prov help " + verb + ")");
  }
  throw Error(ErrorCode::usage, "no command \"" + verb + "\" (prov help lists them)");
}

int run_without_verb(const std::vector<std::string>& words, const World& world, Output& out,
                     Output& err) {
  const auto arguments = Arguments::parse(all_specs(nullptr), words);
  const GlobalOptions options = parse_global_options(arguments);
  if (arguments.has("version")) {
    out.line("prov " PROV_VERSION);
  } else if (arguments.has("help")) {
    out.write(overview());
  } else if (has_case(options)) {
    std::vector<std::string> status = words;
    status.insert(status.begin(), "status");
    return run_program(status, world, out, err);
  } else {
    out.write(first_screen());
  }
  return 0;
}

bool asks_for_help(const std::vector<std::string>& words) {
  const auto end = std::find(words.begin(), words.end(), "--");
  return std::any_of(words.begin(), end,
                     [](const std::string& word) { return word == "--help" || word == "-h"; });
}

int run_help_on(const std::string& verb, Output& out) {
  out.write(is_family(verb) ? help_for_family(verb) : help_for(known_command(verb)));
  return 0;
}

}  // namespace

CommandLine split_command_line(const std::vector<std::string>& words) {
  CommandLine line;
  line.words = words;
  std::size_t at = next_operand(line.words, 0);
  if (at == line.words.size() || line.words[at] == "--") return line;
  line.verb = line.words[at] == "agent" ? "who" : line.words[at];
  line.words.erase(line.words.begin() + static_cast<std::ptrdiff_t>(at));
  if (!is_family(line.verb)) return line;
  at = next_operand(line.words, at);
  if (at == line.words.size() || line.words[at] == "--") return line;
  line.verb += " " + line.words[at];
  line.words.erase(line.words.begin() + static_cast<std::ptrdiff_t>(at));
  return line;
}

int run_program(const std::vector<std::string>& words, const World& world, Output& out,
                Output& err) {
  const CommandLine line = split_command_line(words);
  if (line.verb.empty()) return run_without_verb(line.words, world, out, err);
  if (asks_for_help(line.words)) return run_help_on(line.verb, out);
  const Command& command = known_command(line.verb);
  const auto arguments = Arguments::parse(all_specs(&command), line.words);
  GlobalOptions options = parse_global_options(arguments);
  if (arguments.has("version")) {
    out.line("prov " PROV_VERSION);
    return 0;
  }
  if (options.json && command.schema.empty()) {
    throw Error(ErrorCode::usage, "prov " + line.verb + " has no --json");
  }
  Context context(command, std::move(options), world, out, err);
  try {
    const int code = command.function(arguments, context);
    context.say_warnings();
    return code;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::verification) context.say_warnings();
    throw Error(error.code(), context.readable(error.what()));
  }
}

}  // namespace prov::cli
