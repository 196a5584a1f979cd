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

std::vector<OptionSpec> all_specs(const Command& command) {
  const auto global = global_option_specs();
  std::vector<OptionSpec> specs(command.options.begin(), command.options.end());
  specs.insert(specs.end(), global.begin(), global.end());
  return specs;
}

bool has_case(const GlobalOptions& options) {
  return !options.store.empty() || !variable("PROV_STORE").empty() ||
         Case::find(std::filesystem::current_path()).has_value();
}

// An option that changes nothing would leave its writer in the belief that it did.
void refuse_unheeded(const Command& command, const Arguments& arguments) {
  const auto taken = common_options(command);
  for (const OptionSpec& spec : global_option_specs()) {
    const bool heeded = std::any_of(taken.begin(), taken.end(),
                                    [&](const OptionSpec& each) { return each.name == spec.name; });
    if (heeded || !arguments.has(spec.name)) continue;
    throw Error(ErrorCode::usage, "prov " + std::string(command.name) + " has no --" +
                                      std::string(spec.name) + " (prov help " +
                                      std::string(command.name) + ")");
  }
}

int say_version(bool json, Output& out) {
  if (json) throw Error(ErrorCode::usage, "--version has no --json");
  out.line("prov " PROV_VERSION);
  return 0;
}

int run_without_verb(const std::vector<std::string>& words, const World& world, Output& out,
                     Output& err) {
  const Command& status = *find_command("status");
  const auto arguments = Arguments::parse(all_specs(status), words);
  const GlobalOptions options = parse_global_options(arguments);
  if (arguments.has("version")) return say_version(options.json, out);
  refuse_unheeded(status, arguments);
  if (has_case(options) || options.json) {
    std::vector<std::string> with_verb = words;
    with_verb.insert(with_verb.begin(), std::string(status.name));
    return run_program(with_verb, world, out, err);
  }
  out.write(first_screen());
  return 0;
}

bool has_switch(const std::vector<std::string>& words, std::string_view name,
                std::string_view letter = {}) {
  const auto end = std::find(words.begin(), words.end(), "--");
  return std::any_of(words.begin(), end, [&](const std::string& word) {
    return word == name || (!letter.empty() && word == letter);
  });
}

int run_help_on(const CommandLine& line, Output& out) {
  if (has_switch(line.words, "--json")) {
    out.json(help_json(line.verb));
  } else {
    out.write(help_on(line.verb));
  }
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
  const std::string longer = line.verb + " " + line.words[at];
  if (find_command(line.verb) != nullptr && find_command(longer) == nullptr) return line;
  line.verb = longer;
  line.words.erase(line.words.begin() + static_cast<std::ptrdiff_t>(at));
  return line;
}

int run_program(const std::vector<std::string>& words, const World& world, Output& out,
                Output& err) {
  const CommandLine line = split_command_line(words);
  const Command* named = find_command(line.verb);
  if (named != nullptr && named->raw != nullptr) return named->raw(line.words, world, out);
  if (has_switch(line.words, "--help", "-h")) return run_help_on(line, out);
  if (line.verb.empty()) return run_without_verb(line.words, world, out, err);
  const Command& command = known_command(line.verb);
  const auto arguments = Arguments::parse(all_specs(command), line.words);
  if (arguments.has("version")) return say_version(arguments.has("json"), out);
  refuse_unheeded(command, arguments);
  GlobalOptions options = parse_global_options(arguments);
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
