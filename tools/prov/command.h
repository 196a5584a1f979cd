// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"

namespace prov::cli {

class Context;
class Output;
struct World;

/// Headings under which commands are listed, in this order.
enum class Group { start, sources, claims, labels, reading, other };

/// What must be there before a command runs.
enum class Needs { nothing, read, write, create };

/// One row of the command table. Help, man pages, completions and the tests that loop over all
/// commands are made from it.
struct Command {
  std::string_view name;  ///< "label", "doc list"
  Group group = Group::other;
  std::string_view summary;  ///< one line, lower case
  Needs needs = Needs::nothing;
  /// Those of store, as and doc that it heeds, parted by blanks; the others are refused.
  std::string_view common{};
  /// Parses and runs; returns the exit code, 0 or one that `exits` names. Throws Error.
  int (*function)(const Arguments&, Context&) = nullptr;
  /// Instead of it, where words are taken as they are, none of them as an option.
  int (*raw)(const std::vector<std::string>& words, const World&, Output&) = nullptr;
  std::string_view operands{};            ///< "LABEL TARGET|PASSAGE"
  std::span<const OptionSpec> options{};  ///< beside the global ones
  std::string_view description{};         ///< paragraphs
  std::string_view example{};             ///< a shell line that runs on the sample case
  std::string_view exits{};               ///< its own exit codes beside the usual ones
  std::string_view schema{};  ///< its --json: schemas/cli/SCHEMA.json; empty: it has none
};

/// All commands, in the order shown.
[[nodiscard]] std::span<const Command> commands();

/// Those that programs ask and people do not type: no list shows them, `find_command` knows them.
[[nodiscard]] std::span<const Command> unlisted_commands();

/// The command of that exact name, listed or not, or nullptr.
[[nodiscard]] const Command* find_command(std::string_view name);

/// The same. Throws Error{usage} when there is none, naming those most like it, of commands and of
/// `topics`, which are words that would do in its place.
[[nodiscard]] const Command& known_command(const std::string& name,
                                           const std::vector<std::string>& topics = {});

/// Whether some command's name starts with that word and a blank ("doc").
[[nodiscard]] bool is_family(std::string_view word);

/// The common options that a command takes: those that say how to run and show, and of store, as,
/// doc and json those that it heeds.
[[nodiscard]] std::vector<OptionSpec> common_options(const Command& command);

/// The heading of a group.
[[nodiscard]] std::string_view heading(Group group);

/// The exit codes that a command can end with, a line each: "0  done".
[[nodiscard]] std::string exit_codes(const Command& command);

/// A table entry that parses with `Parse` and then runs `Run`.
template <auto Parse, auto Run>
int command_function(const Arguments& arguments, Context& context) {
  return Run(Parse(arguments), context);
}

}  // namespace prov::cli
