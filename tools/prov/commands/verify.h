// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "context.h"

namespace prov::cli {

inline constexpr std::array kVerifyOptions{
    OptionSpec{.name = "index", .help = "also rebuild what is derived from the logs and compare"},
    OptionSpec{.name = "key",
               .value = "KEY",
               .help = "of a bundle: a reviewer's key or its fingerprint, had from elsewhere",
               .repeat = true},
    OptionSpec{.name = "against",
               .value = "FILE",
               .help = "compare with this checkpoint of a log here, kept elsewhere",
               .repeat = true}};

struct VerifyCommandOptions {
  VerifyOptions verify;
  std::string bundle;  ///< empty: the case
  std::vector<std::string> keys;
  std::vector<std::string> against;  ///< files of checkpoints
};
[[nodiscard]] VerifyCommandOptions parse_verify(const Arguments& arguments);
int run_verify(VerifyCommandOptions options, Context& context);
/// The same for a bundle, without a case.
int run_verify_bundle(const VerifyCommandOptions& options, Context& context);
/// "What this check cannot show:", and the list.
void print_limits(Output& out, const std::vector<std::string>& limits);

}  // namespace prov::cli
