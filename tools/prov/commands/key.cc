// SPDX-License-Identifier: Apache-2.0
#include "commands/key.h"

#include <algorithm>

#include <prov/error.h>
#include <prov/trust.h>

#include "cli/environment.h"
#include "cli/held_keys.h"
#include "cli/key_holder.h"
#include "cli/terminal.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

constexpr std::chrono::seconds kLongestUnlocked = std::chrono::hours(12);

// The log that the new one goes on from; empty: none.
std::string predecessor(const KeyNewOptions& options, Case& opened) {
  if (!options.after.empty() || options.unrelated) return options.after;
  const std::string& handle = options.reviewer.handle;
  std::string after = opened.log_to_go_on_from(handle);
  if (after.empty() && handle.empty()) after = opened.log_to_go_on_from(login_handle());
  return after;
}

LogInfo log_of(Case& opened, const std::string& handle) {
  for (LogInfo& log : opened.logs()) {
    if (handle.empty() ? log.current : log.handle == handle) return std::move(log);
  }
  if (handle.empty()) {
    throw Error(ErrorCode::key,
                "prov writes to none of these logs (name one: prov key list shows them)");
  }
  throw Error(ErrorCode::not_found, "there is no reviewer \"" + handle + "\" here (prov key list)");
}

std::string name_of(const LogInfo& log) { return log.fingerprint.substr(0, 32); }

// What has become of a key.
json::Value key_json(const LogInfo& log, bool encrypted, const std::string& until, bool retired) {
  return json_document("key-changed")
      .set("handle", log.handle)
      .set("encrypted", encrypted)
      .set("unlockedUntil", or_null(until))
      .set("retired", retired);
}

void print(Context& context, const json::Value& changed, const std::string& line) {
  if (context.options().json) {
    context.out().json(changed);
  } else {
    context.out().line(line);
  }
}

std::chrono::seconds span_in(const std::string& text) {
  const std::string digits = text.empty() ? text : text.substr(0, text.size() - 1);
  const char unit = text.empty() ? '\0' : text.back();
  const long long seconds = unit == 's' ? 1 : unit == 'm' ? 60 : unit == 'h' ? 3600 : 0;
  const bool number = !digits.empty() && digits.size() <= 5 &&
                      digits.find_first_not_of("0123456789") == std::string::npos;
  if (seconds != 0 && number) {
    const std::chrono::seconds span(std::stoll(digits) * seconds);
    if (span.count() > 0 && span <= kLongestUnlocked) return span;
  }
  throw Error(ErrorCode::usage,
              "--for takes a time like 90s, 15m or 1h, at most 12h, not \"" + text + "\"");
}

}  // namespace

KeyNewOptions parse_key_new(const Arguments& arguments) {
  KeyNewOptions options{parse_init(arguments), arguments.value("after"),
                        arguments.has("unrelated")};
  if (options.unrelated && !options.after.empty()) {
    throw Error(ErrorCode::usage, "--after and --unrelated exclude each other");
  }
  return options;
}

int run_key_new(KeyNewOptions options, Context& context) {
  Case& opened = context.opened();
  const std::string after = predecessor(options, opened);
  Reviewer reviewer{options.reviewer.handle, options.reviewer.name, options.reviewer.kind};
  if (after.empty()) reviewer = reviewer_of(options.reviewer, context);
  const LogInfo log =
      opened.open_log(reviewer, {.encrypted = options.reviewer.passphrase, .after = after});
  if (!after.empty()) reviewer = {log.handle, log.name, ""};  // the number is wanted
  std::vector<std::string> lines = {"new key and log " + log.handle +
                                    "; prov writes to it from now on"};
  if (!after.empty()) lines.push_back("it goes on from " + after);
  report_log(context, log, reviewer, lines);
  return 0;
}

KeyOptions parse_key(const Arguments& arguments) {
  arguments.at_most(1);
  return {arguments.operands().empty() ? "" : arguments.operands().front()};
}

KeyOptions parse_named_key(const Arguments& arguments) {
  arguments.at_most(1);
  return {arguments.operand(0, "the handle of a log")};
}

int run_key_export_public(KeyOptions options, Context& context) {
  const LogInfo log = log_of(context.opened(), options.handle);
  const std::string line = write_verifier_key(log.origin, log.key);
  if (!context.options().json) {
    context.out().line(line);
    return 0;
  }
  context.out().json(json_document("key-public")
                         .set("handle", log.handle)
                         .set("origin", log.origin)
                         .set("key", log.key)
                         .set("fingerprint", log.fingerprint)
                         .set("verifierKey", line));
  return 0;
}

int run_key_retire(KeyOptions options, Context& context) {
  Case& opened = context.opened();
  const LogInfo log = log_of(opened, options.handle);
  const std::filesystem::path file = opened.retire_key(log.handle);
  lock_held_key(name_of(log));
  print(context, key_json(log, log.encrypted, "", true), file.string());
  context.echo("  the key of " + log.handle + " signs nothing any more; its file is kept there");
  context.echo("  next: prov key new --after " + log.handle);
  return 0;
}

KeyPassphraseOptions parse_key_passphrase(const Arguments& arguments) {
  KeyPassphraseOptions options{parse_key(arguments).handle, arguments.has("remove")};
  if (options.remove && arguments.has("new-passphrase-fd")) {
    throw Error(ErrorCode::usage, "--remove and --new-passphrase-fd exclude each other");
  }
  return options;
}

int run_key_passphrase(KeyPassphraseOptions options, Context& context) {
  Case& opened = context.opened();
  const LogInfo log = log_of(opened, options.handle);
  opened.change_passphrase(options.remove ? PassphraseChange::remove : PassphraseChange::set,
                           log.handle);
  lock_held_key(name_of(log));
  print(context, key_json(log, !options.remove, "", false), log.handle);
  context.echo("  the key of " + log.handle +
               (options.remove ? " has no passphrase any more" : " has a new passphrase") +
               "; copies of the former file open as they did");
  return 0;
}

KeyUnlockOptions parse_key_unlock(const Arguments& arguments) {
  KeyUnlockOptions options{parse_key(arguments).handle};
  if (arguments.has("for")) options.span = span_in(arguments.value("for"));
  return options;
}

int run_key_unlock(KeyUnlockOptions options, Context& context) {
  Case& opened = context.opened();
  const LogInfo log = log_of(opened, options.handle);
  UnlockedKey key = opened.unlock_key(log.handle);
  const std::int64_t until = context.environment().clock.now() + options.span.count();
  hold_key(std::move(key), options.span, until);
  print(context, key_json(log, true, shown_time(until), false), shown_time(until));
  context.echo("  the key of " + log.handle + " is unlocked until then (prov key lock locks it)");
  return 0;
}

int run_key_lock(KeyOptions options, Context& context) {
  const int locked = options.handle.empty()
                         ? lock_held_keys()
                         : lock_held_key(name_of(log_of(context.opened(), options.handle)));
  context.out().line(counted(static_cast<std::uint64_t>(locked), "key", "keys") + " locked");
  return 0;
}

}  // namespace prov::cli
