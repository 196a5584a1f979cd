// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "context.h"

namespace prov::cli {

inline constexpr OptionSpec kReviewerHandleOption{
    .name = "handle",
    .value = "HANDLE",
    .help =
        "short name of the reviewer, 2 to 16 of a-z and 0-9 (default: the login name); for good"};
inline constexpr OptionSpec kReviewerNameOption{
    .name = "name", .value = "NAME", .help = "name of the reviewer as shown"};
inline constexpr OptionSpec kReviewerKindOption{
    .name = "kind",
    .value = "KIND",
    .help = "person (default), organization or software",
    .choices = "person organization software"};
inline constexpr OptionSpec kPassphraseOption{
    .name = "passphrase", .help = "keep the key under a passphrase, asked for at the terminal"};
inline constexpr std::array kInitOptions{kReviewerHandleOption, kReviewerNameOption,
                                         kReviewerKindOption, kPassphraseOption};

/// Also options of `prov key new`.
struct InitOptions {
  std::string handle, name, kind;
  bool passphrase = false;
};
[[nodiscard]] InitOptions parse_init(const Arguments& arguments);
int run_init(InitOptions options, Context& context);

/// Prints which log has been opened, once it is; `lines` are for people.
void report_log(Context& context, const LogInfo& log, const Reviewer& wanted,
                const std::vector<std::string>& lines);

/// The reviewer that the options describe: the handle from the login name when none is given, the
/// name asked for on a terminal. Throws Error{usage}.
[[nodiscard]] Reviewer reviewer_of(const InitOptions& options, Context& context);

}  // namespace prov::cli
