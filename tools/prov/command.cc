// SPDX-License-Identifier: Apache-2.0
#include "command.h"

#include <algorithm>
#include <vector>

#include <prov/case.h>
#include <prov/error.h>

#include "cli/options.h"

namespace prov::cli {
namespace {

constexpr std::string_view kUsual = "0  done\n2  the command line is wrong\n";
constexpr std::string_view kReading =
    "4  nothing of that kind goes by that name, or several do\n"
    "6  the case was written by another version\n"
    "7  the case does not verify\n";
constexpr std::string_view kWriting =
    "3  the input does not have its form, or cannot be recorded\n"
    "5  somebody else is writing (--wait)\n"
    "8  the signing key is missing or locked\n";
constexpr std::string_view kSystem =
    "70  internal error\n"
    "74  the system cannot read or write\n"
    "130, 143  interrupted\n";

bool heeds(const Command& command, std::string_view option) {
  if (command.raw != nullptr) return false;
  if (option == "json") return !command.schema.empty();
  if (option == "passphrase-fd") {
    return command.needs == Needs::write || command.needs == Needs::create;
  }
  const bool about = option == "store" || option == "as" || option == "doc";
  return !about || is_among(command.common, option);
}

}  // namespace

std::vector<OptionSpec> common_options(const Command& command) {
  std::vector<OptionSpec> taken;
  for (const OptionSpec& spec : global_option_specs()) {
    if (heeds(command, spec.name)) taken.push_back(spec);
  }
  return taken;
}

const Command* find_command(std::string_view name) {
  for (const std::span<const Command> part : {commands(), unlisted_commands()}) {
    const auto at = std::find_if(part.begin(), part.end(),
                                 [&](const Command& command) { return command.name == name; });
    if (at != part.end()) return &*at;
  }
  return nullptr;
}

const Command& known_command(const std::string& name, const std::vector<std::string>& topics) {
  const Command* command = find_command(name);
  if (command != nullptr) return *command;
  if (is_family(name)) {
    throw Error(ErrorCode::usage, "prov " + name + " needs one more word (prov help " + name + ")");
  }
  std::vector<std::string> names = topics;
  for (const Command& each : commands()) {
    names.emplace_back(each.name);
    names.emplace_back(each.name.substr(0, each.name.find(' ')));
  }
  const std::string near = nearest_of(names, name);
  throw Error(ErrorCode::usage,
              "no command \"" + name + "\"" + (near.empty() ? " (prov help lists them)" : near));
}

bool is_family(std::string_view word) {
  return std::any_of(commands().begin(), commands().end(), [&](const Command& command) {
    return command.name.size() > word.size() && command.name.substr(0, word.size()) == word &&
           command.name[word.size()] == ' ';
  });
}

std::string_view heading(Group group) {
  switch (group) {
    case Group::start:
      return "A case and its documents";
    case Group::sources:
      return "Where texts come from";
    case Group::claims:
      return "What they say, and who says it";
    case Group::labels:
      return "Labels, notes, second thoughts";
    case Group::reading:
      return "What is on record";
    case Group::other:
      break;
  }
  return "Scripts, keys, help";
}

std::string exit_codes(const Command& command) {
  std::string all(kUsual);
  all += command.exits;
  if (command.needs == Needs::write) all += kWriting;
  if (command.needs == Needs::write || command.needs == Needs::read) all += kReading;
  std::vector<std::string> lines;
  for (std::size_t pos = 0; pos < all.size();) {
    const std::size_t end = all.find('\n', pos) + 1;
    lines.push_back(all.substr(pos, end - pos));
    pos = end;
  }
  // Single digits each, so their order as words is that of the numbers.
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line;
  return out + std::string(kSystem);
}

}  // namespace prov::cli
