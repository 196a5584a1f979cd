// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include <array>

namespace prov::cli {
namespace {

constexpr std::array<OptionSpec, 11> kSpecs{{
    {.name = "store",
     .value = "DIR",
     .help = "folder of the case (or PROV_STORE; else the nearest upward)"},
    {.name = "as", .value = "HANDLE", .help = "write to the log of this reviewer"},
    {.name = "doc",
     .letter = 'd',
     .value = "DOC",
     .help = "the document that is meant, or that the passages are in (or PROV_DOC)"},
    {.name = "json", .help = "write JSON, described in schemas/cli"},
    {.name = "color",
     .value = "WHEN",
     .help = "colour: auto, always or never (auto: on a terminal, unless NO_COLOR is set)",
     .choices = "auto always never"},
    {.name = "comfort",
     .value = "WHEN",
     .help = "fill in what is left out, as the document of prov use: auto, always or never "
             "(auto: on a terminal)",
     .choices = "auto always never"},
    {.name = "verbose", .letter = 'v', .help = "say more on standard error"},
    {.name = "wait", .value = "SECONDS", .help = "longest wait for another writer (60)"},
    {.name = "passphrase-fd",
     .value = "N",
     .help = "read the passphrase of the key from descriptor N (its first line)"},
    {.name = "help", .letter = 'h', .help = "show help"},
    {.name = "version", .help = "show the version"},
}};

When parse_when(const std::string& word) {
  if (word == "always") return When::always;
  return word == "never" ? When::never : When::automatic;
}

}  // namespace

std::span<const OptionSpec> global_option_specs() { return kSpecs; }

GlobalOptions parse_global_options(const Arguments& arguments) {
  GlobalOptions options;
  options.store = arguments.value("store");
  options.reviewer = arguments.value("as");
  options.document = arguments.value("doc");
  options.json = arguments.has("json");
  options.color = parse_when(arguments.value("color"));
  options.comfort = parse_when(arguments.value("comfort"));
  options.verbose = arguments.has("verbose");
  if (arguments.has("wait")) {
    options.wait = static_cast<int>(number_in(arguments.value("wait"), "wait", 0, 86400));
  }
  const auto descriptor = [&](const char* name) {
    if (!arguments.has(name)) return -1;
    return static_cast<int>(number_in(arguments.value(name), name, 0, 1048575));
  };
  options.passphrase_descriptor = descriptor("passphrase-fd");
  options.new_passphrase_descriptor = descriptor("new-passphrase-fd");
  return options;
}

}  // namespace prov::cli
