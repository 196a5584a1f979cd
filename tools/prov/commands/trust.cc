// SPDX-License-Identifier: Apache-2.0
#include "commands/trust.h"

#include <prov/error.h>
#include <prov/trust.h>

#include "cli/environment.h"
#include "cli/files.h"
#include "cli/terminal.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

constexpr std::size_t kLongestKeyFile = 4096;

LogKey read_key(const std::string& typed) {
  std::error_code none;
  // A verifier key never names a file: it has '/' and '+' at its places, and no folder is so
  // called.
  if (typed.starts_with("prov.invalid/") && !std::filesystem::exists(typed, none)) {
    return read_verifier_key(typed);
  }
  try {
    return read_verifier_key(read_file(typed, kLongestKeyFile));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::bad_data) throw;
    throw Error(ErrorCode::bad_data, typed + ": " + error.what());
  }
}

json::Value trusted_json(const TrustedKey& key) {
  return json::Value::object()
      .set("name", key.name)
      .set("origin", key.log.origin)
      .set("key", key.log.key)
      .set("fingerprint", key.log.fingerprint)
      .set("verifierKey", write_verifier_key(key.log.origin, key.log.key));
}

}  // namespace

TrustAddOptions parse_trust_add(const Arguments& arguments) {
  arguments.at_most(2);
  return {arguments.operand(0, "the name"), arguments.operand(1, "the key")};
}

int run_trust_add(TrustAddOptions options, Context& context) {
  const TrustedKey key{options.name, read_key(options.key)};
  if (!TrustFile(trust_file()).add(key, context.environment().lock_wait)) {
    context.warn("that key is trusted as " + key.name + " already");
  }
  context.out().line(key.log.fingerprint);
  context.echo("  " + key.name + " is trusted; let its holder read you these digits over another " +
               "channel");
  return 0;
}

TrustListOptions parse_trust_list(const Arguments& arguments) {
  arguments.at_most(0);
  return {};
}

int run_trust_list(TrustListOptions, Context& context) {
  const std::vector<TrustedKey> keys = TrustFile(trust_file()).read();
  if (context.options().json) {
    json::Value all = json::Value::array();
    for (const TrustedKey& key : keys) all.push(trusted_json(key));
    context.out().json(json_document("trust-list").set("keys", std::move(all)));
    return 0;
  }
  Table table;
  for (const TrustedKey& key : keys) table.row({key.name, key.log.fingerprint, key.log.origin});
  table.print(context.out());
  return 0;
}

TrustRemoveOptions parse_trust_remove(const Arguments& arguments) {
  arguments.at_most(1);
  return {arguments.operand(0, "the name")};
}

int run_trust_remove(TrustRemoveOptions options, Context& context) {
  TrustFile(trust_file()).remove(options.name, context.environment().lock_wait);
  context.echo("  " + options.name + " is not trusted any more");
  return 0;
}

}  // namespace prov::cli
