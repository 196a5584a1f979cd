// SPDX-License-Identifier: Apache-2.0
#include "help_text.h"

#include <algorithm>
#include <array>

#include "cli/options.h"
#include "cli/terminal.h"
#include "help_lists.h"
#include "help_words.h"

namespace prov::cli {
namespace {

constexpr std::array kGroups{Group::start,  Group::sources, Group::claims,
                             Group::labels, Group::reading, Group::other};

std::string left_of(const OptionSpec& option) {
  std::string words = option.letter == '\0' ? "    " : std::string("-") + option.letter + ", ";
  words += "--" + std::string(option.name);
  if (!option.value.empty()) words += " " + std::string(option.value);
  return words;
}

std::string option_lines(std::span<const OptionSpec> options) {
  constexpr std::size_t kColumn = 26;
  std::string out;
  for (const OptionSpec& option : options) {
    if (option.help.empty()) continue;  // hidden
    std::string left = "  " + left_of(option);
    const std::string right = wrapped(option.help, std::string(kColumn, ' '));
    if (left.size() + 2 > kColumn) {
      out += left + "\n" + right;
    } else {
      left.resize(kColumn, ' ');
      out += left + right.substr(kColumn);
    }
  }
  return out;
}

std::string row_lines(const HelpList& list) {
  std::size_t width = 0;
  for (const auto& [name, meaning] : list.rows) width = std::max(width, name.size());
  std::string out;
  for (const auto& [name, meaning] : list.rows) {
    std::string left = "  " + name;
    left.resize(width + 4, ' ');
    out += left + wrapped(meaning, std::string(width + 4, ' ')).substr(width + 4);
  }
  return out;
}

std::string rows(const std::vector<const Command*>& listed) {
  std::size_t width = 0;
  for (const Command* command : listed) width = std::max(width, command->name.size());
  std::string out;
  for (const Command* command : listed) {
    out += "  prov " + std::string(command->name) + std::string(width - command->name.size(), ' ') +
           "  " + std::string(command->summary) + "\n";
  }
  return out;
}

std::string indented(std::string_view lines) {
  std::string out;
  bool start = true;
  for (const char c : lines) {
    out += (start ? "  " : "") + std::string(1, c);
    start = c == '\n';
  }
  return out;
}

json::Value option_json(const OptionSpec& option) {
  return json::Value::object()
      .set("name", option.name)
      .set("letter", option.letter == '\0' ? json::Value() : std::string(1, option.letter))
      .set("value", option.value.empty() ? json::Value() : json::Value(option.value))
      .set("choices", option.choices.empty() ? json::Value() : json::Value(option.choices))
      .set("repeatable", option.repeat)
      .set("help", option.help);
}

std::string_view word_of(Needs needs) {
  switch (needs) {
    case Needs::nothing:
      return "nothing";
    case Needs::read:
      return "read";
    case Needs::write:
      return "write";
    case Needs::create:
      break;
  }
  return "create";
}

json::Value command_json(const Command& command) {
  json::Value options = json::Value::array();
  for (const OptionSpec& option : command.options) {
    if (!option.help.empty()) options.push(option_json(option));
  }
  json::Value common = json::Value::array();
  for (const OptionSpec& option : common_options(command)) common.push(option.name);
  return json::Value::object()
      .set("name", command.name)
      .set("group", heading(command.group))
      .set("summary", command.summary)
      .set("needs", word_of(command.needs))
      .set("synopsis", synopsis(command))
      .set("manPage", man_name(command))
      .set("options", std::move(options))
      .set("common", std::move(common))
      .set("description", command.description)
      .set("example", command.example)
      .set("exitCodes", exit_codes(command))
      .set("schema", command.schema.empty() ? json::Value() : json::Value(command.schema));
}

std::string help_for(const Command& command) {
  std::string out = "usage: " + synopsis(command) + "\n\n" + wrapped(command.summary, "") + "\n" +
                    wrapped(command.description, "");
  for (const HelpList& list : help_lists(command.name)) {
    out += "\n" + wrapped(list.heading, "") + row_lines(list);
  }
  if (!command.options.empty()) out += "\nOptions:\n" + option_lines(command.options);
  const std::vector<OptionSpec> common = common_options(command);
  if (!common.empty()) out += "\nCommon options:\n" + option_lines(common);
  out += "\nExample:\n  " + std::string(command.example) + "\n";
  out += "\nExit codes:\n";
  return out + indented(exit_codes(command));
}

std::string family_rows(std::string_view family) {
  std::vector<const Command*> listed;
  for (const Command& command : commands()) {
    if (command.name.substr(0, family.size() + 1) == std::string(family) + " ") {
      listed.push_back(&command);
    }
  }
  return rows(listed);
}

std::string help_for_family(const std::string& family) {
  const Command* shortest = find_command(family);
  if (shortest != nullptr) return help_for(*shortest) + "\nSee also:\n" + family_rows(family);
  return "usage: prov " + family + " COMMAND [OPTIONS] [WORDS]\n\n" + family_rows(family);
}

const Command& known_topic(const std::string& topic) {
  return known_command(topic, {std::string(kWordsTopic)});
}

}  // namespace

std::string overview() {
  std::string out = "usage: prov COMMAND [OPTIONS] [WORDS]\n";
  for (const Group group : kGroups) {
    std::vector<const Command*> listed;
    for (const Command& command : commands()) {
      if (command.group == group) listed.push_back(&command);
    }
    out += "\n" + std::string(heading(group)) + "\n" + rows(listed);
  }
  out += "\nCommon options:\n" + option_lines(global_option_specs());
  return out +
         "\nprov help COMMAND says more; so do the manual pages prov(1) and prov-COMMAND(1).\n"
         "prov help words explains the words used here.\n";
}

std::string first_screen() {
  return "prov records where texts come from and who says what in them.\n"
         "  prov init          start a case in this folder\n"
         "  prov add FILES     put documents into it\n"
         "  prov read DOC      read one, with line numbers\n"
         "  prov edit DOC      mark it up in your editor\n"
         "  prov summary       what is on record so far   (more: prov help)\n";
}

std::string synopsis(const Command& command) {
  std::string line = "prov " + std::string(command.name);
  if (!command.operands.empty()) line += " " + std::string(command.operands);
  return command.raw == nullptr ? line + " [OPTIONS]" : line;
}

std::string help_on(const std::string& topic) {
  if (topic.empty()) return overview();
  if (topic == kWordsTopic) return words_page();
  return is_family(topic) ? help_for_family(topic) : help_for(known_topic(topic));
}

json::Value help_json(const std::string& topic) {
  json::Value all = json::Value::array();
  const bool words = topic == kWordsTopic;
  if (!words && !topic.empty() && !is_family(topic)) {
    const Command& command = known_topic(topic);
    if (command.raw != nullptr) all.push(command_json(command));
  }
  for (const Command& command : commands()) {
    const bool asked = command.name == topic || command.name.starts_with(topic + " ");
    if (topic.empty() || asked) all.push(command_json(command));
  }
  json::Value options = json::Value::array();
  for (const OptionSpec& option : global_option_specs()) options.push(option_json(option));
  return json::Value::object()
      .set("schema", "prov.cli.help/v1")
      .set("commands", std::move(all))
      .set("options", std::move(options))
      .set("words", words || topic.empty() ? words_json() : json::Value::array());
}

}  // namespace prov::cli
