// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "commands/shared_options.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kWhoAddOptions{
    OptionSpec{.name = "kind",
               .value = "KIND",
               .help = "person, organization, group, software or unknown",
               .choices = "person organization group software unknown"},
    kHandleOption,
    OptionSpec{.name = "alias",
               .value = "NAME",
               .help = "another name or spelling (repeatable)",
               .repeat = true},
    kNoteOption, kKeyOption};

struct WhoAddOptions {
  AddAgent operation;
  std::string key;
};
[[nodiscard]] WhoAddOptions parse_who_add(const Arguments& arguments);
int run_who_add(WhoAddOptions options, Context& context);

struct WhoListOptions {};
[[nodiscard]] WhoListOptions parse_who_list(const Arguments& arguments);
int run_who_list(WhoListOptions options, Context& context);

struct WhoShowOptions {
  std::string target;
};
[[nodiscard]] WhoShowOptions parse_who_show(const Arguments& arguments);
int run_who_show(WhoShowOptions options, Context& context);

}  // namespace prov::cli
