// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "cli/options.h"
#include "help_text.h"

namespace prov::cli {
namespace {

std::string option_words(std::span<const OptionSpec> options) {
  std::string words;
  for (const OptionSpec& option : options) {
    if (!option.help.empty()) words += " --" + std::string(option.name);
  }
  return words;
}

std::vector<std::string> first_words() {
  std::set<std::string> words;
  for (const Command& command : commands()) {
    words.insert(std::string(command.name.substr(0, command.name.find(' '))));
  }
  return {words.begin(), words.end()};
}

std::string second_words(const std::string& family) {
  std::string words;
  for (const Command& command : commands()) {
    if (command.name.substr(0, family.size() + 1) == family + " ") {
      words += (words.empty() ? "" : " ") + std::string(command.name.substr(family.size() + 1));
    }
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// Values of options with choices, as cases of a shell `case` on the word before.
std::string choice_cases() {
  std::set<std::string> cases;
  const auto add = [&cases](std::span<const OptionSpec> options) {
    for (const OptionSpec& option : options) {
      if (option.choices.empty()) continue;
      cases.insert("--" + std::string(option.name) + ") words=\"" + std::string(option.choices) +
                   "\" ;;");
    }
  };
  for (const Command& command : commands()) add(command.options);
  add(global_option_specs());
  std::string out;
  std::string last;
  for (const std::string& each : cases) {
    // Two commands may have an option of one name with other words; the first is offered.
    const std::string name = each.substr(0, each.find(')'));
    if (name != last) out += "    " + each + "\n";
    last = name;
  }
  return out;
}

std::string command_cases() {
  std::string out;
  for (const std::string& word : first_words()) {
    if (is_family(word)) {
      out += "    \"" + word + "\") words=\"" + second_words(word) + "\" ;;\n";
    }
  }
  for (const Command& command : commands()) {
    out += "    \"" + std::string(command.name) + "\") words=\"" +
           (option_words(common_options(command)) + option_words(command.options)).substr(1) +
           "\" ;;\n";
  }
  return out;
}

// bash's own; zsh runs the same through bashcompinit.
std::string bash_function() {
  return "_prov() {\n"
         "  local cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
         "  local first=\"\" second=\"\" word words=\"\" i\n"
         "  local global=\"" +
         option_words(global_option_specs()).substr(1) +
         "\"\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    word=\"${COMP_WORDS[i]}\"\n"
         "    case \"$word\" in -*) continue ;; esac\n"
         "    if [ -z \"$first\" ]; then first=\"$word\"; elif [ -z \"$second\" ]; then "
         "second=\"$word\"; fi\n"
         "  done\n"
         "  case \"$prev\" in\n" +
         choice_cases() +
         "  esac\n"
         "  if [ -n \"$words\" ]; then COMPREPLY=($(compgen -W \"$words\" -- \"$cur\")); return; "
         "fi\n"
         "  if [ -z \"$first\" ]; then\n"
         "    words=\"" +
         joined(first_words()) +
         " $global\"\n"
         "  else\n"
         "    case \"$first\" in\n"
         "    " +
         [] {
           std::string families;
           for (const std::string& word : first_words()) {
             if (is_family(word)) families += (families.empty() ? "" : "|") + word;
           }
           return families;
         }() +
         ") [ -n \"$second\" ] && first=\"$first $second\" ;;\n"
         "    esac\n"
         "    case \"$first\" in\n" +
         command_cases() +
         "    esac\n"
         "  fi\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
         "}\n";
}

std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish_options(std::span<const OptionSpec> options, const std::string& condition) {
  std::string out;
  for (const OptionSpec& option : options) {
    if (option.help.empty()) continue;
    out += "complete -c prov" + condition + " -l " + std::string(option.name);
    if (option.letter != '\0') out += " -s " + std::string(1, option.letter);
    if (!option.value.empty()) out += " -r";
    if (!option.choices.empty()) out += " -f -a " + fish_quoted(option.choices);
    out += " -d " + fish_quoted(option.help) + "\n";
  }
  return out;
}

std::string fish_script() {
  std::string out;
  for (const Command& command : commands()) {
    const std::string name(command.name);
    const std::size_t blank = name.find(' ');
    const std::string first = name.substr(0, blank);
    std::string seen = "__fish_seen_subcommand_from " + first;
    if (blank == std::string::npos) {
      out += "complete -c prov -n __fish_use_subcommand -a " + first + " -d " +
             fish_quoted(command.summary) + "\n";
    } else {
      const std::string second = name.substr(blank + 1);
      out += "complete -c prov -n __fish_use_subcommand -f -a " + first + "\n";
      out += "complete -c prov -n " + fish_quoted(seen) + " -f -a " + second + " -d " +
             fish_quoted(command.summary) + "\n";
      seen += "; and __fish_seen_subcommand_from " + second;
    }
    const std::string condition = " -n " + fish_quoted(seen);
    out += fish_options(common_options(command), condition);
    out += fish_options(command.options, condition);
  }
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell) {
  if (shell == "fish") return "# fish completion for prov\n" + fish_script();
  if (shell == "zsh") {
    return "#compdef prov\nautoload -U +X bashcompinit && bashcompinit\n" + bash_function() +
           "complete -o default -F _prov prov\n";
  }
  return "# bash completion for prov\n" + bash_function() + "complete -o default -F _prov prov\n";
}

}  // namespace prov::cli
