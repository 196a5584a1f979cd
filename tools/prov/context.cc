// SPDX-License-Identifier: Apache-2.0
#include "context.h"

#include <algorithm>

#include <prov/error.h>

#include "cli/current_document.h"
#include "cli/environment.h"
#include "cli/files.h"
#include "cli/held_keys.h"
#include "cli/logging.h"
#include "cli/passphrase.h"
#include "cli/terminal.h"
#include "echo.h"
#include "json_forms.h"

namespace prov::cli {

Context::Context(const Command& command, GlobalOptions options, const World& world, Output& out,
                 Output& err)
    : command_(command), options_(std::move(options)), world_(world), out_(out), err_(err) {}

const Environment& Context::environment() {
  if (!environment_) {
    environment_.emplace(Environment{world_.clock, world_.entropy, key_folder(), state_folder(),
                                     std::chrono::seconds(options_.wait),
                                     standard_error_log(options_.verbose),
                                     passphrase_source(options_), held_key_signer});
  }
  return *environment_;
}

bool Context::names_case() const {
  return !options_.store.empty() || !variable("PROV_STORE").empty();
}

std::filesystem::path Context::new_case_folder() const {
  if (!options_.store.empty()) return options_.store;
  const std::string named = variable("PROV_STORE");
  return named.empty() ? std::filesystem::current_path() : std::filesystem::path(named);
}

std::filesystem::path Context::case_folder() const {
  if (!options_.store.empty()) return options_.store;
  if (std::string named = variable("PROV_STORE"); !named.empty()) return named;
  if (auto found = Case::find(std::filesystem::current_path())) return *found;
  throw Error(ErrorCode::not_found,
              "no case in this folder or above it (prov init starts one, --store DIR names one)");
}

Case& Context::opened() {
  if (case_) return *case_;
  const Access access = command_.needs == Needs::write ? Access::write : Access::read;
  return adopt(Case::open(case_folder(), access, environment()));
}

Case& Context::adopt(Case made) {
  case_.emplace(std::move(made));
  // A writing command that is refused for what the warning is about says it once, as its error.
  if (command_.needs != Needs::write) say_warnings();
  return *case_;
}

void Context::say_warnings() {
  if (!case_) return;
  const std::vector<std::string>& all = case_->warnings();
  for (; warnings_said_ < all.size(); ++warnings_said_) warn(readable(all[warnings_said_]));
}

std::string Context::readable(std::string message) {
  if (!case_ || message.find("prov.invalid/") == std::string::npos) return message;
  std::vector<LogInfo> logs;
  try {
    logs = case_->logs();
  } catch (const Error&) {
    return message;  // what it says of a damaged store matters more than how it calls a log
  }
  for (const LogInfo& log : logs) {
    for (std::size_t at = message.find(log.origin); at != std::string::npos;
         at = message.find(log.origin, at)) {
      const bool to_be_typed = std::string_view(message).substr(0, at).ends_with("--after ");
      message.replace(at, log.origin.size(), (to_be_typed ? "" : "log ") + log.handle);
    }
  }
  return message;
}

std::string Context::explicit_document() const {
  return options_.document.empty() ? variable("PROV_DOC") : options_.document;
}

std::string Context::document() {
  if (std::string named = explicit_document(); !named.empty()) return named;
  if (!comfort()) return {};
  if (std::string used = used_document(); !used.empty()) return used;
  const auto documents = opened().documents();
  return documents.size() == 1 ? opened().show(documents.front().id) : std::string();
}

std::string Context::used_document() {
  const std::optional<EntryId> used = current_document(opened().folder());
  if (!used) return {};
  for (const LogInfo& log : opened().logs()) {
    if (log.origin == used->log && used->seq < log.size) return opened().show(*used);
  }
  return {};
}

std::string Context::document_of(const std::string& operand) {
  if (operand.empty()) return document();
  refuse_document("\"" + operand + "\" names the document already");
  return operand;
}

void Context::refuse_document(std::string_view why) const {
  if (options_.document.empty()) return;
  throw Error(ErrorCode::usage,
              "-d " + options_.document + " has no effect here: " + std::string(why));
}

void Context::read_passage(std::string& passage) {
  if (passage != "-") return;
  if (stdin_used_) {
    throw Error(ErrorCode::usage, "only one passage can come from standard input");
  }
  stdin_used_ = true;
  std::string words = read_stdin(std::size_t{4} << 20);
  words.erase(words.find_last_not_of(" \t\r\n") + 1);
  if (words.empty()) throw Error(ErrorCode::bad_data, "no words on standard input");
  passage = "=" + words;
}

void Context::warn(std::string_view message) {
  out_.flush();
  err_.line("prov: warning: " + printable(message));
  err_.flush();
}

bool Context::echoes() const {
  return options_.verbose || options_.comfort == When::always || err_.is_terminal();
}

void Context::echo(std::string_view line) {
  if (!echoes()) return;
  out_.flush();
  err_.line(isolated(printable(line)));
  err_.flush();
}

bool Context::comfort() const {
  if (options_.comfort != When::automatic) return options_.comfort == When::always;
  return !options_.json && err_.is_terminal();
}

UnknownNames Context::unknown_names(UnknownNames asked) const {
  return comfort() ? std::max(asked, UnknownNames::make) : asked;
}

void Context::require_basis(const std::string& basis) const {
  if (!basis.empty() || comfort()) return;
  throw Error(ErrorCode::usage, "--basis is missing (stated, reported or assessed)");
}

std::string Context::bold(std::string_view text) const {
  const bool shown =
      options_.color == When::automatic
          ? out_.is_terminal() && variable("NO_COLOR").empty() && variable("TERM") != "dumb"
          : options_.color == When::always;
  return shown ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
}

int record(Context& context, const Operation& operation, const std::string& key) {
  const Recorded recorded = [&] {
    Writer writer = context.opened().write(context.options().reviewer);
    Recorded done = writer.apply(operation, key);
    writer.commit();
    return done;
  }();
  report(context, recorded);
  return 0;
}

void report(Context& context, const Recorded& recorded) {
  if (context.options().json) {
    json::Value object = json_document("recorded");
    set_recorded(object, context.opened(), recorded);
    context.out().json(object);
  } else {
    context.out().line(recorded.shown);
  }
  context.out().flush();
  say_beside(context, recorded);
}

void say_beside(Context& context, const Recorded& recorded) {
  if (context.echoes()) {
    Names names(context.opened());
    for (const std::string& line : echo_lines(names, recorded)) context.echo("  " + line);
  }
  for (const std::string& warning : recorded.warnings) context.warn(warning);
  if (recorded.repeated && recorded.warnings.empty()) {
    context.warn("already on record as " + recorded.shown + ", nothing written");
  }
}

}  // namespace prov::cli
