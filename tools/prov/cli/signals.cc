// SPDX-License-Identifier: Apache-2.0
#include "cli/signals.h"

#include <csignal>

namespace prov::cli {
namespace {

// A signal handler reaches nothing but a variable of this kind.
volatile std::sig_atomic_t remembered = 0;  // NOLINT

extern "C" void remember(int number) { remembered = number; }

void install(int number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  // Reads must wake up (no SA_RESTART); the next signal of the kind has its usual effect.
  action.sa_flags = handler == SIG_DFL || handler == SIG_IGN ? 0 : static_cast<int>(SA_RESETHAND);
  ::sigaction(number, &action, nullptr);
}

}  // namespace

DeferredSignals::DeferredSignals() {
  remembered = 0;
  install(SIGINT, remember);
  install(SIGTERM, remember);
}

DeferredSignals::~DeferredSignals() {
  install(SIGINT, SIG_DFL);
  install(SIGTERM, SIG_DFL);
}

std::optional<int> interruption() {
  const int number = remembered;
  return number == 0 ? std::nullopt : std::optional<int>(number);
}

void note_interruption(int number) { remembered = number; }

void ignore_broken_pipes() { install(SIGPIPE, SIG_IGN); }

}  // namespace prov::cli
