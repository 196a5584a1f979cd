// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <prov/error.h>

#include "cli/options.h"
#include "command.h"
#include "help_text.h"
#include "program.h"

namespace prov::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(CommandLine, TheVerbIsTheFirstWordThatIsNoOption) {
  const CommandLine line = split_command_line({"--store", "x", "-v", "label", "a", "b"});
  EXPECT_EQ(line.verb, "label");
  EXPECT_THAT(line.words, ElementsAre("--store", "x", "-v", "a", "b"));
}

TEST(CommandLine, AFamilyTakesItsSecondWord) {
  EXPECT_EQ(split_command_line({"doc", "list"}).verb, "doc list");
  EXPECT_EQ(split_command_line({"doc", "--json", "list"}).verb, "doc list");
  EXPECT_EQ(split_command_line({"doc", "-d", "list", "text"}).verb, "doc text");
  EXPECT_EQ(split_command_line({"doc"}).verb, "doc");
}

TEST(CommandLine, AFamilyThatIsACommandTooKeepsOtherWordsAsOperands) {
  EXPECT_EQ(split_command_line({"claim", "list"}).verb, "claim list");
  const CommandLine line = split_command_line({"claim", "boats", "Some boats came"});
  EXPECT_EQ(line.verb, "claim");
  EXPECT_THAT(line.words, ElementsAre("boats", "Some boats came"));
  EXPECT_EQ(split_command_line({"claim"}).verb, "claim");
}

TEST(CommandLine, AgentIsAnotherWordForWho) {
  EXPECT_EQ(split_command_line({"agent", "list"}).verb, "who list");
}

TEST(CommandLine, OptionsAloneHaveNoVerb) {
  EXPECT_EQ(split_command_line({"--version"}).verb, "");
  EXPECT_EQ(split_command_line({}).verb, "");
  EXPECT_EQ(split_command_line({"--store"}).verb, "");
}

TEST(GlobalOptions, AreReadFromAnyCommand) {
  const auto arguments = Arguments::parse(
      global_option_specs(), {"-d", "press", "--wait", "3", "--comfort", "never", "--json"});
  const GlobalOptions options = parse_global_options(arguments);
  EXPECT_EQ(options.document, "press");
  EXPECT_EQ(options.wait, 3);
  EXPECT_EQ(options.comfort, When::never);
  EXPECT_EQ(options.color, When::automatic);
  EXPECT_TRUE(options.json);
}

TEST(GlobalOptions, WaitIsANumberOfSecondsUpToADay) {
  for (const char* bad : {"-1", "x", "86401"}) {
    const auto arguments = Arguments::parse(global_option_specs(), {"--wait", bad});
    EXPECT_THROW((void)parse_global_options(arguments), Error) << bad;
  }
}

TEST(CommandTable, NamesAreUniqueAndEveryRowIsComplete) {
  std::set<std::string_view> names;
  for (const Command& command : commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_NE(command.function, nullptr) << command.name;
    EXPECT_FALSE(command.summary.empty()) << command.name;
    EXPECT_FALSE(command.description.empty()) << command.name;
    EXPECT_THAT(std::string(command.example), HasSubstr("prov " + std::string(command.name)));
  }
}

TEST(CommandTable, OnlyReadingCommandsMayLackJson) {
  for (const Command& command : commands()) {
    if (command.needs == Needs::read) {
      EXPECT_FALSE(command.schema.empty()) << command.name;
    }
  }
}

TEST(CommandTable, NoOptionOfACommandHidesAGlobalOne) {
  for (const Command& command : commands()) {
    for (const OptionSpec& own : command.options) {
      for (const OptionSpec& global : global_option_specs()) {
        EXPECT_NE(own.name, global.name) << command.name;
        if (own.letter != '\0') {
          EXPECT_NE(own.letter, global.letter) << command.name;
        }
      }
    }
  }
}

TEST(Help, NamesEveryOptionAndExitCode) {
  for (const Command& command : commands()) {
    const std::string help = help_on(std::string(command.name));
    for (const OptionSpec& option : command.options) {
      if (option.help.empty()) continue;
      EXPECT_THAT(help, HasSubstr("--" + std::string(option.name)));
    }
    EXPECT_THAT(help, HasSubstr("0  done"));
  }
}

TEST(Help, WordsThatPeopleShouldNotMeetAreNotInIt) {
  for (const Command& command : commands()) {
    const std::string help = help_on(std::string(command.name));
    for (const char* word :
         {"agent", "concept", "anchor", "checkpoint", "leaf", "sealed", "biased", "false"}) {
      // The file that others publish and keep has that name.
      const bool of_file = command.name == "verify" || command.name == "prove";
      if (of_file && std::string_view(word) == "checkpoint") continue;
      EXPECT_EQ(help.find(word), std::string::npos) << command.name << ": " << word;
    }
  }
}

TEST(ManPages, HideNoLineFromRoff) {
  for (const Command& command : commands()) {
    const std::string page = man_page(command);
    EXPECT_THAT(page, HasSubstr(".TH " + man_name(command) + " 1"));
    EXPECT_THAT(page, HasSubstr(".SH EXIT STATUS"));
  }
}

TEST(Completion, AsksTheCommandInEveryShell) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    EXPECT_THAT(completion_script(shell), HasSubstr("prov complete ")) << shell;
  }
}

}  // namespace
}  // namespace prov::cli
