// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include <unistd.h>

#include <prov/error.h>
#include <prov/process.h>

#include "cli/output.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "program.h"
#include "world.h"

namespace {

using prov::Error;
using prov::ErrorCode;

// The one place where exit codes are decided; libprov/doc/scripting.md is their contract.
int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return 2;
    case ErrorCode::bad_data:
      return 3;
    case ErrorCode::not_found:
      return 4;
    case ErrorCode::busy:
      return 5;
    case ErrorCode::version:
      return 6;
    case ErrorCode::verification:
      return 7;
    case ErrorCode::key:
      return 8;
    case ErrorCode::io:
      return 74;
    case ErrorCode::interrupted:
      return prov::cli::interruption() == SIGTERM ? 143 : 130;
    case ErrorCode::internal:
      break;
  }
  return 70;
}

int say(prov::cli::Output& out, prov::cli::Output& err, const std::string& message, int code) {
  try {
    // Results that stand already go first.
    out.flush();
  } catch (const Error&) {  // NOLINT(bugprone-empty-catch): the message below is what matters
  }
  try {
    err.line("prov: " + prov::cli::printable(message, false));
    err.flush();
  } catch (const Error&) {  // NOLINT(bugprone-empty-catch): there is nowhere left to say it
  }
  return code;
}

}  // namespace

int main(int count, char** values) {
  prov::cli::Output out(STDOUT_FILENO);
  prov::cli::Output err(STDERR_FILENO);
  try {
    prov::start_lean();
    prov::cli::ignore_broken_pipes();
    const std::vector<std::string> words(values + (count > 0 ? 1 : 0), values + count);
    const int code = prov::cli::run_program(words, prov::cli::make_world(words), out, err);
    out.flush();
    return code;
  } catch (const Error& error) {
    return say(out, err, error.what(), exit_code(error.code()));
  } catch (const std::bad_alloc&) {
    return say(out, err, "out of memory", 74);
  } catch (const std::exception& error) {
    return say(out, err, std::string("internal error: ") + error.what(), 70);
  }
}
