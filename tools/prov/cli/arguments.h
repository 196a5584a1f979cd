// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace prov::cli {

/// One option of a command, as parsed, helped with and completed.
struct OptionSpec {
  std::string_view name;     ///< long name without dashes
  char letter = '\0';        ///< short form, or NUL
  std::string_view value{};  ///< placeholder of its value ("FILE"); empty: a switch
  std::string_view help{};
  bool repeat = false;         ///< may stand more than once
  std::string_view choices{};  ///< the words it takes, parted by blanks; empty: any
};

/// Whether a word is among words that are parted by single blanks.
[[nodiscard]] bool is_among(std::string_view words, std::string_view word);

/// The words of one command line after the verb: options and operands as typed. Nothing is looked
/// up, opened or read here.
class Arguments {
 public:
  /// An option (`name` set) or an operand (`name` empty).
  struct Item {
    std::string name, value;
  };

  /// Reads `words` against the options that the command knows. Long names must be written in full;
  /// `--` ends the options; `-` is an operand. Throws Error{usage} naming the word that is wrong.
  [[nodiscard]] static Arguments parse(std::span<const OptionSpec> specs,
                                       const std::vector<std::string>& words);

  [[nodiscard]] bool has(std::string_view name) const;
  /// The value of an option, or "" when it was not given.
  [[nodiscard]] std::string value(std::string_view name) const;
  /// The value of an option that must be there. Throws Error{usage} when it is absent or empty.
  /// `choices` says what it takes.
  [[nodiscard]] std::string required(std::string_view name, std::string_view choices = {}) const;
  [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }
  /// Options and operands in the order typed.
  [[nodiscard]] const std::vector<Item>& items() const { return items_; }

  /// The operand number `index`, from 0. Throws Error{usage} "CALLED is missing" when there is
  /// none.
  [[nodiscard]] const std::string& operand(std::size_t index, std::string_view called) const;
  /// Throws Error{usage} naming the first operand beyond `most`.
  void at_most(std::size_t most) const;

 private:
  std::vector<Item> items_;
  std::vector<std::string> operands_;
};

/// A whole number within bounds, inclusive. Throws Error{usage} naming the option.
[[nodiscard]] long long number_in(const std::string& text, std::string_view option, long long least,
                                  long long greatest);

/// A day, 2026-01-05, or a time in UTC, 2026-01-05T09:00:00Z, that exists; empty stays empty.
/// Throws Error{usage} naming the option.
[[nodiscard]] std::string time_in(const std::string& text, std::string_view option);

}  // namespace prov::cli
