// SPDX-License-Identifier: Apache-2.0
#include "cli/hidden_line.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <prov/error.h>

#include "cli/signals.h"

namespace prov::cli {
namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

// The only thing that a handler may touch.
volatile std::sig_atomic_t caught = 0;  // NOLINT

extern "C" void catch_signal(int number) { caught = number; }

// While it lives, the signals above are caught, and come only where `waiting_mask` is in force.
class CaughtSignals {
 public:
  CaughtSignals() {
    caught = 0;
    sigset_t all;
    sigemptyset(&all);
    struct sigaction action {};
    action.sa_handler = catch_signal;  // NOLINT(cppcoreguidelines-pro-type-union-access): POSIX
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
      sigaddset(&all, kSignals[i]);
      ::sigaction(kSignals[i], &action, &before_[i]);
    }
    ::sigprocmask(SIG_BLOCK, &all, &mask_);
    waiting_ = mask_;
    for (const int number : kSignals) sigdelset(&waiting_, number);
  }
  ~CaughtSignals() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
      ::sigaction(kSignals[i], &before_[i], nullptr);
    }
    ::sigprocmask(SIG_SETMASK, &mask_, nullptr);
  }
  CaughtSignals(const CaughtSignals&) = delete;
  CaughtSignals& operator=(const CaughtSignals&) = delete;
  [[nodiscard]] const sigset_t& waiting_mask() const { return waiting_; }

 private:
  std::array<struct sigaction, kSignals.size()> before_{};
  sigset_t mask_{}, waiting_{};
};

class Terminal {
 public:
  Terminal() : number_(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {}
  ~Terminal() {
    if (number_ >= 0) ::close(number_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  void say(std::string_view words) const {
    // What cannot be shown is not worth ending the command.
    if (::write(number_, words.data(), words.size()) < 0) return;
  }

 private:
  int number_;
};

class EchoOff {
 public:
  explicit EchoOff(int terminal) : terminal_(terminal) {
    if (::tcgetattr(terminal_, &before_) != 0) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL);
    changed_ = ::tcsetattr(terminal_, TCSAFLUSH, &quiet) == 0;
  }
  ~EchoOff() {
    if (changed_) ::tcsetattr(terminal_, TCSAFLUSH, &before_);
  }
  EchoOff(const EchoOff&) = delete;
  EchoOff& operator=(const EchoOff&) = delete;
  [[nodiscard]] bool works() const { return changed_; }

 private:
  int terminal_;
  termios before_{};
  bool changed_ = false;
};

enum class Read { line, end, interrupted };

Read read_line(int terminal, const sigset_t& mask, HiddenLine& line) {
  while (true) {
    pollfd ready{terminal, POLLIN, 0};
    if (::ppoll(&ready, 1, nullptr, &mask) < 0) {
      if (errno == EINTR && caught != 0) return Read::interrupted;
      if (errno == EINTR) continue;
      return Read::end;
    }
    char c = 0;
    const ssize_t got = ::read(terminal, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Read::end;
    if (c == '\n') return Read::line;
    line.push(c);
  }
}

// One attempt; what was caught stays in `caught`.
Read ask_once(const Terminal& terminal, const std::string& question, HiddenLine& line) {
  const CaughtSignals signals;
  const EchoOff quiet(terminal.get());
  if (!quiet.works()) return Read::end;
  terminal.say(question);
  const Read read = read_line(terminal.get(), signals.waiting_mask(), line);
  terminal.say("\n");
  return read;
}

}  // namespace

HiddenLine::~HiddenLine() { ::explicit_bzero(bytes_.data(), bytes_.size()); }

bool HiddenLine::push(char c) {
  if (size_ == bytes_.size()) return false;
  bytes_[size_++] = c;
  return size_ < bytes_.size();
}

std::optional<HiddenLine> ask_hidden(const std::string& question) {
  const Terminal terminal;
  if (!terminal.is_open()) return std::nullopt;
  HiddenLine line;
  while (true) {
    switch (ask_once(terminal, question, line)) {
      case Read::line:
        return line;
      case Read::end:
        return std::nullopt;
      case Read::interrupted:
        break;
    }
    if (caught != SIGTSTP) break;
    ::raise(SIGSTOP);
    line.clear();
  }
  note_interruption(caught);
  throw Error(ErrorCode::interrupted, "stopped; nothing was changed");
}

void say_on_terminal(std::string_view words) {
  const Terminal terminal;
  if (terminal.is_open()) terminal.say(words);
}

}  // namespace prov::cli
