// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <prov/error.h>
#include <prov/trust.h>

#include "cli/environment.h"
#include "cli/held_keys.h"
#include "cli/terminal.h"
#include "commands/key.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

// What this machine knows of the key of a log.
struct KeyState {
  LogInfo log;
  std::string until;    // when it locks itself; empty: it is locked, or needs no unlocking
  std::string trusted;  // our name for it
};

std::vector<TrustedKey> trusted_keys(Context& context) {
  try {
    return TrustFile(trust_file()).read();
  } catch (const Error& error) {
    context.warn(error.what());
    return {};
  }
}

std::vector<KeyState> key_states(Context& context) {
  const std::vector<TrustedKey> trusted = trusted_keys(context);
  std::vector<KeyState> out;
  for (LogInfo& log : context.opened().logs()) {
    KeyState state{std::move(log), {}, {}};
    if (state.log.encrypted) {
      const auto until = unlocked_until(state.log.fingerprint.substr(0, 32));
      if (until) state.until = shown_time(*until);
    }
    if (const TrustedKey* key = find_by_origin(trusted, state.log.origin)) {
      state.trusted = key->name;
    }
    out.push_back(std::move(state));
  }
  return out;
}

std::string in_words(const KeyState& state) {
  const LogInfo& log = state.log;
  std::string out = log.current   ? "writes here"
                    : log.own     ? "key here"
                    : log.retired ? "retired"
                                  : "key not here";
  if (log.encrypted) {
    out += state.until.empty() ? ", locked" : ", unlocked until " + state.until;
  }
  if (!state.trusted.empty()) out += ", trusted as " + state.trusted;
  return out;
}

json::Value in_json(const KeyState& state) {
  return log_json(state.log)
      .set("key", state.log.key)
      .set("fingerprint", state.log.fingerprint)
      .set("retired", state.log.retired)
      .set("encrypted", state.log.encrypted)
      .set("unlockedUntil", or_null(state.until))
      .set("trustedAs", or_null(state.trusted));
}

}  // namespace

KeyListOptions parse_key_list(const Arguments& arguments) {
  arguments.at_most(0);
  return {};
}

int run_key_list(KeyListOptions, Context& context) {
  const std::vector<KeyState> states = key_states(context);
  if (context.options().json) {
    json::Value all = json::Value::array();
    for (const KeyState& state : states) all.push(in_json(state));
    context.out().json(json_document("key-list").set("logs", std::move(all)));
    return 0;
  }
  Table table;
  table.right(1);
  for (const KeyState& state : states) {
    table.row({state.log.handle, counted(state.log.size, "entry", "entries"), in_words(state),
               state.log.fingerprint, printable(state.log.name)});
  }
  table.print(context.out());
  return 0;
}

}  // namespace prov::cli
