// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.h"

#include <algorithm>
#include <charconv>

#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>

#include <prov/date.h>
#include <prov/error.h>

namespace prov::cli {
namespace {

namespace po = boost::program_options;

[[noreturn]] void fail(const std::string& message) { throw Error(ErrorCode::usage, message); }

po::options_description describe(std::span<const OptionSpec> specs) {
  po::options_description all;
  for (const OptionSpec& spec : specs) {
    std::string names(spec.name);
    if (spec.letter != '\0') names += std::string(",") + spec.letter;
    if (spec.value.empty()) {
      all.add_options()(names.c_str(), "");
    } else {
      all.add_options()(names.c_str(), po::value<std::string>());
    }
  }
  return all;
}

po::parsed_options parse_words(const po::options_description& all,
                               const std::vector<std::string>& words) {
  namespace style = po::command_line_style;
  constexpr int kStyle = style::unix_style & ~style::allow_guessing;
  try {
    return po::command_line_parser(words).options(all).style(kStyle).run();
  } catch (const po::unknown_option& error) {
    fail(std::string(error.what()) + " (--help lists them)");
  } catch (const po::error& error) {
    fail(error.what());
  }
}

std::string joined_choices(std::string_view choices) {
  std::string words(choices);
  std::string out;
  for (const char c : words) out += c == ' ' ? ", " : std::string(1, c);
  const auto last = out.rfind(", ");
  if (last != std::string::npos) out.replace(last, 2, " or ");
  return out;
}

const OptionSpec& spec_of(std::span<const OptionSpec> specs, const std::string& name) {
  return *std::find_if(specs.begin(), specs.end(),
                       [&](const OptionSpec& spec) { return spec.name == name; });
}

void check(const OptionSpec& spec, const Arguments& so_far, const std::string& value) {
  const std::string option = "--" + std::string(spec.name);
  if (!spec.value.empty() && value.empty()) fail(option + " is empty");
  if (!spec.repeat && so_far.has(spec.name)) fail(option + " stands more than once");
  if (!spec.choices.empty() && !is_among(spec.choices, value)) {
    fail(option + " takes " + joined_choices(spec.choices) + ", not \"" + value + "\"");
  }
}

}  // namespace

bool is_among(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const auto end = words.find(' ');
    if (words.substr(0, end) == word) return true;
    words = end == std::string_view::npos ? "" : words.substr(end + 1);
  }
  return false;
}

Arguments Arguments::parse(std::span<const OptionSpec> specs,
                           const std::vector<std::string>& words) {
  const po::options_description all = describe(specs);
  Arguments arguments;
  for (auto& option : parse_words(all, words).options) {
    if (option.position_key >= 0) {
      for (auto& value : option.value) {
        arguments.items_.push_back({"", value});
        arguments.operands_.push_back(std::move(value));
      }
      continue;
    }
    std::string value = option.value.empty() ? "" : option.value.front();
    check(spec_of(specs, option.string_key), arguments, value);
    arguments.items_.push_back({option.string_key, std::move(value)});
  }
  return arguments;
}

bool Arguments::has(std::string_view name) const {
  return std::any_of(items_.begin(), items_.end(),
                     [&](const Item& item) { return item.name == name; });
}

std::string Arguments::value(std::string_view name) const {
  for (const Item& item : items_) {
    if (item.name == name) return item.value;
  }
  return {};
}

std::string Arguments::required(std::string_view name, std::string_view choices) const {
  std::string found = value(name);
  if (found.empty()) {
    fail("--" + std::string(name) + " is missing" +
         (choices.empty() ? "" : " (" + std::string(choices) + ")"));
  }
  return found;
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  std::vector<std::string> found;
  for (const Item& item : items_) {
    if (item.name == name) found.push_back(item.value);
  }
  return found;
}

const std::string& Arguments::operand(std::size_t index, std::string_view called) const {
  if (index >= operands_.size() || operands_[index].empty()) {
    fail(std::string(called) + " is missing");
  }
  return operands_[index];
}

void Arguments::at_most(std::size_t most) const {
  if (operands_.size() > most) fail("too many words, from \"" + operands_[most] + "\" on");
}

long long number_in(const std::string& text, std::string_view option, long long least,
                    long long greatest) {
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least ||
      number > greatest) {
    fail("--" + std::string(option) + " takes a whole number from " + std::to_string(least) +
         " to " + std::to_string(greatest) + ", not \"" + text + "\"");
  }
  return number;
}

std::string time_in(const std::string& text, std::string_view option) {
  constexpr std::size_t kDay = std::string_view("2026-01-05").size();
  constexpr std::size_t kTime = std::string_view("2026-01-05T09:00:00Z").size();
  const DateValue date = parse_date(text);
  const bool day = date.precision == DatePrecision::day && text.size() == kDay;
  const bool time =
      date.precision == DatePrecision::time && text.size() == kTime && date.zone == "Z";
  if (text.empty() || day || time) return text;
  fail("--" + std::string(option) +
       " takes a day as 2026-01-05 or a time as 2026-01-05T09:00:00Z, not \"" + text + "\"" +
       (date.precision == DatePrecision::impossible ? " (" + date.reason + ")" : ""));
}

}  // namespace prov::cli
