// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>

#include "commands/init.h"
#include "context.h"

namespace prov::cli {

inline constexpr std::array kKeyNewOptions{
    kReviewerHandleOption,
    kReviewerNameOption,
    kReviewerKindOption,
    kPassphraseOption,
    OptionSpec{.name = "after",
               .value = "HANDLE",
               .help = "the log that the new one goes on from (default: the one whose key is "
                       "retired; that of the handle when no key is here)"},
    OptionSpec{.name = "unrelated", .help = "let it go on from no other log"}};

struct KeyNewOptions {
  InitOptions reviewer;
  std::string after;
  bool unrelated = false;
};
[[nodiscard]] KeyNewOptions parse_key_new(const Arguments& arguments);
int run_key_new(KeyNewOptions options, Context& context);

struct KeyListOptions {};
[[nodiscard]] KeyListOptions parse_key_list(const Arguments& arguments);
int run_key_list(KeyListOptions options, Context& context);

/// The log that is meant; empty: the one that prov writes to.
struct KeyOptions {
  std::string handle;
};
[[nodiscard]] KeyOptions parse_key(const Arguments& arguments);
/// The same, which must be named.
[[nodiscard]] KeyOptions parse_named_key(const Arguments& arguments);
int run_key_export_public(KeyOptions options, Context& context);
int run_key_retire(KeyOptions options, Context& context);
int run_key_lock(KeyOptions options, Context& context);

inline constexpr std::array kKeyPassphraseOptions{
    OptionSpec{.name = "remove", .help = "keep the key without a passphrase"},
    OptionSpec{.name = "new-passphrase-fd",
               .value = "N",
               .help = "read the new passphrase from descriptor N (default: that of "
                       "--passphrase-fd, or the terminal)"}};
struct KeyPassphraseOptions {
  std::string handle;
  bool remove = false;
};
[[nodiscard]] KeyPassphraseOptions parse_key_passphrase(const Arguments& arguments);
int run_key_passphrase(KeyPassphraseOptions options, Context& context);

inline constexpr std::array kKeyUnlockOptions{OptionSpec{
    .name = "for", .value = "TIME", .help = "how long, at most 12h: 90s, 15m (default), 1h"}};
struct KeyUnlockOptions {
  std::string handle;
  std::chrono::seconds span{900};
};
[[nodiscard]] KeyUnlockOptions parse_key_unlock(const Arguments& arguments);
int run_key_unlock(KeyUnlockOptions options, Context& context);

}  // namespace prov::cli
